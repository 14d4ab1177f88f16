"""Who works for the union: set-up, two factors, sessions.

A password alone opens nothing, a code is good once, nobody learns whether an account exists, and a
session ends after a day's work, when nobody is there, or when somebody says so.
"""

import datetime
import itertools

from palmunion import SHANGHAI, Browser
from stage import ApiTest, Stage
from staff import PASSWORD, STAFF, Colleague, link_token

numbers = itertools.count(1)


class StaffTest(ApiTest):
    """Tests with a keeper of accounts (system administrator) and a warden of posts (security
    administrator), who are both over the whole house."""

    @classmethod
    def setUpClass(cls):
        cls.stage = Stage(cls.local_time, **cls.more_settings)
        cls.addClassCleanup(cls.stage.close)
        links = {}
        for login, role in (("keeper", "system_administrator"),
                            ("warden", "security_administrator")):
            code, out, errors = cls.stage.run("admin", "create", login, "--name", "李雷",
                                              "--role", role)
            assert code == 0, errors
            links[login] = link_token(out)
        cls.stage.start()
        for login, token in links.items():
            colleague = Colleague(cls.stage, login)
            colleague.set_up(token)
            cls.addClassCleanup(colleague.close)
            setattr(cls, login, colleague)

    @classmethod
    def invite(cls, role=None, place=None):
        """A fresh account, perhaps with a post: its id, its login and the token of its link."""
        login = f"colleague-{next(numbers)}"
        made = cls.keeper.freshen().post(f"{STAFF}/people", {"login": login, "full_name": "韩梅梅"})
        assert made.status == 201, made.body
        if role:
            cls.warden.freshen()
            given = cls.warden.post(f"{STAFF}/people/{made.json['id']}/posts",
                                    {"role": role, "union": place})
            assert given.status == 201, given.body
        return made.json["id"], login, link_token(made.json["set_up_path"])

    def invited(self):
        return self.invite()[1:]

    def colleague(self, role=None, place=None):
        number, login, token = self.invite(role, place)
        colleague = Colleague(self.stage, login)
        colleague.id = number
        self.addCleanup(colleague.close)
        colleague.set_up(token)
        return colleague

    def by_hand(self, *words, expected=0):
        """Runs a command of the program, for which the service must be stopped."""
        self.stage.stop()
        code, out, errors = self.stage.run(*words)
        self.stage.start()
        self.assertEqual(code, expected, out + errors)
        return out + errors

    def later(self, **span):
        """Starts the program again at a later time of day."""
        now = datetime.datetime.fromtimestamp(self.stage.now(), SHANGHAI)
        self.stage.restart((now + datetime.timedelta(**span)).strftime("%Y-%m-%d %H:%M:%S"))


class SettingUp(StaffTest):
    def test_a_link_sets_an_account_up_once(self):
        login, token = self.invited()
        browser = Colleague(self.stage, login)
        self.addCleanup(browser.close)
        done = browser.set_up(token)
        self.assertEqual(done.json["staff"]["login"], login)
        self.assertEqual(len(set(done.json["recovery_codes"])), 10)
        session = browser.get(f"{STAFF}/session").json
        self.assertTrue(session["signed_in"])
        self.assertEqual(session["staff"], done.json["staff"])
        self.refuses(lambda **headers: browser.post(f"{STAFF}/set-up", {"token": token}, **headers),
                     404, "set_up_link_unknown")

    def test_the_cookie_is_of_staff_alone_and_strict(self):
        login, token = self.invited()
        browser = Colleague(self.stage, login)
        self.addCleanup(browser.close)
        cookie = browser.set_up(token).headers["set-cookie"]
        parts = [part.strip().lower() for part in cookie.split(";")]
        self.assertTrue(cookie.startswith("__Host-palmunion-staff="))
        for part in ("secure", "httponly", "samesite=strict", "path=/"):
            self.assertIn(part, parts)
        # It signs nobody in as a worker.
        self.assertEqual(browser.get("/api/v1/identity/session").json, {"signed_in": False})
        self.refuses(lambda **headers: browser.get("/api/v1/me", **headers), 401, "sign_in_needed")

    def test_a_worker_is_no_staff(self):
        player = self.player()
        self.refuses(lambda **headers: player.get(f"{STAFF}/sessions", **headers),
                     401, "staff_sign_in_needed")
        self.assertEqual(player.get(f"{STAFF}/session").json, {"signed_in": False})

    def test_weak_passwords_and_wrong_codes_leave_the_link_as_it_was(self):
        login, token = self.invited()
        browser = Colleague(self.stage, login)
        self.addCleanup(browser.close)
        offer = browser.post(f"{STAFF}/set-up", {"token": token}).json
        browser.secret = offer["secret"]

        def finish(password=PASSWORD, code=None, device="", **headers):
            return browser.post(f"{STAFF}/set-up/finish", {
                "token": token, "password": password, "code": code or "000000",
                "device_name": device}, **headers)

        for password, refusal in (("short", "password_too_short"),
                                  ("x" * 129, "password_too_long"),
                                  ("Passw0rd!2024", "password_guessable"),
                                  (f"{login}123456", "password_guessable")):
            with self.subTest(password):
                self.refuses(lambda p=password, **headers: finish(p, **headers),
                             422, refusal, field="password")
        self.refuses(finish, 422, "second_factor_wrong", field="code")
        self.refuses(lambda **headers: finish(code="12345", **headers), 422, "code_malformed")
        self.refuses(lambda **headers: finish(device="长" * 61, **headers),
                     422, "device_name_too_long")
        self.refuses(lambda **headers: finish(device="a\nb", **headers),
                     422, "device_name_malformed")
        self.refuses(lambda **headers: browser.post(f"{STAFF}/set-up/finish", {
            "token": "made-up", "password": PASSWORD, "code": "000000"}, **headers),
            404, "set_up_link_unknown")
        self.assertEqual(browser.set_up(token).status, 201)


