"""`picloud kv` on the command line: what is sent for a quota and for a value from a file."""

import base64
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer

STORE: dict[str, Any] = {
    "id": "id-of-hello",
    "kind": "script",
    "name": "hello",
    "keys": 3,
    "bytes": 1_500,
    "max_keys": 20_000,
    "max_bytes": 16_777_216,
    "deleted_at": None,
}


@pytest.fixture
def quota(server: FakeServer) -> FakeServer:
    server.answers[f"GET {ADMIN}/kv"] = httpx.Response(200, json={"items": [STORE]})
    server.answers[f"PATCH {ADMIN}/kv/id-of-hello"] = httpx.Response(204)
    return server


def sent(server: FakeServer) -> list[Any]:
    return [json.loads(request.content) for request in server.requests if request.method == "PATCH"]


def test_quota_without_options_shows_what_is_used(run: Run, quota: FakeServer) -> None:
    result = run("kv", "quota", "hello")

    assert result.stdout == "hello: 3 of 20,000 keys, 1,500 of 16,777,216 bytes\n", result.stderr
    assert sent(quota) == []


@pytest.mark.parametrize(
    ("options", "body"),
    [
        (["--bytes", "32MiB"], {"max_keys": 20_000, "max_bytes": 32 * 1024**2}),
        (["--keys", "5", "--bytes", "100000"], {"max_keys": 5, "max_bytes": 100_000}),
        (["--default"], {"max_keys": None, "max_bytes": None}),
    ],
)
def test_quota_sets_what_is_given_and_keeps_the_rest(
    run: Run, quota: FakeServer, options: list[str], body: dict[str, Any]
) -> None:
    result = run("kv", "quota", "hello", *options)

    assert result.exit_code == 0, result.stderr
    assert sent(quota) == [body]


@pytest.mark.parametrize("options", [["--default", "--keys", "1"], ["--bytes", "much"], ["--bytes", "-1"]])
def test_quota_that_makes_no_sense_sends_nothing(run: Run, quota: FakeServer, options: list[str]) -> None:
    assert run("kv", "quota", "hello", *options).exit_code == 2
    assert quota.requests == []


def test_quota_of_a_store_that_is_not_there_says_so(run: Run, quota: FakeServer) -> None:
    result = run("kv", "quota", "other")

    assert result.exit_code == 1
    assert "nothing was ever written to other" in result.stderr


def test_set_takes_a_blob_and_json_from_a_file(run: Run, server: FakeServer, tmp_path: Path) -> None:
    server.answers[f"PUT {ADMIN}/kv/hello/keys/logo"] = httpx.Response(200, json={"bytes": 2})
    (tmp_path / "logo.png").write_bytes(b"\x00\xff")
    (tmp_path / "value.json").write_text('{"a": [1]}')

    for file, flags in (("logo.png", ["--blob"]), ("value.json", [])):
        result = run("kv", "set", "hello", "logo", *flags, "--file", str(tmp_path / file))
        assert result.exit_code == 0, result.stderr

    assert [json.loads(request.content) for request in server.requests if request.method == "PUT"] == [
        {"blob": base64.b64encode(b"\x00\xff").decode()},
        {"value": {"a": [1]}},
    ]


def test_set_refuses_a_value_beside_a_file_and_a_file_that_is_not_there(run: Run, server: FakeServer) -> None:
    assert run("kv", "set", "hello", "key", "1", "--file", "value.json").exit_code == 2
    missing = run("kv", "set", "hello", "key", "--file", "/nowhere/value.json")
    assert missing.exit_code == 1
    assert "/nowhere/value.json" in missing.stderr
    assert server.requests == []
