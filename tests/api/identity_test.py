"""Who somebody is: proof of work, codes, sessions, devices.

A code is six digits, good once and for five minutes; nobody learns whether a number is known; a
cookie is bound to this host and hidden from scripts; a session ends when somebody says so.
"""

import itertools

from palmunion import solution, solves
from stage import ApiTest, fresh_phone

IDENTITY = "/api/v1/identity"


class Signing(ApiTest):
    def ask(self, browser, **changes):
        body = {"phone": fresh_phone(), "purpose": "sign_in", "proof": browser.prove(), **changes}
        return browser.post(f"{IDENTITY}/codes", body)

    def enter(self, browser, code_id, code, **more):
        return browser.post(f"{IDENTITY}/sessions", {"code_id": code_id, "code": code, **more})

    def sent_code(self, browser):
        """Id and digits of a fresh code."""
        phone = fresh_phone()
        return browser.ask_for_code(phone).json["code_id"], self.stage.code_for(phone)

    def test_a_newcomer_signs_in_with_the_code_that_was_sent(self):
        browser, phone = self.browser(), fresh_phone()
        self.assertEqual(browser.get(f"{IDENTITY}/session").json, {"signed_in": False})
        sent = browser.ask_for_code(phone)
        self.assertEqual(sent.status, 202)
        self.assertEqual(sent.json["phone_masked"], f"{phone[:3]}****{phone[-4:]}")
        self.assertEqual((sent.json["expires_in_s"], sent.json["resend_in_s"]), (300, 60))
        done = self.enter(browser, sent.json["code_id"], self.stage.code_for(phone))
        self.assertEqual((done.status, done.json["is_new"]), (201, True))
        session = browser.get(f"{IDENTITY}/session").json
        self.assertTrue(session["signed_in"])
        self.assertEqual(session["expires_at"][:10], "2021-04-07")

    def test_the_cookie_is_bound_to_this_host_and_hidden_from_scripts(self):
        browser = self.browser()
        code_id, code = self.sent_code(browser)
        cookie = self.enter(browser, code_id, code).headers["set-cookie"]
        parts = [part.strip().lower() for part in cookie.split(";")]
        self.assertTrue(cookie.startswith("__Host-palmunion="))
        for part in ("secure", "httponly", "samesite=lax", "path=/"):
            self.assertIn(part, parts)
        self.assertFalse([part for part in parts if part.startswith("domain")])

    def test_somebody_known_is_answered_like_somebody_unknown(self):
        browser, phone = self.browser(), self.player().phone
        self.stage.restart("2021-03-08 09:10")
        known, unknown = browser.ask_for_code(phone), browser.ask_for_code(fresh_phone())
        self.assertEqual(known.status, unknown.status)
        shape = [{name: type(value) for name, value in answer.json.items()}
                 for answer in (known, unknown)]
        self.assertEqual(shape[0], shape[1])
        self.assertEqual(known.headers.keys(), unknown.headers.keys())
        self.stage.restart("2021-03-08 09:15")

    def test_numbers_that_are_no_mobile_phone_are_refused(self):
        browser = self.browser()
        for phone in ("", "1990000000", "199000000011", "29900000001", "phone", "1290000 0001",
                      "+1 212 555 0100"):
            with self.subTest(phone):
                self.refuses(lambda phone=phone, **headers: browser.ask_for_code(phone, **headers),
                             422, "phone_malformed", field="phone")

    def test_numbers_that_cannot_receive_a_code_are_refused_with_their_reason(self):
        browser = self.browser()
        for phone, code in (("1440000000001", "phone_of_machine"),
                            ("0579-8234 5678", "phone_of_landline")):
            with self.subTest(phone):
                self.refuses(lambda phone=phone, **headers: browser.ask_for_code(phone, **headers),
                             422, code, field="phone")

    def test_a_number_may_be_typed_with_spaces_dashes_and_country_code(self):
        browser = self.browser()
        phone = fresh_phone()
        typed = f"+86 {phone[:3]}-{phone[3:7]} {phone[7:]}"
        self.assertEqual(browser.ask_for_code(typed).status, 202)
        self.assertRegex(self.stage.code_for(phone), r"^\d{6}$")

    def test_an_unknown_purpose_is_refused(self):
        browser = self.browser()
        self.refuses(lambda **headers: browser.post(f"{IDENTITY}/codes", {
            "phone": fresh_phone(), "purpose": "payout", "proof": browser.prove()}, **headers),
            422, "purpose_unknown", field="purpose")

    def test_no_code_without_the_proof_of_work(self):
        browser = self.browser()
        body = {"phone": fresh_phone(), "purpose": "sign_in"}
        self.refuses(lambda **headers: browser.post(f"{IDENTITY}/codes", body, **headers),
                     422, "proof_missing")

    def test_a_wrong_proof_is_refused(self):
        browser = self.browser()
        task = browser.post(f"{IDENTITY}/proofs").json
        right = solution(task)["counter"]
        wrong = next(counter for counter in itertools.count() if not solves(task, counter))
        for proof in ({"challenge": task["challenge"], "counter": wrong},
                      {"challenge": "made-up", "counter": 0},
                      {"challenge": task["challenge"] + "0", "counter": right}):
            with self.subTest(proof["challenge"][-8:]):
                body = {"phone": fresh_phone(), "purpose": "sign_in", "proof": proof}
                self.refuses(lambda body=body, **headers: browser.post(
                    f"{IDENTITY}/codes", body, **headers), 422, "proof_wrong")

    def test_a_proof_is_good_for_one_code(self):
        browser = self.browser()
        proof = browser.prove()
        self.assertEqual(self.ask(browser, proof=proof).status, 202)
        body = {"phone": fresh_phone(), "purpose": "sign_in", "proof": proof}
        self.refuses(lambda **headers: browser.post(f"{IDENTITY}/codes", body, **headers),
                     409, "proof_used")

    def test_a_second_code_within_a_minute_is_refused(self):
        browser, phone = self.browser(), fresh_phone()
        self.assertEqual(browser.ask_for_code(phone).status, 202)
        self.refuses(lambda **headers: browser.ask_for_code(phone, **headers), 429,
                     "code_too_soon")
        answer = browser.ask_for_code(phone)
        self.assertIn(answer.json["retry_after_s"], range(50, 61))
        self.assertEqual(answer.headers["retry-after"], str(answer.json["retry_after_s"]))

    def test_a_wrong_code_says_how_many_tries_are_left_and_the_sixth_is_locked(self):
        browser = self.browser()
        code_id, code = self.sent_code(browser)
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        for left in (4, 3, 2, 1):
            answer = self.enter(browser, code_id, wrong)
            self.assert_refused(answer, 422, "code_wrong", tries_left=left, field="code")
        english = browser.post(f"{IDENTITY}/sessions", {"code_id": code_id, "code": wrong},
                               accept_language="en")
        self.assert_refused(english, 429, "code_locked")
        self.refuses(lambda **headers: browser.post(
            f"{IDENTITY}/sessions", {"code_id": code_id, "code": code}, **headers),
            429, "code_locked")
        self.assertFalse(browser.get(f"{IDENTITY}/session").json["signed_in"])

    def test_the_words_for_a_wrong_code_come_in_both_languages(self):
        browser = self.browser()
        code_id, code = self.sent_code(browser)
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        self.refuses(lambda **headers: browser.post(
            f"{IDENTITY}/sessions", {"code_id": code_id, "code": wrong}, **headers),
            422, "code_wrong")

    def test_what_is_not_six_digits_costs_no_try(self):
        browser = self.browser()
        code_id, code = self.sent_code(browser)
        for typed in ("", "12345", "1234567", "abcdef"):
            self.refuses(lambda typed=typed, **headers: browser.post(
                f"{IDENTITY}/sessions", {"code_id": code_id, "code": typed}, **headers),
                422, "code_malformed", field="code")
        spaced = f"{code[:3]} {code[3:]}"
        self.assertEqual(self.enter(browser, code_id, spaced).status, 201)

    def test_a_code_is_good_once_and_only_where_it_was_asked_for(self):
        browser, other = self.browser(), self.browser()
        code_id, code = self.sent_code(browser)
        other_id, _ = self.sent_code(other)
        self.assert_refused(self.enter(other, other_id, code), 422, "code_wrong")
        self.refuses(lambda **headers: other.post(
            f"{IDENTITY}/sessions", {"code_id": "made-up", "code": code}, **headers),
            404, "code_unknown")
        self.assertEqual(self.enter(browser, code_id, code).status, 201)
        self.refuses(lambda **headers: browser.post(
            f"{IDENTITY}/sessions", {"code_id": code_id, "code": code}, **headers),
            409, "code_used")

    def test_a_device_has_a_short_name(self):
        browser = self.browser()
        code_id, code = self.sent_code(browser)
        self.refuses(lambda **headers: browser.post(f"{IDENTITY}/sessions", {
            "code_id": code_id, "code": code, "device_name": "长" * 61}, **headers),
            422, "device_name_too_long", field="device_name")
        self.refuses(lambda **headers: browser.post(f"{IDENTITY}/sessions", {
            "code_id": code_id, "code": code, "device_name": "two\nlines"}, **headers),
            422, "device_name_malformed", field="device_name")
        self.assertEqual(self.enter(browser, code_id, code, device_name="长" * 60).status, 201)


