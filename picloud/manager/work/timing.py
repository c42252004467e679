"""Due times of schedules: from their words to milliseconds. No clock, no I/O but the zone data."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from cronsim import CronSim, CronSimError

from picloud.manager.models.schedules import Timing
from picloud.shared.errors import Invalid
from picloud.shared.zones import find_zone, nearest_zone

LEAST_EVERY_S: Final = 10
MOST_EVERY_S: Final = 366 * 86_400
_CRON_FIELDS: Final = 5
_MAX_CRON_LENGTH: Final = 200
_LATEST_MS: Final = 4_102_444_800_000  # the year 2100
_SOME_TIME: Final = datetime(2026, 1, 1, tzinfo=UTC)


def check_timing(timing: Timing, now: int) -> None:
    """Refuse an invalid timing.

    Raises:
        Invalid: `invalid_cron`, `invalid_timezone` or `validation_failed`; faults are in `details.errors`.
    """
    given = [name for name in ("cron", "every_s", "at") if getattr(timing, name) is not None]
    if len(given) != 1:
        raise _invalid("cron", "exactly one of cron, every_s and at must be given")
    if find_zone(timing.timezone) is None:
        near = nearest_zone(timing.timezone)
        hint = "" if near is None else f"; did you mean {near}?"
        raise _invalid("timezone", f"{timing.timezone[:64]!r} is not a time zone{hint}", "invalid_timezone")
    if timing.cron is not None:
        _check_cron(timing.cron)
    if timing.every_s is not None and not LEAST_EVERY_S <= timing.every_s <= MOST_EVERY_S:
        raise _invalid("every_s", f"must be from {LEAST_EVERY_S} to {MOST_EVERY_S}")
    if timing.at is not None and not now < timing.at < _LATEST_MS:
        raise _invalid("at", "must be in the future, and before the year 2100")


def _check_cron(text: str) -> None:
    fields = text.split()
    if len(fields) != _CRON_FIELDS or len(text) > _MAX_CRON_LENGTH:
        message = f"must have five fields (minute, hour, day of month, month, day of week), not {len(fields)}"
        raise _invalid("cron", message, "invalid_cron")
    try:
        next(CronSim(text, _SOME_TIME))
    except CronSimError as exc:
        place = str(exc).removeprefix("Bad ")
        message = f"invalid value in the field {place}: {text!r}"
        raise _invalid("cron", message, "invalid_cron") from exc
    except StopIteration:
        raise _invalid("cron", f"is never due: {text!r}", "invalid_cron") from None


def due_times(timing: Timing, after: int) -> Iterator[int]:
    """The due times after this one, in order.

    Times of cron that a change of the clocks skips are due when the gap ends; those that it repeats are due once.
    Fields that begin with `*` follow real time.
    """
    if timing.at is not None:
        return iter([timing.at] if timing.at > after else [])
    if timing.every_s is not None:
        return _every(timing.every_s * 1_000, after)
    return _cron(timing.cron or "", timing.timezone, after)


def next_due(timing: Timing, after: int) -> int | None:
    """The first due time after this one, None when there is none."""
    return next(due_times(timing, after), None)


def explain(timing: Timing) -> str:
    """Return the timing in words."""
    if timing.at is not None:
        return "Once"
    if timing.every_s is not None:
        return f"Every {_duration(timing.every_s)}"
    return f"{CronSim(timing.cron or '', _SOME_TIME).explain()}, {timing.timezone}"


def _every(period: int, after: int) -> Iterator[int]:
    due = (after // period + 1) * period
    while due < _LATEST_MS:
        yield due
        due += period


def _cron(text: str, timezone: str, after: int) -> Iterator[int]:
    if after >= _LATEST_MS:
        return
    begin = datetime.fromtimestamp(max(0, after) / 1_000, find_zone(timezone) or UTC)
    for moment in CronSim(text, begin):
        due = int(moment.timestamp()) * 1_000
        if due > after:
            after = due  # of times that the clocks repeat, the second is never due before the first
            yield due


def _duration(seconds: int) -> str:
    for unit, name in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds % unit == 0:
            count = seconds // unit
            return name if count == 1 else f"{count} {name}s"
    return f"{seconds} seconds"


def _invalid(field: str, message: str, code: str = "validation_failed") -> Invalid:
    return Invalid(f"{field}: {message}.", code=code, details={"errors": [{"field": field, "message": message}]})
