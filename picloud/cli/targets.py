"""Request targets made of what a user typed. Every URL of the command line is built here, and sent byte for byte."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import quote, quote_plus, unquote, urlencode

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.shared.version import API_PREFIX, EXECUTE_PATH

Query = Mapping[str, str | int]

_ADMIN: Final = f"{API_PREFIX}/admin"
_PATH_SAFE: Final = "/:@!$&'()*+,;=~"
_SEPARATORS: Final = re.compile(r"[/\\]")


def admin_target(*segments: str, query: Query | None = None) -> str:
    """Return the target of an admin endpoint; each segment is one path segment, whatever characters it has.

    Raises:
        CommandFailed: a segment is empty, `.` or `..`, also percent-encoded.
    """
    path = "".join(f"/{_segment(segment)}" for segment in segments)
    return f"{_ADMIN}{path}{'?' + urlencode(query) if query else ''}"


def execute_target(name: str, path: str = "", query: Sequence[tuple[str, str]] = ()) -> str:
    """Return the target of a script's endpoint.

    Args:
        path: as the script gets it in `ctx.request.path`; empty calls the script itself.
        query: names and values.
    Raises:
        CommandFailed: the path has a `.` or `..` segment, also percent-encoded.
    """
    below = path if path.startswith("/") or not path else f"/{path}"
    check_segments(below)
    pairs = encode_pairs(query)
    target = f"{EXECUTE_PATH}/{_segment(name)}{quote(below, safe=_PATH_SAFE, errors='surrogateescape')}"
    return f"{target}?{pairs}" if pairs else target


def encode_pairs(query: Sequence[tuple[str, str]]) -> str:
    """Return names and values as a query string."""
    return "&".join(f"{_encode_query(key)}={_encode_query(value)}" for key, value in query)


def check_segments(path: str) -> None:
    """Refuse a path with a segment that a client, proxy or server could resolve into another path.

    Raises:
        CommandFailed: there is a `.` or `..` segment, plain or percent-encoded any number of times.
    """
    decoded = path
    while True:
        if any(segment in (".", "..") for segment in _SEPARATORS.split(decoded)):
            raise CommandFailed(
                f"the path {path!r} has a . or .. segment, which could reach another endpoint",
                code="bad_path",
                hint="remove that segment",
                exit_code=EXIT_USAGE,
            )
        following = unquote(decoded, errors="surrogateescape")
        if following == decoded:
            return
        decoded = following


def _segment(text: str) -> str:
    if not text:
        raise CommandFailed("a name or id is empty", code="bad_path", exit_code=EXIT_USAGE)
    check_segments(text)
    return quote(text, safe="", errors="surrogateescape")


def _encode_query(text: str) -> str:
    return quote_plus(text, errors="surrogateescape")
