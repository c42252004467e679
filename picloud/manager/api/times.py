"""Times in query parameters."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from picloud.manager.ids import MAX_ID_MS
from picloud.shared.errors import BadRequest

_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


def time_of(query: Mapping[str, str], name: str) -> int | None:
    """The RFC 3339 time of a parameter as milliseconds since 1970-01-01 UTC; None when it is not there.

    Raises:
        BadRequest: it is not such a time.
    """
    text = query.get(name)
    if text is None:
        return None
    try:
        return parse_time(text)
    except ValueError:
        message = f"{name}: must be a time such as 2026-11-23T18:30:00Z (a + must be written %2B)."
        raise BadRequest(message) from None


def parse_time(text: str) -> int:
    """The RFC 3339 time as milliseconds since 1970-01-01 UTC, at least 0.

    Raises:
        ValueError: it is not such a time.
    """
    if _TIME.fullmatch(text) is None:
        raise ValueError
    moment = datetime.fromisoformat(text.upper())
    milliseconds = int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)
    return min(MAX_ID_MS, max(0, milliseconds))
