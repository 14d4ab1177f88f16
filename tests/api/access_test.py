"""Who may do what: the cells of docs/api/access.csv and powers.csv, asked one by one.

A cell is a standing (a role at a place, or a program's token) x a route x where the thing lies.
"""

import csv

from palmunion import ROOT, Browser
from stage import CONTESTS, settings
from staff import Colleague, link_token
from staff_test import StaffTest

# A city and what lies in it; another city; the whole house.
OWN, BELOW, OTHER, HOUSE = "330700", "330702", "330100", None
DENIED = ("not_permitted", "staff_unknown")


def table(name):
    with open(ROOT / "docs" / "api" / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def powers():
    found = {}
    for row in table("powers.csv"):
        found.setdefault(row["role"], set()).add(row["action"])
    return found


class Access(StaffTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.targets = {place: cls.invite("observer", place) for place in (BELOW, OTHER)}
        cls.slugs = {BELOW: "contest-of-the-county", OTHER: "contest-of-the-other"}
        for place, slug in cls.slugs.items():
            cls.stage.create_contest(settings(slug, organiser=place))
        cls.tokens = {}
        cls.stage.stop()
        for place in (OWN, HOUSE):
            flags = [word for action in sorted(powers()["program"])
                     for word in ("--action", action)]
            at = ("--union", place) if place else ()
            code, out, errors = cls.stage.run("token", "program", "--label", "test", *flags, *at)
            assert code == 0, errors
            cls.tokens[place] = out.split()[-1]
        cls.stage.start()

    def standing(self, role, place):
        if role == "program":
            one = Browser(self.stage)
            self.addCleanup(one.close)
            one.headers = {"authorization": f"Bearer {self.tokens[place]}"}
        else:
            one = self.colleague(role, place)
            one.headers = {}
        return one

    def request_of(self, method, path, place):
        """A request that gets past the door and then changes nothing that another cell needs."""
        if "{slug}" in path:
            path = path.replace("{slug}", self.slugs[place])
        path = path.replace("{code}", "party-history").replace("{qcode}", "NOBODY")
        path = path.replace("{contest}", "march").replace("{day}", "today")
        path = path.replace("{month}", "2021-03")
        if path.startswith("/api/v1/payout/") or "/settlement" in path:
            return method, path.replace("{id}", "0"), None
        body = None
        if path == CONTESTS:
            body = settings(self.slugs[place], organiser=place)
        elif path.endswith("/settings"):
            body = settings(self.slugs[place], organiser=place)
        elif path.endswith("/NOBODY"):
            body = {"enabled": True}
        elif path.endswith("/questions") and method == "POST":
            body = {}
        elif path == "/api/v1/staff/people" and method == "POST":
            body = {"login": "1", "full_name": "李"}
        elif path.endswith("/posts"):
            body = {"role": "observer", "union": place}
        if "/people/{id}" in path:
            path = path.replace("{id}", self.targets[place][0])
        elif "/posts/{id}" in path:
            path = path.replace("{id}", self.posts[place])
        return method, path, body

    @staticmethod
    def is_allowed(row, held, place_of_post, place):
        if row["action"] not in held:
            return False
        if place_of_post is HOUSE:
            return True
        return row["relation"] == "" or (
            row["relation"] in ("union", "person") and place == BELOW)

    def test_every_cell_of_the_matrix(self):
        self.posts = {}
        for place, target in self.targets.items():
            held = self.warden.get(f"/api/v1/staff/people/{target[0]}").json["posts"]
            self.posts[place] = held[0]["id"]
        routes = [row for row in table("access.csv") if row["access"] == "staff" and row["action"]]
        cells = []
        for role, held in powers().items():
            for place_of_post in (OWN, HOUSE):
                one = self.standing(role, place_of_post)
                for row in routes:
                    for place in (BELOW, OTHER):
                        cells.append((self.is_allowed(row, held, place_of_post, place), role,
                                      place_of_post, one, row, place))
        # Those that are denied first: what is allowed may end a post that they look at.
        for allowed, role, place_of_post, one, row, place in sorted(cells, key=lambda c: c[0]):
            method, path, body = self.request_of(row["method"], row["path"], place)
            answer = one.request(method, path, body, dict(one.headers))
            with self.subTest(f"{role} at {place_of_post}: {method} {path} in {place}"):
                if allowed:
                    self.assertNotIn(answer.status, (401, 403), answer.body[:300])
                elif path == "/api/v1/staff/people" and method == "POST" and answer.status == 422:
                    self.assertIn(row["action"], powers()[role])
                else:
                    self.assertIn(answer.json.get("code"), DENIED, answer.text)
        self.assertGreater(len(cells), 500)

    def test_nobody_else_gets_through(self):
        stranger, worker = Browser(self.stage), self.player()
        self.addCleanup(stranger.close)
        for row in table("access.csv"):
            path = row["path"].replace("{slug}", "march").replace("{code}", "party-history")
            for name in ("{id}", "{qcode}", "{number}", "{contest}", "{day}"):
                path = path.replace(name, "1")
            path = path.replace("{date}", "2021-03-08").replace("{month}", "2021-03")
            with self.subTest(f"{row['method']} {path}"):
                if row["access"] == "staff":
                    for one in (stranger, worker):
                        answer = one.request(row["method"], path)
                        self.assert_refused(answer, 401, "staff_sign_in_needed")
                elif row["access"] == "signed_in":
                    self.assert_refused(stranger.request(row["method"], path), 401,
                                        "sign_in_needed")


class Colleagues(StaffTest):
    def test_an_account_becomes_a_post_that_can_be_ended(self):
        system = self.colleague("system_administrator")
        security = self.colleague("security_administrator")
        made = system.post("/api/v1/staff/people", {"login": "new-one", "full_name": "王芳"})
        self.assertEqual(made.status, 201)
        newcomer = Colleague(self.stage, "new-one")
        self.addCleanup(newcomer.close)
        newcomer.set_up(link_token(made.json["set_up_path"]))
        self.assertEqual(newcomer.get("/api/v1/staff/me").json["powers"], [])
        posts = f"/api/v1/staff/people/{made.json['id']}/posts"
        wanted = {"role": "contest_handler", "union": OWN}
        given = security.post(posts, wanted)
        self.assertEqual((given.status, given.json["union"]["code"]), (201, OWN))
        me = newcomer.get("/api/v1/staff/me").json
        self.assertIn("contest.create", me["powers"])
        self.assertEqual([post["id"] for post in me["posts"]], [given.json["id"]])
        created = newcomer.post(CONTESTS, settings("of-the-city", organiser=OWN))
        self.assertEqual(created.status, 201)
        handed_on = newcomer.put(f"{CONTESTS}/of-the-city/settings",
                                 settings("of-the-city", organiser=OTHER))
        self.assert_refused(handed_on, 403, "not_permitted")
        self.assertEqual(security.delete(f"/api/v1/staff/posts/{given.json['id']}").status, 204)
        refused = newcomer.post(CONTESTS, settings("too-late", organiser=OWN))
        self.assert_refused(refused, 403, "not_permitted")
        history = security.get(f"/api/v1/staff/people/{made.json['id']}").json["posts"]
        self.assertIsNotNone(history[0]["until"])
        self.refuses(lambda **h: security.delete(f"/api/v1/staff/posts/{given.json['id']}", **h),
                     404, "post_unknown")

    def test_appointments_that_are_refused(self):
        security = self.colleague("security_administrator")
        own = security.get("/api/v1/staff/me").json["staff"]["id"]
        auditor = self.colleague("auditor").get("/api/v1/staff/me").json["staff"]["id"]

        def give(whom, role, place=OWN):
            return lambda **headers: security.post(f"/api/v1/staff/people/{whom}/posts",
                                                   {"role": role, "union": place}, **headers)

        self.refuses(give(own, "observer"), 403, "post_for_oneself")
        self.refuses(give(auditor, "system_administrator"), 409, "posts_exclude")
        self.refuses(give(auditor, "auditor", None), 409, "post_held")
        self.refuses(give(auditor, "king"), 422, "role_unknown", field="role")
        self.refuses(give(auditor, "observer", "NOWHERE"), 404, "union_unknown")
        self.refuses(give("999", "observer"), 404, "staff_unknown")

    def test_accounts_that_cannot_be_made(self):
        system = self.colleague("system_administrator")

        def make(login, name="李雷"):
            return lambda **headers: system.post("/api/v1/staff/people", {
                "login": login, "full_name": name}, **headers)

        self.refuses(make("keeper"), 409, "login_taken")
        self.refuses(make("1x"), 422, "login_malformed", field="login")
        self.refuses(make("someone", "李"), 422, "staff_name_malformed", field="full_name")

    def test_accounts_are_reset_and_locked_by_others_only(self):
        system = self.colleague("system_administrator")
        own = system.get("/api/v1/staff/me").json["staff"]["id"]
        other = self.colleague("observer")
        whom = other.id
        for act in ("reset", "lock", "unlock"):
            self.refuses(lambda a=act, **h: system.post(f"/api/v1/staff/people/{own}/{a}", **h),
                         403, "post_for_oneself")
            self.refuses(lambda a=act, **h: system.post(f"/api/v1/staff/people/999/{a}", **h),
                         404, "staff_unknown")
        self.refuses(lambda **h: system.get("/api/v1/staff/people/999", **h), 404, "staff_unknown")
        self.assertEqual(system.post(f"/api/v1/staff/people/{whom}/lock").status, 204)
        self.assertFalse(other.get("/api/v1/staff/session").json["signed_in"])
        self.assertEqual(system.post(f"/api/v1/staff/people/{whom}/unlock").status, 204)
        again = system.post(f"/api/v1/staff/people/{whom}/reset")
        self.assertEqual(other.set_up(link_token(again.json["set_up_path"])).status, 201)

    def test_what_decides_about_accounts_needs_a_fresh_second_factor(self):
        system, security = (self.colleague(role) for role in ("system_administrator",
                                                            "security_administrator"))
        self.later(minutes=11)
        for one, method, path, body in (
                (system, "POST", "/people", {"login": "late", "full_name": "李雷"}),
                (system, "POST", "/people/1/reset", None), (system, "POST", "/people/1/lock", None),
                (system, "POST", "/people/1/unlock", None),
                (security, "POST", "/people/1/posts", {"role": "observer"}),
                (security, "DELETE", "/posts/1", None)):
            with self.subTest(path):
                self.assert_refused(one.request(method, f"/api/v1/staff{path}", body), 403,
                                    "step_up_needed")

    def test_the_roles_are_told_with_their_powers(self):
        items = self.colleague("observer").get("/api/v1/staff/roles").json["items"]
        told = {item["role"]: set(item["powers"]) for item in items}
        self.assertEqual(told, {role: held for role, held in powers().items()
                                if role != "program"})

    # action_unknown
    def test_a_token_cannot_be_given_what_programs_never_may(self):
        said = self.by_hand("token", "program", "--label", "x", "--action", "post.appoint",
                            expected=1)
        self.assertIn("contest.see", said)
