"""Due times of schedules: cron in zones, intervals, one time, and what is no timing."""

from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from picloud.manager.models.schedules import Timing
from picloud.manager.work.timing import check_timing, due_times, explain, next_due
from picloud.shared.errors import Invalid
from picloud.shared.zones import find_zone, nearest_zone, system_zone, zone_names

NOW = 1_796_000_000_000


def ms(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1_000)


def due(timing: Timing, after: str, count: int) -> list[str]:
    zone = find_zone(timing.timezone)
    return [
        datetime.fromtimestamp(each / 1_000, zone).isoformat() for each in islice(due_times(timing, ms(after)), count)
    ]


_DST = {
    # the night before the clocks change: due times of 02:30 each day, then of every half hour
    ("Europe/Berlin", "2026-03-28T12:00:00+01:00"): [
        ["2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00"],
        ["2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:30:00+02:00"],
    ],
    ("Europe/Berlin", "2026-10-24T12:00:00+02:00"): [
        ["2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"],
        [
            "2026-10-25T01:30:00+02:00",
            "2026-10-25T02:00:00+02:00",
            "2026-10-25T02:30:00+02:00",
            "2026-10-25T02:00:00+01:00",
            "2026-10-25T02:30:00+01:00",
            "2026-10-25T03:00:00+01:00",
        ],
    ],
    ("America/New_York", "2026-03-07T12:00:00-05:00"): [
        ["2026-03-08T03:00:00-04:00", "2026-03-09T02:30:00-04:00"],
        ["2026-03-08T01:30:00-05:00", "2026-03-08T03:00:00-04:00", "2026-03-08T03:30:00-04:00"],
    ],
    ("America/New_York", "2026-10-31T12:00:00-04:00"): [
        ["2026-11-01T02:30:00-05:00", "2026-11-02T02:30:00-05:00"],
        [
            "2026-11-01T00:30:00-04:00",
            "2026-11-01T01:00:00-04:00",
            "2026-11-01T01:30:00-04:00",
            "2026-11-01T01:00:00-05:00",
            "2026-11-01T01:30:00-05:00",
            "2026-11-01T02:00:00-05:00",
        ],
    ],
    ("Australia/Lord_Howe", "2026-10-03T12:00:00+10:30"): [
        ["2026-10-04T02:30:00+11:00", "2026-10-05T02:30:00+11:00"],
        ["2026-10-04T01:30:00+10:30", "2026-10-04T02:30:00+11:00", "2026-10-04T03:00:00+11:00"],
    ],
    ("Australia/Lord_Howe", "2026-04-04T12:00:00+11:00"): [
        ["2026-04-05T02:30:00+10:30", "2026-04-06T02:30:00+10:30"],
        [
            "2026-04-05T01:00:00+11:00",
            "2026-04-05T01:30:00+11:00",
            "2026-04-05T01:30:00+10:30",
            "2026-04-05T02:00:00+10:30",
        ],
    ],
    ("America/Santiago", "2026-09-05T12:00:00-04:00"): [
        ["2026-09-06T02:30:00-03:00", "2026-09-07T02:30:00-03:00"],
        ["2026-09-05T23:30:00-04:00", "2026-09-06T01:00:00-03:00", "2026-09-06T01:30:00-03:00"],
    ],
    ("America/Santiago", "2026-04-04T12:00:00-03:00"): [
        ["2026-04-05T02:30:00-04:00", "2026-04-06T02:30:00-04:00"],
        [
            "2026-04-04T23:00:00-03:00",
            "2026-04-04T23:30:00-03:00",
            "2026-04-04T23:00:00-04:00",
            "2026-04-04T23:30:00-04:00",
            "2026-04-05T00:00:00-04:00",
        ],
    ],
    ("Africa/Casablanca", "2026-02-14T12:00:00+01:00"): [
        ["2026-02-15T02:30:00+01:00", "2026-02-16T02:30:00+00:00"],
        [
            "2026-02-15T01:30:00+01:00",
            "2026-02-15T02:00:00+01:00",
            "2026-02-15T02:30:00+01:00",
            "2026-02-15T02:00:00+00:00",
            "2026-02-15T02:30:00+00:00",
            "2026-02-15T03:00:00+00:00",
        ],
    ],
    ("Africa/Casablanca", "2026-03-21T12:00:00+00:00"): [
        ["2026-03-22T03:00:00+01:00", "2026-03-23T02:30:00+01:00"],
        ["2026-03-22T01:30:00+00:00", "2026-03-22T03:00:00+01:00"],
    ],
    ("Asia/Kolkata", "2026-03-28T12:00:00+05:30"): [
        ["2026-03-29T02:30:00+05:30", "2026-03-30T02:30:00+05:30"],
        ["2026-03-29T01:30:00+05:30", "2026-03-29T02:00:00+05:30", "2026-03-29T02:30:00+05:30"],
    ],
}


