"""Text for people: safe to show on a terminal, in columns that fit it. Knows nothing of PiCloud."""

import json
import re
import shutil
import unicodedata
from collections.abc import Sequence
from typing import IO, Any, Final

_TIME: Final = re.compile(r"([0-9-]{10})T([0-9:]{8})(?:\.[0-9]+)?Z")
_GAP: Final = "  "
_LEAST_CELL_WIDTH: Final = 8


def neutralise(text: str, keep: str = "\n\t") -> str:
    r"""Escape what could drive a terminal or hide text: control, format and bidi characters become `\x1b`, `\u202e`.

    What scripts print, log and return is untrusted data. Characters in `keep` stay as they are.
    """
    if text.isprintable():
        return text
    return "".join(character if is_harmless(character, keep) else _escape(character) for character in text)


def is_harmless(character: str, keep: str = "") -> bool:
    """Return whether a character only shows itself. Those in `keep` are taken to."""
    return character.isprintable() or character in keep or unicodedata.category(character) == "Zs"


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def to_json(document: Any, *, indent: int | None = None, ascii_only: bool = False) -> str:
    r"""Return JSON in which control, format and bidi characters are `\u` escapes, as safe to show as to parse."""
    text = json.dumps(document, ensure_ascii=ascii_only, indent=indent)
    if text.isprintable():
        return text
    return "".join(character if is_harmless(character, "\n") else _json_escape(character) for character in text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))


def display_width(text: str) -> int:
    """Columns that printable text takes on a terminal: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def short_time(text: str) -> str:
    """Return a time of the API without `T` and fractions of a second; another text as it is."""
    found = _TIME.fullmatch(text)
    return f"{found[1]} {found[2]}Z" if found else text


def clip(text: str, width: int) -> str:
    """The start of `text`, at most `width` columns of it, with `…` where something was cut off."""
    if display_width(text) <= width:
        return text
    kept, room = "", width - 1
    for character in text:
        room -= _character_width(character)
        if room < 0:
            break
        kept += character
    return kept + "…"


def table(header: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """Plain columns. Cells are neutralised; the last column is clipped when `width` (of the terminal) asks for it.

    `width` None: nothing is clipped, as is right for a pipe or a file.
    """
    cells = [list(header), *([neutralise(cell, keep="") for cell in row] for row in rows)]
    widths = [max(display_width(line[column]) for line in cells) for column in range(len(header))]
    if width is not None:
        fixed = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
        widths[-1] = max(_LEAST_CELL_WIDTH, min(widths[-1], width - fixed))
    lines = []
    for line in cells:
        clipped = [*line[:-1], clip(line[-1], widths[-1])]
        padded = [cell + " " * (widths[column] - display_width(cell)) for column, cell in enumerate(clipped)]
        lines.append(_GAP.join(padded).rstrip())
    return "\n".join(lines)


def terminal_width(stream: IO[Any]) -> int | None:
    """Columns of the terminal behind `stream`; None when it is none."""
    return shutil.get_terminal_size().columns if stream.isatty() else None