class OneNetwork(ApiTest):
    more_settings = {"identity.codes_per_address_hour": "1"}

    def test_one_network_address_is_sent_so_many_codes_within_an_hour(self):
        browser = self.browser()
        self.assertEqual(browser.ask_for_code(fresh_phone()).status, 202)
        self.refuses(lambda **headers: browser.ask_for_code(fresh_phone(), **headers),
                     429, "code_source_limit")


class ManyPhones(ApiTest):
    more_settings = {"identity.wrong_codes_per_hour": "6"}

    def test_guesses_at_many_phones_make_codes_longer_and_warn(self):
        browser = self.browser()
        for _ in range(7):
            phone = fresh_phone()
            sent = browser.ask_for_code(phone).json
            self.assertEqual(sent["code_digits"], 6)
            wrong = f"{(int(self.stage.code_for(phone)) + 1) % 1_000_000:06}"
            answer = browser.post(f"{IDENTITY}/sessions",
                                  {"code_id": sent["code_id"], "code": wrong})
            self.assert_refused(answer, 422, "code_wrong")
        phone = fresh_phone()
        sent = browser.ask_for_code(phone).json
        code = self.stage.code_for(phone)
        self.assertEqual((sent["code_digits"], len(code)), (8, 8))
        done = browser.post(f"{IDENTITY}/sessions", {"code_id": sent["code_id"], "code": code})
        self.assertEqual(done.status, 201)
        self.stage.restart("2021-03-08 09:05")
        self.assertIn("codes_guessed", self.stage.log_text())


class Budget(ApiTest):
    more_settings = {"identity.codes_per_day": "2"}

    def test_a_day_never_costs_more_than_the_operator_set(self):
        browser = self.browser()
        answers = [browser.ask_for_code(fresh_phone()) for _ in range(4)]
        self.assertEqual([answer.status for answer in answers], [202, 202, 503, 503])
        self.refuses(lambda **headers: browser.ask_for_code(fresh_phone(), **headers),
                     503, "code_budget_used")


class Block(ApiTest):
    more_settings = {"identity.codes_per_prefix_hour": "1"}

    def test_a_block_of_numbers_is_sent_so_many_codes_within_an_hour(self):
        browser, phone = self.browser(), fresh_phone()
        neighbour = phone[:-1] + "2"
        self.assertEqual(browser.ask_for_code(phone).status, 202)
        self.refuses(lambda **headers: browser.ask_for_code(neighbour, **headers),
                     429, "code_prefix_limit")
