"""Short times and ids of lists."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from picloud.cli import times
from picloud.cli.times import age, clock_time, shown_id


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is noon UTC in a zone that is two hours ahead."""
    monkeypatch.setattr(times, "now", lambda: datetime(2026, 11, 30, 12, 0, tzinfo=UTC))
    monkeypatch.setenv("TZ", "UTC-2")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-11-30T11:59:30.000Z", "now"),
        ("2026-11-30T12:00:20.000Z", "now"),
        ("2026-11-30T11:58:59.000Z", "1 min ago"),
        ("2026-11-30T10:01:00Z", "119 min ago"),
        ("2026-11-30T09:00:00Z", "3 h ago"),
        ("2026-11-28T12:00:01Z", "47 h ago"),
        ("2026-11-28T11:00:00Z", "2 days ago"),
        ("2026-09-01T12:00:00Z", "90 days ago"),
        ("2026-01-01T23:00:00Z", "2026-01-02"),
        ("2026-11-30T12:05:30Z", "in 5 min"),
        ("2027-02-28T12:00:00Z", "in 90 days"),
        ("never", "never"),
        ("2026-13-01T00:00:00Z", "2026-13-01 00:00:00Z"),
    ],
)
def test_age_is_in_the_largest_unit(text: str, shown: str) -> None:
    assert age(text, is_long=False) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-11-30T11:59:30.123Z", "13:59:30"),
        ("2026-11-29T22:00:00Z", "00:00:00"),
        ("2026-11-29T21:59:59Z", "Nov 29 23:59:59"),
        ("2026-05-03T21:59:59Z", "May 03 23:59:59"),
        ("2025-11-29T21:59:59Z", "2025-11-29 23:59"),
        ("never", "never"),
    ],
)
def test_clock_time_is_local_with_a_date_when_that_is_not_today(text: str, shown: str) -> None:
    assert clock_time(text, is_long=False) == shown


def test_long_forms_are_whole() -> None:
    text = "2026-11-30T11:59:30.123Z"
    assert clock_time(text, is_long=True) == age(text, is_long=True) == "2026-11-30 11:59:30Z"
    assert shown_id("01a22b93-e8c9-712f-8311-9cacc8aea809", is_long=True) == "01a22b93-e8c9-712f-8311-9cacc8aea809"
    assert shown_id("01a22b93-e8c9-712f-8311-9cacc8aea809", is_long=False) == "c8aea809"
