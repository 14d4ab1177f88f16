"""A start that cannot go well says why and leaves everything as it was; what one leaves behind."""

import os
import stat
import unittest

from palmunion import Server
from stage import MORNING, Stage


class Start(unittest.TestCase):
    def setUp(self):
        self.stage = Stage(MORNING)
        self.addCleanup(self.stage.close)
        self.data = self.stage.folder / "data"
        self.key = self.data / "master.key"

    def refused(self, *says, words=("serve",)):
        """Nothing starts, and every file of the data folder stays as it was."""
        before = self.files()
        code, out, errors = self.stage.run(*words)
        self.assertEqual(code, 1, out + errors)
        for part in says:
            self.assertIn(str(part), errors)
        self.assertEqual(self.files(), before)

    def files(self):
        """What is stored; not how SQLite shares its memory."""
        if not self.data.is_dir():
            return None
        return {file.name: file.read_bytes() for file in self.data.iterdir()
                if file.is_file() and not file.name.endswith(("-shm", "-wal", ".lock"))}

    def test_a_lost_key_is_not_replaced(self):
        self.key.unlink()
        for words in (("serve",), ("doctor",), ("demo",)):
            with self.subTest(words):
                self.refused(self.key, "backup", words=words)
                self.assertFalse(self.key.exists())

    def test_a_key_of_another_installation(self):
        other = Server()
        self.addCleanup(other.close)
        self.assertEqual(other.run("setup")[0], 0)
        self.key.write_bytes((other.folder / "data" / "master.key").read_bytes())
        for words in (("doctor",), ("verify", "contest", "march"), ("serve",)):
            with self.subTest(words):
                self.refused(self.key, "another key", words=words)

    def test_a_key_that_is_none(self):
        for text in ("", "short\n", "!" * 43 + "\n"):
            with self.subTest(text):
                self.key.write_text(text)
                self.refused(self.key, "43")

    def test_a_key_that_others_may_read(self):
        self.key.chmod(0o640)
        self.refused(f"chmod 600 {self.key}")

    def test_a_key_that_cannot_be_read(self):
        self.key.unlink()
        self.key.mkdir()
        self.refused(self.key, "directory")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_key_without_permission(self):
        self.key.chmod(0)
        self.refused(self.key, "ermission")

    def test_a_data_folder_that_is_a_file(self):
        self.stage.settings["store.data_dir"] = str(self.key)
        self.refused(self.key, "folder")

    def test_a_place_where_no_folder_can_be_made(self):
        self.stage.settings["store.data_dir"] = "/proc/palmunion"
        self.refused("/proc/palmunion")

    def test_reading_where_nothing_was_ever_stored(self):
        self.stage.settings["store.data_dir"] = str(self.stage.folder / "nothing")
        for words in (("doctor",), ("audit", "verify"), ("verify", "contest", "march")):
            with self.subTest(words):
                self.refused("nothing", "palmunion setup", words=words)
        self.assertFalse((self.stage.folder / "nothing").exists())

    def test_a_first_start_that_was_cut_off_after_its_key(self):
        fresh = Server()
        self.addCleanup(fresh.close)
        data = fresh.folder / "data"
        data.mkdir()
        (data / "master.key").write_bytes(self.key.read_bytes())
        (data / "master.key").chmod(0o600)
        self.assertEqual(fresh.run("setup")[0], 0)
        self.assertEqual(fresh.run("doctor")[0], 0)


class Privacy(unittest.TestCase):
    def test_nobody_else_on_the_machine_may_read_a_file_of_ours(self):
        before = os.umask(0o022)
        self.addCleanup(os.umask, before)
        server = Server()
        self.addCleanup(server.close)
        self.assertEqual(server.run("setup")[0], 0)
        server.start()
        open_to_others = {str(file.relative_to(server.folder)): oct(file.stat().st_mode)
                          for file in [server.folder / "data", *server.folder.rglob("data/**/*")]
                          if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)}
        self.assertEqual(open_to_others, {})