class FirstStart(ApiTest):
    def test_it_prints_a_link_for_the_first_administrator_until_it_is_used(self):
        first = link_token(self.stage.said_until("restart prints another"))
        self.stage.restart()
        again = link_token(self.stage.said_until("restart prints another"))
        admin = Colleague(self.stage, "admin")
        self.addCleanup(admin.close)
        self.assert_refused(admin.post(f"{STAFF}/set-up", {"token": first}), 404,
                            "set_up_link_unknown")
        self.assertEqual(admin.set_up(again).status, 201)
        me = admin.get(f"{STAFF}/me").json
        self.assertEqual([post["role"] for post in me["posts"]], ["system_administrator"])
        self.stage.restart()
        self.stage.stop()
        self.stage.drainer.join()
        self.assertNotIn("/staff/set-up#", self.stage.said)
        self.stage.start()


class SigningIn(StaffTest):
    def test_password_and_code_sign_in(self):
        colleague = self.colleague()
        colleague.delete(f"{STAFF}/session")
        self.assertEqual(colleague.get(f"{STAFF}/session").json, {"signed_in": False})
        ticket = colleague.begin().json["ticket"]
        done = colleague.finish(ticket, code=colleague.code())
        self.assertEqual((done.status, done.json["recovery_codes_left"]), (201, 10))
        session = colleague.get(f"{STAFF}/session").json
        self.assertTrue(session["signed_in"] and session["proven_until"])

    def test_nobody_learns_what_was_wrong(self):
        colleague, nobody = self.colleague(), Colleague(self.stage, "nobody")
        self.addCleanup(nobody.close)
        right, wrong = colleague.begin(), colleague.begin("wrong wrong wrong")
        unknown = nobody.begin()
        self.assertEqual({answer.status for answer in (right, wrong, unknown)}, {200})
        self.assertEqual(len({len(answer.body) for answer in (right, wrong, unknown)}), 1)
        for ticket in (right, wrong, unknown):
            self.refuses(lambda t=ticket.json["ticket"], **headers: colleague.post(
                f"{STAFF}/sign-in/finish", {"ticket": t, "code": "000000"}, **headers),
                422, "staff_sign_in_failed")

    def test_a_code_and_a_recovery_code_are_good_once(self):
        colleague = self.colleague()
        code, paper = colleague.code(), colleague.recovery_codes[0]
        for factor in ({"code": code}, {"recovery_code": paper}):
            ticket = colleague.begin().json["ticket"]
            self.assertEqual(colleague.finish(ticket, **factor).status, 201)
            self.assert_refused(colleague.finish(ticket, **factor), 422, "staff_sign_in_failed")
        self.assertEqual(colleague.get(f"{STAFF}/session").json["recovery_codes_left"], 9)

    def test_the_second_step_needs_one_factor_and_a_ticket_of_ours(self):
        colleague = self.colleague()
        ticket = colleague.begin().json["ticket"]

        def finish(body):
            return lambda **headers: colleague.post(f"{STAFF}/sign-in/finish", body, **headers)

        self.refuses(finish({"ticket": ticket}), 422, "second_factor_missing")
        self.refuses(finish({"ticket": ticket, "code": "000000", "recovery_code": "abcde-fghjk"}),
                     422, "second_factor_missing")
        self.refuses(finish({"ticket": ticket, "code": "1"}), 422, "code_malformed")
        self.refuses(finish({"ticket": ticket, "recovery_code": "1"}), 422, "code_malformed")
        self.refuses(finish({"ticket": "made-up", "code": "000000"}), 409, "staff_ticket_expired")
        self.refuses(finish({"ticket": ticket, "code": "000000", "device_name": "长" * 61}),
                     422, "device_name_too_long")
        self.refuses(finish({"ticket": ticket, "code": "000000", "device_name": "a\nb"}),
                     422, "device_name_malformed")

    def test_guessing_pauses_known_and_unknown_alike(self):
        colleague, nobody = self.colleague(), Colleague(self.stage, "nobody-at-all")
        self.addCleanup(nobody.close)
        for guesser in (colleague, nobody):
            ticket = guesser.begin("wrong wrong wrong").json["ticket"]
            for _ in range(5):
                self.assert_refused(guesser.finish(ticket, code="000000"), 422,
                                    "staff_sign_in_failed")
            self.refuses(lambda g=guesser, t=ticket, **headers: g.post(
                f"{STAFF}/sign-in/finish", {"ticket": t, "code": "000000"}, **headers),
                429, "staff_sign_in_paused")
            self.refuses(lambda g=guesser, **headers: g.begin(**headers),
                         429, "staff_sign_in_paused")
        self.assert_refused(colleague.step_up(), 429, "staff_sign_in_paused")
        self.assert_refused(colleague.put(f"{STAFF}/password", {
            "current_password": PASSWORD, "password": "neun warme steine am ufer"}), 429,
            "staff_sign_in_paused")

    def test_a_page_of_another_site_changes_nothing(self):
        colleague = self.colleague()
        foreign = colleague.delete(f"{STAFF}/sessions", origin="https://elsewhere.example")
        self.assert_refused(foreign, 403, "origin_foreign")
        self.assertTrue(colleague.get(f"{STAFF}/session").json["signed_in"])


