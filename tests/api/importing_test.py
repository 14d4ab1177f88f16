"""Importing questions into a bank: preview, repair, import, undo; and exporting them again."""

import io
import json
import zipfile
from urllib.parse import quote

from stage import BANK, OPERATOR, ApiTest, settings

ROOM = f"/api/v1/quiz/banks/{BANK}"
PREVIEW = f"{ROOM}/import-preview"
DEFAULTS = f"period=P1&topic=meeting&difficulty=1&source={quote('测试用书')}"
PASTED = """1．测试导入的第一道题问的是什么呢？
A．甲　　B．乙　　C．丙　　D．丁
答案：C
解析：因为。

2．测试导入的第二道题是一道判断题。
【答案】错误
【解析】因为。
"""
HEADER = "编号,题型,时期,主题,难度,题干,A,B,C,D,答案,解析,出处\n"


def row_of_table(code, stem):
    return f"{code},单选,P1,meeting,1,{stem},甲,乙,丙,丁,A,因为。,书\n"


def archive(**parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return packed.getvalue()


def workbook(sheet):
    return archive(
        xl__workbook_xml='<workbook><sheets><sheet name="x" id="r1"/></sheets></workbook>',
        **{"xl/_rels/workbook.xml.rels":
           '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>'},
        xl__sheet_xml=f"<worksheet>{sheet}</worksheet>")


class Importing(ApiTest):
    def ask(self, method, path, body=None, accept_language="zh-CN"):
        return self.stage.operator.request(method, path, body,
                                           {**OPERATOR, "Accept-Language": accept_language})

    def preview(self, body, query=DEFAULTS):
        if isinstance(body, str):
            body = body.encode()
        answer = self.ask("POST", f"{PREVIEW}?{query}", body)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def imported(self, rows):
        answer = self.ask("POST", f"{ROOM}/imports", {"rows": rows})
        self.assertEqual(answer.status, 201, answer.text)
        return answer.json

    def undo(self, number):
        return self.ask("POST", f"{ROOM}/imports/{number}/undo", {})

    def questions(self):
        export = self.ask("GET", f"{ROOM}/export?format=json")
        return {question["code"]: question for question in export.json}

    def test_pasted_text_is_previewed_imported_and_undone(self):
        before = self.questions()
        preview = self.preview(PASTED)
        self.assertEqual(preview["format"], "text")
        self.assertEqual(preview["counts"], {"rows": 2, "added": 2, "changed": 0, "unchanged": 0,
                                             "wrong": 0, "doubles": 0})
        self.assertEqual([row["row"] for row in preview["rows"]], [1, 6])
        self.assertEqual(preview["rows"][0]["lines"]["answer"], 3)
        done = self.imported([row["question"] for row in preview["rows"]])
        self.assertEqual((done["added"], done["changed"]), (2, 0))
        added = [question for code, question in self.questions().items() if code not in before]
        self.assertEqual([(one["type"], one["answer"]) for one in added],
                         [("single", ["C"]), ("true_false", ["B"])])
        again = self.imported([row["question"] for row in preview["rows"]])
        self.assertEqual((again["id"], again["unchanged"]), (None, 2))
        newest = self.ask("GET", f"{ROOM}/imports").json["items"][0]
        self.assertEqual((newest["id"], newest["can_be_undone"]), (done["id"], True))
        self.assertEqual(self.undo(done["id"]).status, 200)
        self.assertEqual(self.questions(), before)
        self.refuses(lambda accept_language: self.ask(
            "POST", f"{ROOM}/imports/{done['id']}/undo", {}, accept_language), 409, "import_undone")

    def test_what_is_wrong_is_told_by_cell_and_mended_in_place(self):
        preview = self.preview(PASTED.replace("答案：C", "答案：E"))
        self.assertEqual(preview["counts"]["wrong"], 1)
        row = preview["rows"][0]
        self.assertEqual(row["fate"], "wrong")
        [problem] = row["problems"]
        self.assertEqual((problem["column"], problem["code"]), ("answer", "answer_unknown_option"))
        self.assertEqual(problem["facts"], {"found": "E", "allowed": "A-D"})
        self.assertIn("A-D", problem["message"])
        rows = [{**one["question"], "row": one["row"]} for one in preview["rows"]]
        self.refuses(lambda accept_language: self.ask(
            "POST", f"{ROOM}/imports", {"rows": rows}, accept_language),
            422, "import_rows_wrong", rows=1)
        rows[0]["answer"] = "C"
        mended = self.preview(json.dumps({"rows": rows}), "format=rows")
        self.assertEqual(mended["counts"]["added"], 2)

    def test_likely_doubles_stand_beside_their_row(self):
        stem = next(iter(self.questions().values()))["stem"]
        preview = self.preview(HEADER + row_of_table("DBL1", stem[:-1] + "呢？") +
                               row_of_table("DBL2", stem[:-1] + "吗？"))
        self.assertEqual(preview["counts"]["doubles"], 2)
        first, second = (row["doubles"] for row in preview["rows"])
        self.assertIn((stem, None), [(double["stem"], double["row"]) for double in first])
        self.assertIn(2, [double["row"] for double in second])
        self.assertTrue(all(double["percent"] >= 70 for double in first + second))

    def test_a_file_larger_than_other_bodies_is_taken_here_only(self):
        table = HEADER + "".join(
            row_of_table(f"L{number}", f"第{number * 7919 % 10007}号文件的{number}个问题是什么？")
            for number in range(5001))
        self.assertEqual(self.preview(table, "format=csv")["counts"]["added"], 5001)
        self.assertEqual(self.ask("POST", f"{ROOM}/questions", table.encode()[:70_000]).status, 413)

    def test_old_spreadsheets_write_gb18030(self):
        table = HEADER + row_of_table("GB1", "老式表格里的题目问的是什么？")
        preview = self.preview(table.encode("gb18030"), "")
        self.assertEqual((preview["format"], preview["counts"]["added"]), ("csv", 1))
        preview = self.preview(b"\xef\xbb\xbf" + table.encode(), "")
        self.assertEqual(preview["counts"]["added"], 1)

    def test_every_format_comes_back_unchanged(self):
        before = self.questions()
        several = sum(question["type"] == "multiple" for question in before.values())
        for name in ("json", "csv", "xlsx", "text", "gift", "moodle_xml", "qti", "aiken"):
            with self.subTest(name):
                export = self.ask("GET", f"{ROOM}/export?format={name}")
                self.assertEqual(export.status, 200, name)
                self.assertIn(f'filename="{BANK}.', export.headers["content-disposition"])
                left_out = int(export.headers["x-left-out"])
                self.assertEqual(left_out, several if name == "aiken" else 0)
                again = self.preview(export.body, "")
                self.assertEqual(again["format"], name)
                self.assertEqual(again["counts"]["rows"], len(before) - left_out)
                if name != "aiken":
                    self.assertEqual(again["counts"]["unchanged"], len(before))

    def test_undo_is_for_a_day_and_for_what_nobody_changed_since(self):
        preview = self.preview(PASTED.replace("测试导入", "撤销限制"))
        rows = [row["question"] for row in preview["rows"]]
        first = self.imported(rows)["id"]
        second = self.imported([{**rows[0], "explanation": "另一种说法。"}])["id"]
        path = f"{ROOM}/imports/{first}/undo"
        self.refuses(lambda accept_language: self.ask("POST", path, {}, accept_language),
                     409, "import_changed_since", question=rows[0]["code"])
        self.assertEqual(self.undo(second).json["undone_at"][:10], "2021-03-08")
        self.stage.restart("2021-03-09 10:00")
        path = f"{ROOM}/imports/{first}/undo"
        self.refuses(lambda accept_language: self.ask("POST", path, {}, accept_language),
                     409, "import_too_old")
        for number in (9999, "x"):
            path = f"{ROOM}/imports/{number}/undo"
            self.refuses(lambda accept_language, path=path: self.ask(
                "POST", path, {}, accept_language), 404, "import_unknown", id=number)


WRONG_FILES = [
    ("format=docx", b"x", "question_format_unknown"),
    ("code_prefix=%20", b"x", "question_code_malformed"),
    ("format=text", b"", "questions_missing"),
    ("format=text", b"\xff\xff", "encoding_unknown"),
    ("format=text", "1. 甲\n".encode() * 20_001, "import_too_large"),
    ("format=csv", b"a\0", "csv_nul_character"),
    ("format=csv", b"\n", "csv_empty"),
    ("format=csv", b'a\n"1', "csv_quote_unclosed"),
    ("format=csv", b'a\n"1"2', "csv_text_after_quote"),
    ("format=csv", b"a\r1", "csv_stray_return"),
    ("format=csv", b"a,,b", "csv_column_unnamed"),
    ("format=csv", b"a,a", "csv_column_twice"),
    ("format=csv", ",".join(f"c{i}" for i in range(65)).encode(), "csv_too_many_columns"),
    ("format=csv", b"a\n" * 200_002, "csv_too_many_rows"),
    ("format=csv", b"code,stem", "csv_column_missing"),
    ("format=csv", HEADER.strip().encode() + ",图片\n".encode(), "csv_column_unknown"),
    ("format=moodle_xml", b"<quiz>", "xml_malformed"),
    ("format=moodle_xml", b"<a>" * 100 + b"</a>" * 100, "xml_too_deep"),
    ("format=moodle_xml", b'<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>', "xml_with_doctype"),
    ("format=qti", b"<quiz/>", "xml_root_unexpected"),
    ("format=xlsx", b"PK torn", "archive_damaged"),
    ("format=xlsx", archive(xl__workbook_xml=b" " * (17 << 20)), "archive_too_large"),
    ("format=qti", archive(**{f"p{i}": b"" for i in range(25_001)}), "archive_parts_too_many"),
    ("format=xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook_locked_or_old"),
    ("format=xlsx", archive(a=b"b"), "workbook_part_missing"),
    ("format=xlsx", workbook('<sheetData/><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
     "workbook_cells_merged"),
    ("format=xlsx", workbook('<sheetData><row><c r="A1" t="e"><v>#N/A</v></c></row></sheetData>'),
     "workbook_cell_malformed"),
    ("format=xlsx", workbook(f"<sheetData>{'<row><c><v>1</v></c></row>' * 20_002}</sheetData>"),
     "workbook_rows_too_many"),
]


class Refusals(ApiTest):
    def ask(self, method, path, body):
        return lambda accept_language: self.stage.operator.request(
            method, path, body, {**OPERATOR, "Accept-Language": accept_language})

    def test_each_file_that_cannot_be_read_is_refused_by_its_name(self):
        for query, body, code in WRONG_FILES:
            with self.subTest(code):
                self.refuses(self.ask("POST", f"{PREVIEW}?{query}", body), 422, code)
        self.refuses(self.ask("POST", f"{PREVIEW}?format=json", b"{}"), 400, "json_not_list")

    def test_too_many_rows_are_refused_as_a_whole(self):
        rows = {"rows": [{}] * 20_001}
        self.refuses(self.ask("POST", f"{ROOM}/imports", rows), 422, "import_too_large")

    def test_an_import_that_a_contest_needs_stays(self):
        rows = [{"code": f"N{number}", "type": "single", "period": "P1", "topic": "meeting",
                 "difficulty": 1 + number % 3, "stem": f"{number}号题问的是什么？",
                 "options": {"A": "甲", "B": "乙", "C": "丙", "D": "丁"}, "answer": ["A"],
                 "explanation": "因为。", "source": "书"} for number in range(450)]
        self.stage.stop()
        file = self.stage.folder / "needed.json"
        file.write_text(json.dumps(rows), encoding="utf-8")
        code, _, errors = self.stage.run("import", "questions", str(file), "--bank", "needed")
        self.assertEqual(code, 0, errors)
        self.stage.start()
        self.stage.create_contest(settings("needed", bank="needed"))
        bank = "/api/v1/quiz/banks/needed"
        [only] = self.ask("GET", f"{bank}/imports", None)("zh").json["items"]
        self.refuses(self.ask("POST", f"{bank}/imports/{only['id']}/undo", {}), 409,
                     "bank_too_small")

    def test_a_bank_that_nobody_made_is_unknown(self):
        nowhere = "/api/v1/quiz/banks/nowhere"
        for method, path, body in (("POST", "/import-preview", b"1. x"),
                                   ("POST", "/imports", {"rows": []}), ("GET", "/imports", None),
                                   ("POST", "/imports/1/undo", {}), ("GET", "/export", None)):
            with self.subTest(path):
                self.refuses(self.ask(method, nowhere + path, body), 404, "bank_unknown")
        self.refuses(self.ask("GET", f"{ROOM}/export?format=docx", None), 422,
                     "question_format_unknown")
