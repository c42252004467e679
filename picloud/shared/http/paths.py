"""The paths of the product's own endpoints, and the one place that decodes request paths: strictly, once, from the
bytes that came."""

import re
from typing import Final
from urllib.parse import unquote_to_bytes

from picloud.shared.errors import BadRequest
from picloud.shared.version import API_PREFIX, EXECUTE_PATH, ROUTES_PATH

ADMIN_PATH: Final = f"{API_PREFIX}/admin"
"""The control plane is this path and all below it."""
OPENAPI_PATH: Final = f"{API_PREFIX}/openapi.json"
"""The description of the API; the manager answers it."""
EXECUTE_PREFIX: Final = f"{EXECUTE_PATH}/".encode()
"""Raw paths that start with it invoke a script; its id or name follows, then what the script gets as its path."""
ROUTES_PREFIX: Final = ROUTES_PATH.encode()
"""Raw paths that are this one or below it are answered by routes."""
_PLAIN: Final = re.compile(rb"(?:/(?!\.\.?(?:/|\Z))[A-Za-z0-9_.~!$&'()*+,;=:@\\|-]*)*")
_BAD_PERCENT: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def is_of_data_plane(raw_path: bytes) -> bool:
    """True of the paths of scripts and of routes."""
    return raw_path.startswith(EXECUTE_PREFIX) or is_of_routes(raw_path)


def is_of_routes(raw_path: bytes) -> bool:
    """True of the paths of routes."""
    return raw_path.startswith(ROUTES_PREFIX) and raw_path[len(ROUTES_PREFIX) :][:1] in (b"", b"/")


def decode_path(raw: bytes) -> str:
    """The text of a raw path: percent escapes decoded once, as UTF-8.

    Raises:
        BadRequest: `bad_path_encoding` for a broken escape, invalid UTF-8, raw non-ASCII bytes or NUL; `bad_path` for
            a `.` or `..` segment, plain or escaped.
    """
    if _PLAIN.fullmatch(raw):
        return raw.decode("ascii")
    path = decode_percent(raw)
    if any(segment in (".", "..") for segment in path.split("/")):
        raise BadRequest("The path contains a . or .. segment.", code="bad_path")
    return path


def decode_percent(raw: bytes) -> str:
    """Decode percent escapes once, as UTF-8.

    Raises:
        BadRequest: `bad_path_encoding`.
    """
    if not raw.isascii() or _BAD_PERCENT.search(raw):
        raise BadRequest("The path has a broken percent escape or bytes outside ASCII.", code="bad_path_encoding")
    try:
        path = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest("The path is not UTF-8 after percent decoding.", code="bad_path_encoding") from None
    if "\0" in path:
        raise BadRequest("The path contains NUL.", code="bad_path_encoding")
    return path
