"""The check of replies before they are sent: an executor process exits on a value that the wire does not have."""

import math
from typing import Final

from picloud.shared.services import Value

MAX_DEPTH: Final = 64
_LEAST: Final = -(2**63)
_MOST: Final = 2**63 - 1


def check_value(value: Value, depth: int = 0) -> None:
    """Check that a reply can be sent.

    Raises:
        ValueError: an integer of more than 64 bits, an infinite float, a key that is not text, a value nested deeper
            than 64, or one of another type.
    """
    if isinstance(value, (list, dict)):
        if depth == MAX_DEPTH:
            raise ValueError(f"it is nested deeper than {MAX_DEPTH}")
        if isinstance(value, dict):
            if not all(isinstance(key, str) for key in value):
                raise ValueError("a key of a map is not text")
            value = list(value.values())
        for item in value:
            check_value(item, depth + 1)
    elif value is not None and not isinstance(value, (str, bytes)):
        _check_number(value)


def _check_number(value: object) -> None:
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("a float is not finite")
    elif not isinstance(value, int):
        raise ValueError(f"{type(value).__name__} is not a type of scripts")
    elif not _LEAST <= value <= _MOST:
        raise ValueError("an integer has more than 64 bits")
