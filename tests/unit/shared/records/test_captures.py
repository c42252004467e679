"""Captured requests: what is in them, what never is, and the bounds of those in memory."""

import json
from typing import Any

import pytest
from msgspec import structs

from picloud.shared.models import ExecutionRecord, HttpRequest
from picloud.shared.records.captures import MAX_BODY_BYTES, RecentRequests, encode_request, journal_of, seed_of
from tests.factories import make_live_script, make_record


def captured(body: bytes = b"", headers: list[tuple[bytes, bytes]] | None = None, path: str = "/") -> dict[str, Any]:
    request = HttpRequest("POST", path, b"a=1&b=%20", headers or [], body, "127.0.0.1")
    document: dict[str, Any] = json.loads(encode_request(request))
    return document


def record_at(milliseconds: int, script_id: str = "a", body: bytes = b"") -> ExecutionRecord:
    record = make_record(make_live_script(script_id), started_at=milliseconds)
    return structs.replace(record, request=HttpRequest("POST", "/", b"", [(b"accept", b"*/*")], body, None))


def test_credentials_are_named_and_not_kept() -> None:
    secret = [(b"authorization", b"Basic aHVudGVy"), (b"cookie", b"hunter=2"), (b"x-api-key", b"hunter2")]
    document = captured(headers=[*secret, (b"x-hub-signature", b"sha256=1"), (b"accept", b"a"), (b"accept", b"b")])

    assert document["headers"] == {"x-hub-signature": "sha256=1", "accept": "a, b"}
    assert document["removed_headers"] == ["authorization", "cookie", "x-api-key"]
    assert "unter" not in json.dumps(document)


def test_journal_and_seed_of_a_run_are_kept_with_its_request() -> None:
    request = HttpRequest("POST", "/", b"", [], b"", None)
    text = encode_request(request, b"calls", b"seed")
    assert (journal_of(text), seed_of(text)) == (b"calls", b"seed")
    bare = encode_request(request)
    assert (journal_of(bare), seed_of(bare)) == (b"", b"")
    assert not {"journal", "seed"} & json.loads(bare).keys()


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b"", None),
        ("ü".encode(), {"text": "ü"}),
        (b"\xff\xfe", {"base64": "//4="}),
        (b"a\0b", {"base64": "YQBi"}),
    ],
)
def test_body_is_text_or_base64(body: bytes, shown: dict[str, str] | None) -> None:
    document = captured(body)
    assert (document["body"], document["truncated"]) == (shown, False)


def test_long_body_is_cut_between_characters_and_says_so() -> None:
    document = captured(("x" + "€" * MAX_BODY_BYTES).encode())
    assert document["truncated"] is True
    assert set(document["body"]["text"]) == {"x", "€"}
    assert MAX_BODY_BYTES - 3 <= len(document["body"]["text"].encode()) <= MAX_BODY_BYTES


def test_path_and_query_are_as_a_trial_takes_them() -> None:
    document = captured(path="/50% ü")
    assert (document["path"], document["query"]) == ("/50%25%20%C3%BC", "a=1&b=%20")


def test_last_requests_of_each_script_are_kept() -> None:
    recent = RecentRequests(max_per_script=3)
    records = [record_at(number * 1_000) for number in range(1, 6)]
    other = record_at(1_000, "b")
    for record in [other, *records]:
        recent.note(record)

    assert [recent.find(record.id) is not None for record in records] == [False, False, True, True, True]
    assert recent.find(other.id) is not None


def test_memory_of_all_is_bounded_and_the_oldest_go_first() -> None:
    recent = RecentRequests(max_bytes=100_000)
    records = [record_at(number * 1_000, f"s{number}", b"x" * 10_000) for number in range(50)]
    for record in records:
        recent.note(record)
        assert recent.bytes_kept <= 100_000

    assert [recent.find(record.id) is not None for record in records] == [False] * 41 + [True] * 9


def test_flood_keeps_one_request_in_ten_milliseconds() -> None:
    recent = RecentRequests()
    records = [record_at(1_000 + number // 10) for number in range(200)]
    for record in records:
        recent.note(record)

    assert [number for number, record in enumerate(records) if recent.find(record.id)] == [0, 100]
