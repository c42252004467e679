"""What a query string may be, wherever one comes from. Refuses; never repairs."""

import re
from typing import Final
from urllib.parse import unquote_to_bytes

from picloud.shared.errors import BadRequest

MAX_QUERY_PAIRS: Final = 256
_BAD_PERCENT: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def check_query(raw: bytes) -> None:
    """Accept a raw query or say why not.

    Raises:
        BadRequest: `too_many_parameters` over 256 pairs; `bad_query_encoding` for a broken escape or invalid UTF-8.
    """
    if not raw:
        return
    if raw.count(b"&") >= MAX_QUERY_PAIRS:
        raise BadRequest(f"The query has more than {MAX_QUERY_PAIRS} parameters.", code="too_many_parameters")
    if _BAD_PERCENT.search(raw):
        raise BadRequest("The query has a broken percent escape.", code="bad_query_encoding")
    try:
        (unquote_to_bytes(raw) if b"%" in raw else raw).decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest("The query is not UTF-8 after percent decoding.", code="bad_query_encoding") from None