class Sessions(StaffTest):
    def test_sessions_are_listed_and_ended(self):
        here = self.colleague()
        there = here.on_another_device()
        self.addCleanup(there.close)
        self.assertEqual(there.enter().status, 201)
        items = here.get(f"{STAFF}/sessions").json["items"]
        self.assertEqual(sorted(item["current"] for item in items), [False, True])
        other = next(item for item in items if not item["current"])
        self.assertEqual(here.delete(f"{STAFF}/sessions/{other['id']}").status, 204)
        self.assertFalse(there.get(f"{STAFF}/session").json["signed_in"])
        for unknown in (other["id"], "x"):
            self.refuses(lambda u=unknown, **headers: here.delete(
                f"{STAFF}/sessions/{u}", **headers), 404, "staff_session_unknown")
        self.assertEqual(there.enter().status, 201)
        self.assertEqual(there.delete(f"{STAFF}/sessions").status, 204)
        self.assertFalse(here.get(f"{STAFF}/session").json["signed_in"])

    def test_what_is_delicate_needs_a_fresh_second_factor(self):
        colleague = self.colleague()
        self.later(minutes=11)
        self.assertIsNone(colleague.get(f"{STAFF}/session").json["proven_until"])
        for ask in (lambda **h: colleague.post(f"{STAFF}/recovery-codes", **h),
                    lambda **h: colleague.get(f"{STAFF}/second-factor", **h),
                    lambda **h: colleague.put(f"{STAFF}/second-factor", {"code": "000000"}, **h)):
            self.refuses(ask, 403, "step_up_needed")
        self.refuses(lambda **headers: colleague.post(f"{STAFF}/step-up", {"code": "000000"},
                                                      **headers), 422, "second_factor_wrong")
        self.refuses(lambda **headers: colleague.post(f"{STAFF}/step-up", {"code": "0"},
                                                      **headers), 422, "code_malformed")
        self.assertEqual(colleague.step_up().status, 200)
        codes = colleague.post(f"{STAFF}/recovery-codes")
        self.assertEqual((codes.status, len(codes.json["recovery_codes"])), (201, 10))
        self.assertFalse(set(codes.json["recovery_codes"]) & set(colleague.recovery_codes))

    def test_half_an_hour_of_silence_ends_a_session(self):
        colleague = self.colleague()
        self.later(minutes=29)
        self.assertTrue(colleague.get(f"{STAFF}/session").json["signed_in"])
        self.later(minutes=29)
        self.assertTrue(colleague.get(f"{STAFF}/session").json["signed_in"])
        self.later(minutes=31)
        self.assertFalse(colleague.get(f"{STAFF}/session").json["signed_in"])

    def test_the_password_changes_with_the_present_one(self):
        here = self.colleague()
        there = here.on_another_device()
        self.addCleanup(there.close)
        there.enter()

        def change(current, wanted, **headers):
            return here.put(f"{STAFF}/password", {"current_password": current, "password": wanted},
                            **headers)

        other = "neun warme steine am ufer"
        self.refuses(lambda **h: change("wrong wrong wrong", other, **h), 422, "password_wrong")
        self.refuses(lambda **h: change(PASSWORD, "short", **h), 422, "password_too_short")
        self.refuses(lambda **h: change(PASSWORD, "x" * 129, **h), 422, "password_too_long")
        self.assert_refused(change(PASSWORD, "123456789012"), 422, "password_guessable")
        self.assertEqual(change(PASSWORD, other).status, 204)
        self.assertFalse(there.get(f"{STAFF}/session").json["signed_in"])
        self.assertEqual(here.enter(other).status, 201)

    def test_another_app_takes_over(self):
        colleague = self.colleague()
        offer = colleague.get(f"{STAFF}/second-factor").json
        self.assertEqual(offer, colleague.get(f"{STAFF}/second-factor").json)
        self.refuses(lambda **headers: colleague.put(
            f"{STAFF}/second-factor", {"code": "000000"}, **headers), 422, "second_factor_wrong")
        self.refuses(lambda **headers: colleague.put(
            f"{STAFF}/second-factor", {"code": "0"}, **headers), 422, "code_malformed")
        colleague.secret, colleague.last_step = offer["secret"], 0
        self.assertEqual(colleague.put(f"{STAFF}/second-factor",
                                       {"code": colleague.code()}).status, 204)
        ticket = colleague.begin().json["ticket"]
        self.assertEqual(colleague.finish(ticket, code=colleague.code()).status, 201)

    def test_every_route_of_the_own_account_needs_a_session(self):
        stranger = Browser(self.stage)
        self.addCleanup(stranger.close)
        for method, path in (("GET", "/sessions"), ("DELETE", "/sessions"),
                             ("DELETE", "/sessions/1"), ("POST", "/step-up"), ("PUT", "/password"),
                             ("POST", "/recovery-codes"), ("GET", "/second-factor"),
                             ("PUT", "/second-factor")):
            with self.subTest(f"{method} {path}"):
                self.refuses(lambda m=method, p=path, **headers: stranger.request(
                    m, STAFF + p, headers={k.replace("_", "-"): v for k, v in headers.items()}),
                    401, "staff_sign_in_needed")


