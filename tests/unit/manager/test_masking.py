"""Secrets in recorded requests: what is masked, what is left as it was, and how that is told."""

import base64
import json
import time
from typing import Any

import pytest

from picloud.manager.history.masking import mask_request
from picloud.shared.models import HttpRequest
from picloud.shared.records.captures import encode_request

S = "hunter2"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def masked(
    body: bytes | str = b"", content_type: str = "", query: str = "", headers: dict[str, str] | None = None
) -> dict[str, Any]:
    given = {"content-type": content_type} if content_type else {}
    lines = [(name.encode(), value.encode()) for name, value in (given | (headers or {})).items()]
    raw = body.encode() if isinstance(body, str) else body
    request = HttpRequest("POST", "/", query.encode(), lines, raw, "127.0.0.1")
    return mask_request(json.loads(encode_request(request)))


def body_of(request: dict[str, Any]) -> str:
    body = request["body"]
    return str(body["text"]) if "text" in body else base64.b64decode(body["base64"]).decode("latin-1")


def test_headers_and_query_are_masked_by_name() -> None:
    request = masked(
        query=f"a=1&key={S}&b=%20&X-Amz-Signature={S}&key=",
        headers={"x-gitlab-token": S, "api-key": S, "accept": "a", "referer": f"https://a.example/?token={S}&x=1"},
    )
    assert request["headers"] == {
        "x-gitlab-token": "***",
        "api-key": "***",
        "accept": "a",
        "referer": "https://a.example/?token=***&x=1",
    }
    assert request["query"] == "a=1&key=***&b=%20&X-Amz-Signature=***&key="
    assert request["masked"] == [
        *("headers.x-gitlab-token", "headers.api-key", "headers.referer"),
        *("query.key", "query.X-Amz-Signature"),
    ]


@pytest.mark.parametrize(
    ("body", "content_type", "expected", "places"),
    [
        ('{ "a" : 1.50, "password":"hunter2" }', JSON, '{ "a" : 1.50, "password":"***" }', ["body.password"]),
        ('{"user":{"api_key":"hunter2","n":1}}', JSON, '{"user":{"api_key":"***","n":1}}', ["body.user.api_key"]),
        ('[{"x":1},{"secret":"hunter2"}]', JSON, '[{"x":1},{"secret":"***"}]', ["body.1.secret"]),
        (
            '{"auth":{"user":"hunter2","list":[hunter2,"hunter2"],"on":true,"none":null}}',
            JSON,
            '{"auth":{"user":"***","list":["***","***"],"on":true,"none":null}}',
            ["body.auth.user", "body.auth.list.0", "body.auth.list.1"],
        ),
        (r'{"pass\u0077ord":"hunter2"}', JSON, r'{"pass\u0077ord":"***"}', ["body.password"]),
        ('{"pin":1234,"max_tokens":100,"has_password":true}', JSON, None, ["body.pin"]),
        ('{"password":"hunter2", "a": tru', JSON, '{"password":"***", "a": tru', ["body.password"]),
        ('{"a":1 "password":"hunter2"', JSON, '{"a":1 "password":"***"', ["body.password"]),
        ('{"password":"hunter2', JSON, '{"password":"***"', ["body.password"]),
        ("{password: 'hunter2'}", JSON, '{password: "***"}', ["body.password"]),
        ('{"a":1}\n{"token":"hunter2"}', "application/x-ndjson", '{"a":1}\n{"token":"***"}', ["body.token"]),
        ('{"token":"hunter2"}', FORM, '{"token":"***"}', ["body.token"]),
        ('{"token":"hunter2"}', "", '{"token":"***"}', ["body.token"]),
        (
            r'{"payload":"{\"token\": \"hunter2\", \"n\": 1}"}',
            JSON,
            r'{"payload":"{\"token\": \"***\", \"n\": 1}"}',
            ["body.payload.token"],
        ),
        ('{"url":"https://a/?b=1&token=hunter2"}', JSON, '{"url":"https://a/?b=1&token=***"}', ["body.url"]),
        ("a=1&client_secret=hunter2&b=%C3%A9", FORM, "a=1&client_secret=***&b=%C3%A9", ["body.client_secret"]),
        ("grant=x&password=hunter2", "", "grant=x&password=***", ["body.password"]),
        ("user%5Bpassword%5D=hunter2", FORM, "user%5Bpassword%5D=***", ["body.user[password]"]),
        ("password=hunter2", JSON, "password=***", ["body.password"]),
        (
            "payload=%7B%22token%22%3A%22hunter2%22%7D&x=1",
            FORM,
            "payload=%7B%22token%22%3A%22***%22%7D&x=1",
            ["body.payload.token"],
        ),
        (b'{"n":"\xff","password":"hunter2"}', JSON, '{"n":"\xff","password":"***"}', ["body.password"]),
        ('{"password":"hunter2"}'.encode("utf-16"), JSON, "***", ["body"]),
        (
            '--b1\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
            '--b1\r\nContent-Disposition: form-data; name="password"\r\n\r\nhunter2\r\n--b1--\r\n',
            "multipart/form-data; boundary=b1",
            '--b1\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
            '--b1\r\nContent-Disposition: form-data; name="password"\r\n\r\n***\r\n--b1--\r\n',
            ["body.password"],
        ),
        ("password hunter", "multipart/form-data", "***", ["body"]),
    ],
)
def test_body_is_masked_where_a_name_says_so(
    body: bytes | str, content_type: str, expected: str | None, places: list[str]
) -> None:
    request = masked(body, content_type)
    shown = body_of(request)

    assert S not in shown
    assert "1234" not in shown
    assert expected is None or shown == expected
    assert request["masked"] == places


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ('{"author":"Ada","keyword":"x","max_tokens":5,"text":"my password is secret"}', JSON),
        ("a token in a sentence, key: x", "text/plain"),
        (b"\x89PNG\xff\x00secret=1", "image/png"),
        ("<password>x</password>", "application/xml"),
        ('{"a": "{not json", "b": "[1, 2]", "c":""}', JSON),
        ("", JSON),
    ],
)
def test_body_without_secrets_keeps_its_bytes(body: bytes | str, content_type: str) -> None:
    request = masked(body, content_type)
    raw = body.encode() if isinstance(body, str) else body
    assert request["masked"] == []
    if raw:
        kept = request["body"]
        assert (kept["text"].encode() if "text" in kept else base64.b64decode(kept["base64"])) == raw


@pytest.mark.parametrize(
    "body",
    [
        '{"a":' * 3_000 + '{"token":"hunter2"',
        "[" * 16_000,
        '{"token":[' + '"hunter2",' * 1_500,
        '{"' + "x" * 15_000 + '":{"token":"hunter2"}}',
        '"' + "\\" * 16_000,
        '{"a":"' + r"{\"a\":" * 2_000 + r"\"token\":\"hunter2\"" + '"}',
        "token=hunter2&" * 1_100,
        ":" * 16_000,
        "{" + '"token":' * 2_000,
    ],
)
def test_masking_of_what_a_caller_made_awkward_is_quick_and_bounded(body: str) -> None:
    start = time.perf_counter()
    request = masked(body, JSON)
    assert time.perf_counter() - start < 1
    assert S not in json.dumps(request)
    assert len(json.dumps(request["masked"])) < 50_000


def test_nested_texts_are_masked_as_a_whole_when_they_go_too_deep() -> None:
    text = json.dumps({"token": S})
    for _ in range(8):
        text = json.dumps({"inner": text})
    assert S not in json.dumps(masked(text, JSON))
