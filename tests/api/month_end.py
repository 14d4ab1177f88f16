"""A month that two people settle, for the tests of its settlement and of its prizes."""

from stage import CONTESTS, ZHEJIANG
from staff import STAFF, Colleague
from staff_test import StaffTest

MARCH = f"{CONTESTS}/march/months/2021-03/settlement"


class MonthEndTest(StaffTest):
    """One March with a few players, settled from the first step to the last payment.

    Colleague 1 prepares, 2 and 3 review, "payer" pays."""

    right_answers = (5, 4, 3)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.colleagues = {}
        for name, role in ((1, "contest_handler"), (2, "contest_reviewer"),
                           (3, "contest_reviewer"), ("payer", "payment_handler")):
            number, login, token = cls.invite(role, ZHEJIANG)
            colleague = Colleague(cls.stage, login)
            colleague.set_up(token)
            colleague.number = int(number)
            if name == 1:
                # Somebody with both posts is still one person.
                cls.warden.post(f"{STAFF}/people/{number}/posts",
                                {"role": "contest_reviewer", "union": ZHEJIANG})
            cls.addClassCleanup(colleague.close)
            cls.colleagues[name] = colleague
        # The first has most points; they answer faster than anybody reads.
        cls.players = []
        for right in cls.right_answers:
            player = cls.stage.player()
            player.play(right)
            cls.addClassCleanup(player.close)
            cls.players.append(player)

    def ask(self, method, path, body=None, staff=1, **headers):
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        return self.colleagues[staff].request(method, path, body, named)

    def move_on(self, local_time):
        """The program begins again at another day: everybody signs in anew."""
        self.stage.restart(local_time)
        for colleague in self.colleagues.values():
            colleague.freshen()

    def act(self, kind, staff=1, headers=None, **fields):
        return self.ask("POST", f"{MARCH}/acts", {"act": kind, **fields}, staff, **(headers or {}))

    def takes(self, kind, staff=1, **fields):
        answer = self.act(kind, staff, **fields)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def refused_act(self, status, code, kind, staff=1, **fields):
        self.refuses(lambda **headers: self.act(kind, staff, headers, **fields), status, code)

    def desk(self):
        return self.ask("GET", MARCH).json

    def approval(self, **changes):
        draft = self.desk()["draft"]
        return {"hash": draft["hash"], "yuan": draft["yuan"], **changes}

    def people(self, version=None):
        query = f"?version={version}" if version else ""
        return [place["person"]
                for place in self.ask("GET", f"{MARCH}/list{query}").json["places"]]

    def freeze_march(self):
        self.move_on("2021-04-01 09:00")
        browser = self.browser()
        if browser.get(f"{CONTESTS}/march/months/2021-03/list").status == 409:
            self.assertEqual(self.stage.stop(), 0)
            code, _, errors = self.stage.run("contest", "close", "march", "2021-03")
            self.assertEqual(code, 0, errors)
            self.stage.start()
        self.takes("freeze")