@pytest.mark.parametrize(("zone", "after"), _DST)
def test_a_daily_job_runs_once_on_the_days_on_which_the_clocks_change(zone: str, after: str) -> None:
    daily, half_hours = _DST[zone, after]
    assert due(Timing(cron="30 2 * * *", timezone=zone), after, 2) == daily
    found = due(Timing(cron="*/30 * * * *", timezone=zone), after, 60)
    start = found.index(half_hours[0])
    assert found[start : start + len(half_hours)] == half_hours


@pytest.mark.parametrize("cron", ["30 2 * * *", "15 2,3 * * *", "*/30 * * * *", "0 * * * *", "30 0-23/2 * * *"])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Santiago", "Australia/Lord_Howe"])
def test_each_due_time_is_found_from_any_time_before_it(cron: str, zone: str) -> None:
    timing = Timing(cron=cron, timezone=zone)
    for day in ("2026-10-24", "2026-10-03", "2026-04-04", "2026-03-28", "2026-09-05"):
        begin = ms(f"{day}T00:00:00+00:00")
        whole = [each for each in islice(due_times(timing, begin), 200) if each <= begin + 3 * 86_400_000]
        assert whole == sorted(set(whole))
        after = begin
        for expected in whole:
            assert next_due(timing, after) == expected
            after = expected


def test_an_interval_counts_from_midnight_utc() -> None:
    timing = Timing(every_s=900)
    assert due(timing, "2026-03-29T01:07:00+00:00", 2) == ["2026-03-29T01:15:00+00:00", "2026-03-29T01:30:00+00:00"]
    assert next_due(timing, ms("2026-03-29T01:15:00+00:00")) == ms("2026-03-29T01:30:00+00:00")


def test_one_time_is_due_once() -> None:
    assert next_due(Timing(at=NOW), NOW - 1) == NOW
    assert next_due(Timing(at=NOW), NOW) is None


@pytest.mark.parametrize(
    ("timing", "code", "field", "words"),
    [
        (Timing(cron="60 * * * *"), "invalid_cron", "cron", "minute"),
        (Timing(cron="* * * * * *"), "invalid_cron", "cron", "not 6"),
        (Timing(cron="* * * *"), "invalid_cron", "cron", "not 4"),
        (Timing(cron="0 0 31 2 *"), "invalid_cron", "cron", "day-of-month"),
        (Timing(cron="@daily"), "invalid_cron", "cron", "five fields"),
        (Timing(cron="0 0 * * *", timezone="Mars/Phobos"), "invalid_timezone", "timezone", "Mars/Phobos"),
        (Timing(cron="0 0 * * *", timezone="Europe/Berln"), "invalid_timezone", "timezone", "mean Europe/Berlin?"),
        (Timing(cron="0 0 * * *", timezone="../passwd"), "invalid_timezone", "timezone", "passwd"),
        (Timing(every_s=1), "validation_failed", "every_s", "10"),
        (Timing(at=NOW), "validation_failed", "at", "future"),
        (Timing(), "validation_failed", "cron", "exactly one"),
        (Timing(cron="0 0 * * *", every_s=60), "validation_failed", "cron", "exactly one"),
    ],
)
def test_what_is_no_timing_is_refused_with_its_field(timing: Timing, code: str, field: str, words: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_timing(timing, NOW)
    assert refused.value.code == code
    assert refused.value.details is not None
    (fault,) = refused.value.details["errors"]
    assert fault["field"] == field
    assert words in fault["message"]


def test_timings_are_explained_in_words() -> None:
    assert explain(Timing(cron="30 2 * * *", timezone="Europe/Berlin")) == "At 02:30 every day, Europe/Berlin"
    assert explain(Timing(every_s=900)) == "Every 15 minutes"
    assert explain(Timing(every_s=3_600)) == "Every hour"
    assert "and on" in explain(Timing(cron="0 0 1 * mon"))


def test_zones_are_those_of_the_package() -> None:
    assert len(zone_names()) > 400
    assert system_zone() in zone_names()
    assert nearest_zone("berlin") == "Europe/Berlin"
    assert nearest_zone("europe/berlin") == "Europe/Berlin"
    assert find_zone("Europe/Berlin") is not None
    moment = datetime(2026, 7, 1, tzinfo=find_zone("Europe/Berlin"))
    assert moment.utcoffset() == datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/Berlin")).utcoffset()
