"""JSON as RFC 8259 has it and nothing more: no comments, no NaN, no double keys, no half surrogate pairs.

Strings are read by the standard library; the rest is read here, because it must be able to say where the fault is.
"""

import json
import re
from math import isinf
from typing import Any, Final

from picloud.shared.errors import BadRequest

MAX_DEPTH: Final = 64
MAX_DIGITS: Final = 1_000

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORDS: Final = {"true": True, "false": False, "null": None}
_STRING: Final = json.JSONDecoder()


def parse_json(body: bytes) -> Any:  # Any: a JSON value has any type
    """Read one JSON text.

    Integers keep their value whatever their size, up to `MAX_DIGITS` digits.

    Raises:
        BadRequest: `invalid_encoding`, not UTF-8; `invalid_json`. Both with `details.offset`, in bytes of the body.
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise BadRequest(
            f"The body is not UTF-8 at byte {exc.start}.", code="invalid_encoding", details={"offset": exc.start}
        ) from None
    try:
        return _Parser(text).parse()
    except _Fault as fault:
        offset = len(text[: fault.position].encode("utf-8"))
        raise BadRequest(
            f"The body is not JSON: {fault} at byte {offset}.", code="invalid_json", details={"offset": offset}
        ) from None


class _Fault(Exception):
    """`position` counts characters."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(message)
        self.position = position


class _Parser:
    """Each method reads at a position and returns what it read and the position after it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def parse(self) -> Any:
        value, position = self._value(self._skip(0), 1)
        position = self._skip(position)
        if position != len(self._text):
            raise _Fault(position, "there is more after the value")
        return value

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self._text, position)
        return match.end() if match else position

    def _value(self, position: int, depth: int) -> tuple[Any, int]:
        first = self._text[position : position + 1]
        if first == '"':
            return self._string(position)
        if first in ("{", "["):
            if depth > MAX_DEPTH:
                raise _Fault(position, f"it is nested deeper than {MAX_DEPTH} levels")
            return self._object(position, depth) if first == "{" else self._array(position, depth)
        for word, value in _WORDS.items():
            if self._text.startswith(word, position):
                return value, position + len(word)
        return self._number(position)

    def _object(self, position: int, depth: int) -> tuple[dict[str, Any], int]:
        members: dict[str, Any] = {}
        position = self._skip(position + 1)
        if self._text[position : position + 1] == "}":
            return members, position + 1
        while True:
            if self._text[position : position + 1] != '"':
                raise _Fault(position, "expected a key in quotes")
            start = position
            key, position = self._string(position)
            if key in members:
                raise _Fault(start, "duplicate key")
            position = self._skip(position)
            if self._text[position : position + 1] != ":":
                raise _Fault(position, "expected a colon")
            members[key], position = self._value(self._skip(position + 1), depth + 1)
            position, ended = self._separator(position, "}")
            if ended:
                return members, position

    def _array(self, position: int, depth: int) -> tuple[list[Any], int]:
        items: list[Any] = []
        position = self._skip(position + 1)
        if self._text[position : position + 1] == "]":
            return items, position + 1
        while True:
            item, position = self._value(position, depth + 1)
            items.append(item)
            position, ended = self._separator(position, "]")
            if ended:
                return items, position

    def _separator(self, position: int, closing: str) -> tuple[int, bool]:
        """Read a comma, or the closing bracket; True for the latter."""
        position = self._skip(position)
        mark = self._text[position : position + 1]
        if mark == closing:
            return position + 1, True
        if mark != ",":
            raise _Fault(position, f"a comma or {closing} is expected")
        return self._skip(position + 1), False

    def _string(self, position: int) -> tuple[str, int]:
        try:
            value, end = _STRING.raw_decode(self._text, position)
        except json.JSONDecodeError as exc:
            raise _Fault(exc.pos, "invalid string") from None
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            raise _Fault(position, "a string has half a surrogate pair")
        return value, end

    def _number(self, position: int) -> tuple[int | float, int]:
        match = _NUMBER.match(self._text, position)
        if match is None:
            raise _Fault(position, "expected a value")
        if match.end() - position > MAX_DIGITS:
            raise _Fault(position, f"a number has more than {MAX_DIGITS} digits")
        if match.group(1) is None and match.group(2) is None:
            return int(match.group()), match.end()
        number = float(match.group())
        if isinf(number):
            raise _Fault(position, "a number is too large")
        return number, match.end()