class ByHand(StaffTest):
    def test_locking_ends_every_way_in(self):
        colleague = self.colleague("observer")
        self.assertIn("observer", self.by_hand("admin", "list"))
        self.by_hand("admin", "lock", colleague.login)
        self.assertFalse(colleague.get(f"{STAFF}/session").json["signed_in"])
        self.assert_refused(colleague.enter(), 422, "staff_sign_in_failed")
        self.assertIn("locked", self.by_hand("admin", "list"))
        self.by_hand("admin", "unlock", colleague.login)
        self.assertEqual(colleague.enter().status, 201)

    def test_a_reset_invites_anew(self):
        colleague = self.colleague()
        out = self.by_hand("admin", "reset", colleague.login)
        self.assertFalse(colleague.get(f"{STAFF}/session").json["signed_in"])
        self.assert_refused(colleague.enter(), 422, "staff_sign_in_failed")
        self.assertEqual(colleague.set_up(link_token(out)).status, 201)

    def test_sessions_are_shown_and_ended(self):
        colleague = self.colleague()
        self.assertIn("last seen", self.by_hand("admin", "sessions", colleague.login))
        self.by_hand("admin", "sessions", colleague.login, "--end")
        self.assertFalse(colleague.get(f"{STAFF}/session").json["signed_in"])

    def test_mistakes_are_said(self):
        for words, said in ((("create", "keeper", "--name", "李雷"), "user name already"),
                            (("create", "1x", "--name", "李雷"), "begins with a letter"),
                            (("create", "somebody", "--name", "李"), "2-40 characters"),
                            (("create", "somebody", "--name", "李雷", "--role", "king"),
                             "contest_handler"),
                            (("create", "somebody", "--name", "李雷", "--role", "auditor",
                              "--union", "NOWHERE"), "no such union"),
                            (("lock", "nobody"), "no such staff account")):
            with self.subTest(words):
                self.assertIn(said, self.by_hand("admin", *words, expected=1))
