"""The grammar of ids and script names, and the time inside an id (UUID version 7)."""

import re
from typing import Final

_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NAME_PATTERN: Final = r"^[a-z0-9][a-z0-9_-]{0,62}$"
_NAME: Final = re.compile(NAME_PATTERN.strip("^$"))
MAX_ID_MS: Final = 2**48 - 1
"""The last millisecond that an id can carry."""


def is_id(text: str) -> bool:
    """True for a UUID in lower case with hyphens, whatever its version."""
    return _ID.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """True for a script's name: `[a-z0-9][a-z0-9_-]{0,62}`, and not of the form of an id: it could be taken for one."""
    return _NAME.fullmatch(text) is not None and not is_id(text)


def time_of_id(text: str) -> int:
    """The milliseconds since 1970-01-01 UTC in an id of version 7."""
    return int(text[:8] + text[9:13], 16)


def id_floor(milliseconds: int) -> str:
    """The least id that can have been made at this time (0 to `MAX_ID_MS`); ids of earlier times are less."""
    digits = f"{milliseconds:012x}"
    return f"{digits[:8]}-{digits[8:]}-7000-8000-000000000000"
