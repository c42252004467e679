"""Times and ids in lists: short for people, whole with `--long`. `--json` has them as the API does."""

import re
from datetime import UTC, datetime
from typing import Final

import click

from picloud.cli.terminal import short_time

_MINUTE_S: Final = 60
_HOUR_S: Final = 3_600
_DAY_S: Final = 86_400
_MOST_DAYS: Final = 100
_ID_LENGTH: Final = 8
EXECUTION_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Whatever the locale is."""

long_option = click.option(
    "-l", "--long", "is_long", is_flag=True, help="Show full dates and times in UTC, and full ids."
)


def now() -> datetime:
    """Return the time now."""
    return datetime.now(UTC)


def clock_time(text: str, *, is_long: bool) -> str:
    """Return a time of the API as a log has it, in the local time zone: `18:30:00` today, else `Nov 23 18:30:00`."""
    at = None if is_long else _parse(text)
    if at is None:
        return short_time(text)
    local, today = at.astimezone(), now().astimezone()
    if local.date() == today.date():
        return f"{local:%H:%M:%S}"
    if abs((today - local).days) > 300:
        return f"{local:%Y-%m-%d %H:%M}"
    return f"{_MONTHS[local.month - 1]} {local:%d %H:%M:%S}"


def age(text: str, *, is_long: bool) -> str:
    """Return how long ago a time of the API was, or how far ahead it is: `5 min ago`, `in 3 days`."""
    at = None if is_long else _parse(text)
    if at is None:
        return short_time(text)
    seconds = (now() - at).total_seconds()
    amount = _amount(abs(seconds))
    if amount is None:
        return f"{at.astimezone():%Y-%m-%d}"
    if not amount:
        return "now"
    return f"{amount} ago" if seconds > 0 else f"in {amount}"


def shown_id(text: str, *, is_long: bool) -> str:
    """Return the last characters of an id, which tell ids of one time apart; its first ones are the time."""
    return text if is_long else text[-_ID_LENGTH:]


def _amount(seconds: float) -> str | None:
    """Return a span in its largest unit, empty when it is less than one; None when it is too long for that."""
    days = round(seconds / _DAY_S)
    if days > _MOST_DAYS:
        return None
    if seconds >= 2 * _DAY_S:
        return f"{days} days"
    if seconds >= 2 * _HOUR_S:
        return f"{int(seconds // _HOUR_S)} h"
    return f"{int(seconds // _MINUTE_S)} min" if seconds >= _MINUTE_S else ""


def _parse(text: str) -> datetime | None:
    if not text.endswith("Z"):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
