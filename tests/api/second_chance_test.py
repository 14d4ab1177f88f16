"""The second attempt of a day in its five modes (Q11, AMB-Q3, AMB-Q4)."""

import json

from palmunion import ROOT, Browser
from stage import ApiTest, settings

MODES = ("study", "visit", "two_attempts", "none")


class SecondChance(ApiTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for mode in MODES:
            cls.stage.create_contest(settings(mode.replace("_", "-"), second_chance=mode))

    def chance(self, player):
        return player.day()["second_chance"]["state"]

    def test_share_grants_at_once_and_only_once_a_day(self):
        player = self.player()
        self.assertEqual(self.chance(player), "offered")
        shared = player.share()
        self.assertEqual((shared.status, shared.json["granted"]), (201, True))
        self.assertEqual(self.chance(player), "earned")
        player.play()
        player.play()
        self.assertEqual(self.chance(player), "used")
        self.assertEqual(player.day()["attempts_allowed"], 2)

    def test_a_shared_link_shows_a_page_and_its_qr_code(self):
        player = self.player()
        shared = player.share().json
        visitor = Browser(self.stage)
        page = visitor.get(shared["url"])
        self.assertEqual(page.status, 200)
        self.assertIn("text/html", page.headers["content-type"])
        self.assertIn("/quiz/march", page.text)
        picture = visitor.get(shared["qr_url"])
        self.assertEqual(picture.headers["content-type"].split(";")[0], "image/svg+xml")
        visitor.close()

    def test_0_study_grants_when_the_card_was_read_and_its_question_answered(self):
        player = self.player(slug="study")
        player.play()
        self.refuses(lambda **headers: player.start(**headers), 409, "second_chance_needed")
        path = f"{player.contest}/second-chance/study"
        opened = player.post(path)
        self.assertEqual(opened.status, 201)
        card = opened.json["card"]
        self.assertEqual(player.post(path).json, opened.json)
        body = {"card": card["code"], "answer": 0}
        self.refuses(lambda **headers: player.post(f"{path}/check", body, **headers),
                     409, "study_too_fast")
        self.refuses(lambda **headers: player.post(
            f"{path}/check", {"card": "C999", "answer": 0}, **headers), 404, "study_card_unknown")
        self.refuses(lambda **headers: player.post(
            f"{path}/check", {"card": card["code"], "answer": 99}, **headers),
            422, "answer_out_of_range")
        self.stage.restart("2021-03-08 09:10")
        cards = json.loads((ROOT / "deploy/content/study_cards.json").read_text("utf-8"))
        right = next(one for one in cards if one["code"] == card["code"])["check"]["answer"]
        answer = player.post(f"{path}/check",
                             {"card": card["code"], "answer": "ABC".index(right)})
        self.assertEqual((answer.status, answer.json), (200, {"granted": True, "right": True}))
        self.assertEqual(player.play()["number"], 2)
        self.refuses(lambda **headers: player.post(path, **headers), 409, "second_chance_used")
        self.refuses(lambda **headers: player.post(f"{path}/check", body, **headers),
                     409, "second_chance_used")

    def test_a_card_is_for_the_study_mode_only(self):
        player = self.player()
        path = f"{player.contest}/second-chance/study"
        self.refuses(lambda **headers: player.post(path, **headers), 409,
                     "second_chance_not_study")
        self.refuses(lambda **headers: player.post(
            f"{path}/check", {"card": "C1", "answer": 0}, **headers),
            409, "second_chance_not_study")

    def test_a_card_needs_a_union_too(self):
        player = self.player(union=None, slug="study")
        self.refuses(lambda **headers: player.post(
            f"{player.contest}/second-chance/study", **headers), 403, "union_missing")

    def test_visit_grants_when_another_device_opens_the_link(self):
        player = self.player(slug="visit")
        shared = player.share().json
        self.assertFalse(shared["granted"])
        player.post(shared["url"])
        self.assertEqual(self.chance(player), "offered")
        visitor = Browser(self.stage)
        self.assertIn(f'action="{shared["url"]}"', visitor.get(shared["url"]).text)
        self.assertEqual(self.chance(player), "offered", "a preview of the link is no visit")
        pressed = visitor.post(shared["url"])
        self.assertEqual((pressed.status, pressed.headers["location"]),
                         (303, "/quiz/visit?ch=share"))
        visitor.close()
        self.assertEqual(self.chance(player), "earned")
        player.play()
        self.assertEqual(player.play()["number"], 2)

    def test_two_attempts_need_nothing(self):
        player = self.player(slug="two-attempts")
        self.assertEqual([player.play()["number"] for _ in range(2)], [1, 2])
        self.refuses(lambda **headers: player.start(**headers), 409, "attempt_quota_used")
        self.assertFalse(player.share().json["granted"])

    def test_none_is_one_attempt(self):
        player = self.player(slug="none")
        player.play()
        self.refuses(lambda **headers: player.start(**headers), 409, "attempt_quota_used")
        self.assertEqual(self.chance(player), "not_offered")
        self.assertFalse(player.share().json["granted"])
        self.refuses(lambda **headers: player.start(**headers), 409, "attempt_quota_used")

    def test_a_chance_dies_at_midnight(self):
        player = self.player()
        player.play()
        player.share()
        self.stage.restart("2021-03-09 00:00:01")
        day = player.day()
        self.assertEqual((day["today"], day["attempts_used"], day["attempts_allowed"]),
                         ("2021-03-09", 0, 1))
        player.play()
        self.refuses(lambda **headers: player.start(**headers), 409, "second_chance_needed")
        self.stage.restart("2021-03-09 09:00")

    def test_a_link_that_nobody_made_is_not_found(self):
        page = self.browser().get("/s/zzzzzzzzzz")
        self.assertEqual(page.status, 404)
