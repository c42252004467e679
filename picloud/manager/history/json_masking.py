"""Masks secrets in the text of JSON, which may be cut off or broken: a scan over its tokens, without a parser. Only the
text of masked values changes."""

import json
import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from picloud.manager.history.secret_names import is_secret_name

_MASKED_VALUE: Final = '"***"'
_LEXEME: Final = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_NUMBER: Final = re.compile(r"-?[0-9][0-9.eE+-]*")
_HARMLESS: Final = frozenset({"true", "false", "null", '""'})
_COUNTED: Final = re.compile(r"(?:token|key|session|signature|cookie|password|secret)s$", re.IGNORECASE)
"""A number of this name is how many there are, such as `max_tokens`."""
_MAX_DEPTH_SHOWN: Final = 16
_MAX_NAME_SHOWN: Final = 64

MaskText = Callable[[str, str, Callable[[str], None], int], str]
"""Takes a string, its place, who notes places, and how deep it is nested in other texts; returns it masked."""


class _Frame(Struct):
    """An object, an array or the whole text (`""`) around the current token."""

    kind: str
    is_secret: bool
    key: str | None = None
    index: int = 0

    @property
    def holds_secret(self) -> bool:
        return self.is_secret or (self.key is not None and is_secret_name(self.key))


class JsonMasking(Struct):
    """Masks a JSON text.

    Args:
        place: where the text is; places inside are named with dots behind it.
        note: takes the place of each masked value.
        mask_text: masks what strings have in them.
        nesting: how many texts this one is nested in.
    """

    place: str
    note: Callable[[str], None]
    mask_text: MaskText
    nesting: int = 0

    def apply(self, text: str) -> str:
        """The text with `"***"` for each scalar of a secret name, or of an object or array of such a name."""
        pieces: list[str] = []
        copied = 0
        last = ""
        stack = [_Frame("", is_secret=False)]
        for match in _LEXEME.finditer(text):
            lexeme, top = match[0], stack[-1]
            if lexeme in "{[":
                stack.append(_Frame(lexeme, top.holds_secret))
            elif lexeme in "}]":
                del stack[max(1, len(stack) - 1) :]
            elif lexeme == ",":
                top.key = None
                top.index += 1
            elif lexeme == ":":
                top.key = _name_of(last)
            elif top.kind != "{" or top.key is not None:
                masked = self._mask_scalar(lexeme, stack)
                if masked != lexeme:
                    pieces += (text[copied : match.start()], masked)
                    copied = match.end()
            last = lexeme
        pieces.append(text[copied:])
        return "".join(pieces)

    def _mask_scalar(self, lexeme: str, stack: list[_Frame]) -> str:
        frame = stack[-1]
        if frame.holds_secret:
            is_count = _NUMBER.fullmatch(lexeme) is not None and _COUNTED.search(frame.key or "") is not None
            if lexeme in _HARMLESS or is_count:
                return lexeme
            self.note(_place_of(self.place, stack))
            return _MASKED_VALUE
        if lexeme[0] != '"' or lexeme[-1] != '"':
            return lexeme
        value = _name_of(lexeme)
        if not _may_hold_more(value):
            return lexeme
        masked = self.mask_text(value, _place_of(self.place, stack), self.note, self.nesting + 1)
        return lexeme if masked == value else json.dumps(masked)


def _may_hold_more(value: str) -> bool:
    return value[:1] in ("{", "[") or "=" in value


def _name_of(lexeme: str) -> str:
    """The text of a JSON string; of a broken one without its quotes."""
    try:
        return str(json.loads(lexeme))
    except ValueError:
        return lexeme.strip("\"'")


def _place_of(place: str, stack: list[_Frame]) -> str:
    names = [frame.key if frame.kind != "[" else str(frame.index) for frame in stack]
    shown = [name[:_MAX_NAME_SHOWN] for name in names if name is not None]
    if len(shown) > _MAX_DEPTH_SHOWN:
        shown = [*shown[: _MAX_DEPTH_SHOWN - 2], "...", shown[-1]]
    return ".".join([place, *shown])
