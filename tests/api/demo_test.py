"""A demonstration: a newcomer gets in as one of those who work in it, and a real store stays real."""

import re
import tempfile
import unittest

from palmunion import Server
from staff import Colleague, link_token


class Demonstration(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.server = Server(folder.name)
        self.server.set_clock("2027-01-04 10:00")

    def done(self, *words):
        code, said, errors = self.server.run(*words)
        self.assertEqual(code, 0, said + errors)
        return said

    def refused(self, *words, says):
        code, said, errors = self.server.run(*words)
        self.assertEqual(code, 1, said + errors)
        self.assertIn(says, said + errors)

    def sign_in(self, login, password, code):
        browser = Colleague(self.server, login)
        self.addCleanup(browser.close)
        return browser.finish(browser.begin(password).json["ticket"], code=code)

    def test_what_is_printed_signs_a_newcomer_in_as_both_who_settle_a_month(self):
        said = self.done("demo", "--players", "5")
        self.assertIn("/staff/", said)
        password = re.search(r"password of all: (.*)", said).group(1)
        with self.server:
            for login in ("demo.handler", "demo.reviewer"):
                code = self.done("demo", "--code", login).strip()
                self.assertEqual(self.sign_in(login, password, code).status, 201, login)
            self.refused("demo", "--code", "nobody", says="demo.handler")

    def test_none_is_filled_where_real_people_work(self):
        token = link_token(self.done("admin", "create", "keeper", "--name", "李雷"))
        with self.server:
            keeper = Colleague(self.server, "keeper")
            keeper.set_up(token)
            keeper.close()
        self.refused("demo", "--players", "5", says="no demonstration")
        self.refused("demo", "--code", "demo.handler", says="no demonstration")
        self.assertEqual(self.done("admin", "list").split(), ["keeper", "active", "李雷"])

    def test_one_that_was_taken_away_lets_nobody_in(self):
        said = self.done("demo", "--players", "5")
        password = re.search(r"password of all: (.*)", said).group(1)
        code = self.done("demo", "--code", "demo.handler").strip()
        self.done("demo", "--remove")
        self.refused("demo", "--code", "demo.handler", says="no demonstration")
        with self.server:
            self.assertEqual(self.sign_in("demo.handler", password, code).code,
                             "staff_sign_in_failed")
        self.done("demo", "--players", "5")
        with self.server:
            code = self.done("demo", "--code", "demo.handler").strip()
            self.assertEqual(self.sign_in("demo.handler", password, code).status, 201)
