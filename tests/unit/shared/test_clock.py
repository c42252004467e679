import re
import time
import uuid

import pytest

from picloud.shared import clock


def test_new_id_is_uuid_version_7() -> None:
    for _ in range(200):
        text = clock.new_id()
        identity = uuid.UUID(text)
        assert text == str(identity)
        assert (identity.version, identity.variant) == (7, uuid.RFC_4122)


def test_new_id_carries_the_millisecond(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_795_458_600_123_999_999)
    assert int(clock.new_id().replace("-", "")[:12], 16) == 1_795_458_600_123


def test_new_ids_sort_by_time(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(0, 50_000_000_000_000, 1_000_000_000_000))
    monkeypatch.setattr(time, "time_ns", lambda: next(moments))
    made = [clock.new_id() for _ in range(50)]
    assert made == sorted(made)


def test_new_ids_sort_by_time_within_one_millisecond(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(1_795_458_600_123_000_000, 1_795_458_600_124_000_000, 250))
    monkeypatch.setattr(time, "time_ns", lambda: next(moments))
    made = [clock.new_id() for _ in range(4_000)]
    assert made == sorted(made)


def test_new_ids_differ_within_one_millisecond(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1)
    assert len({clock.new_id() for _ in range(1_000)}) == 1_000


def test_now_is_milliseconds_since_1970(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_999_999)
    assert clock.now_ms() == 1


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_795_458_600_007, "2026-11-23T18:30:00.007Z"),
        (1_795_458_600_999, "2026-11-23T18:30:00.999Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ],
)
def test_iso_utc_is_rfc_3339_with_milliseconds(milliseconds: int, text: str) -> None:
    assert clock.iso_utc(milliseconds) == text
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", text)
