"""Rules for the text of a script before the engine sees it: encoding, size, characters that lie about the code."""

import re
from typing import Final

from picloud.shared.errors import BadRequest, TooLarge
from picloud.shared.models import Diagnostic

_BYTE_ORDER_MARK: Final = "\ufeff"
_BIDI_CONTROL: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean_source(text: str, max_bytes: int) -> str:
    """The source as it is stored: without a byte order mark, otherwise unchanged (CRLF stays).

    Args:
        max_bytes: the most that it may have as UTF-8.
    Raises:
        BadRequest: `invalid_encoding`, for NUL and for what UTF-8 cannot say.
        TooLarge: `source_too_large`.
    """
    text = text.removeprefix(_BYTE_ORDER_MARK)
    nul = text.find("\0")
    if nul != -1:
        line, column = _position(text, nul)
        raise BadRequest(
            f"The source has a NUL character in line {line}, column {column}.",
            code="invalid_encoding",
            details={"line": line, "column": column},
        )
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as exc:
        line, column = _position(text, exc.start)
        raise BadRequest(
            f"The source has half a surrogate pair in line {line}, column {column}.",
            code="invalid_encoding",
            details={"line": line, "column": column},
        ) from None
    if size > max_bytes:
        raise source_too_large(max_bytes)
    return text


def source_too_large(max_bytes: int) -> TooLarge:
    """The refusal of a source, or of a body that cannot hold a smaller one."""
    return TooLarge(
        f"The source is larger than {max_bytes} bytes.", code="source_too_large", details={"max_bytes": max_bytes}
    )


def find_suspicious_character(text: str) -> Diagnostic | None:
    """The first character that changes the direction of the text, so that code does not read as it runs."""
    match = _BIDI_CONTROL.search(text)
    if match is None:
        return None
    line, column = _position(text, match.start())
    code_point = ord(match.group())
    message = f"the bidirectional control character U+{code_point:04X} is not allowed; write \\u{code_point:04x}"
    return Diagnostic("error", "suspicious_characters", message, line, column, certain=True)


def _position(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, both counted from 1."""
    line_start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - line_start + 1
