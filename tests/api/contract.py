"""Checks traffic against docs/api/openapi.yaml and remembers what it has seen of it.

An operation that no test calls and a refusal that no test meets are findings too: see `unseen` and
`unmet`.
"""

import datetime
import functools
import pathlib
import re

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
METHODS = ("get", "post", "put", "patch", "delete")
formats = jsonschema.FormatChecker(formats=())
seen = set()
met = set()


@formats.checks("date", raises=ValueError)
def is_date(text):
    return not isinstance(text, str) or bool(datetime.date.fromisoformat(text))


@formats.checks("date-time", raises=ValueError)
def is_instant(text):
    """RFC 3339 with an offset, as the contract promises."""
    return not isinstance(text, str) or datetime.datetime.fromisoformat(text).tzinfo is not None


@functools.cache
def document():
    return yaml.safe_load((ROOT / "docs" / "api" / "openapi.yaml").read_text(encoding="utf-8"))


@functools.cache
def operations():
    """(method, pattern of the path, operation, path), literal paths before those with names."""
    rows = []
    for path, item in document()["paths"].items():
        pattern = re.compile("^" + re.sub(r"\\\{[^/]+?\\\}", "[^/]+", re.escape(path)) + "$")
        rows += [(method.upper(), pattern, item[method], path) for method in METHODS
                 if method in item]
    return sorted(rows, key=lambda row: row[3].count("{"))


def resolved(node):
    while isinstance(node, dict) and "$ref" in node:
        target = document()
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def validate(instance, schema, what):
    whole = {"components": document()["components"], **resolved(schema)}
    validator = jsonschema.Draft202012Validator(whole, format_checker=formats)
    for error in validator.iter_errors(instance):
        place = "/".join(map(str, error.absolute_path))
        raise AssertionError(f"{what}: {error.message} at /{place}")


def find(method, path):
    path = path.split("?")[0]
    for known, pattern, operation, template in operations():
        if known == method and pattern.match(path):
            return operation, template
    return None, None


def check(method, path, body, answer):
    """Fails when the contract does not describe this answer to this request."""
    operation, template = find("GET" if method == "HEAD" else method, path)
    if operation is None:
        if path.startswith("/api/") and answer.status not in (404, 405):
            raise AssertionError(f"{method} {path}: {answer.status}, but not in the contract")
        return
    seen.add((method, template))
    what = f"{method} {template} {answer.status}"
    check_refusal(what, operation, method, template, answer)
    response = resolved(operation["responses"].get(str(answer.status)) or {})
    if not response:
        # What any request may meet, whatever its operation, stands once for all of them.
        if answer.status >= 400 and answer.code in document()["x-refusals-everywhere"]:
            return
        raise AssertionError(f"{what}: not among its answers: {answer.body[:300]}")
    if answer.status < 300 and body is not None and "requestBody" in operation:
        content = resolved(operation["requestBody"])["content"]
        validate(body, content["application/json"]["schema"], f"{what} request")
    check_headers(what, response, answer)
    if method != "HEAD":
        check_body(what, response, answer)


def check_refusal(what, operation, method, template, answer):
    if answer.status < 400 or "problem+json" not in answer.headers.get("content-type", ""):
        return
    lawful = {**document()["x-refusals-everywhere"], **operation.get("x-refusals", {})}
    if lawful.get(answer.code) != answer.status:
        raise AssertionError(f"{what}: refuses with {answer.code}, the contract says "
                             f"{lawful.get(answer.code, 'nothing of it')}")
    met.add((method, template, answer.code))


def check_headers(what, response, answer):
    for name in response.get("headers", {}):
        if name.lower() not in answer.headers and name != "Retry-After":
            raise AssertionError(f"{what}: lacks the header {name}")


def check_body(what, response, answer):
    content = response.get("content", {})
    if not content:
        if answer.body:
            raise AssertionError(f"{what}: has a body although the contract names none")
        return
    kind = answer.headers.get("content-type", "").split(";")[0]
    if kind not in content:
        raise AssertionError(f"{what}: answers {kind}, the contract names {', '.join(content)}")
    if kind.endswith("json") and "schema" in content[kind]:
        validate(answer.json, content[kind]["schema"], what)


def unseen():
    """Operations of the contract that no request has called."""
    return sorted(f"{row[0]} {row[3]}" for row in operations() if (row[0], row[3]) not in seen)


def unmet(out_of_reach):
    """Refusals that the contract promises and no test has met, but for those out of reach."""
    return sorted(f"{row[0]} {row[3]}: {code}" for row in operations()
                  for code in row[2].get("x-refusals", {})
                  if (row[0], row[3], code) not in met
                  and not {code, f"{row[0]} {row[3]}: {code}"} & out_of_reach.keys())
