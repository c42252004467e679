"""Reads the expressions of `expressions/*.txt` and describes outcomes in the notation of these files.

README.md beside this file describes the format. Knows nothing of a particular build of the engine.
"""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

FOLDER: Final = Path(__file__).with_name("expressions")
_ERROR: Final = re.compile(r"(syntax|runtime|limit) (\?|\d+):(\?|\d+) ?(.*)")
_KINDS: Final = {"RhaiSyntaxError": "syntax", "RhaiRuntimeError": "runtime", "RhaiLimitError": "limit"}


class Expression(Struct, frozen=True):
    """One source and its expected outcome."""

    theme: str
    line: int
    """Line of the file where the source begins."""
    source: str
    expected: str
    """A value in Rhai's notation, or `! kind line:column part of the message`."""
    stock: str | None = None
    """The outcome in stock Rhai, where PiCloud differs on purpose."""
    reason: str = ""

    @property
    def id(self) -> str:
        return f"{self.theme}:{self.line}"

    def accepts(self, outcome: str) -> bool:
        """Whether an outcome is the expected one: the same value, or the same error at the same place."""
        if not self.expected.startswith("!"):
            return outcome == self.expected
        wanted, got = _ERROR.fullmatch(self.expected[2:]), _ERROR.fullmatch(outcome[2:])
        if wanted is None:
            raise ValueError(f"{self.id}: not an error with its place: {self.expected}")
        return (
            outcome.startswith("! ")
            and got is not None
            and wanted.groups()[:3] == got.groups()[:3]
            and wanted.group(4) in got.group(4)
        )


def load_expressions(folder: Path = FOLDER) -> list[Expression]:
    """Read all files of the corpus.

    Raises:
        ValueError: a line that is no part of an entry, or a source without a result.
    """
    return [entry for path in sorted(folder.glob("*.txt")) for entry in _entries(path)]


def _entries(path: Path) -> Iterator[Expression]:
    source: list[str] = []
    found: Expression | None = None
    start = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        kind, rest = line[:1], line[2:]
        if kind == ">":
            if found is not None:
                yield found
                found, source = None, []
            start = start if source else number
            source.append(rest)
        elif kind in ("=", "!") and source and found is None:
            expected = rest if kind == "=" else f"! {rest}"
            found = Expression(path.stem, start, "\n".join(source), expected)
        elif line.startswith("stock ") and found is not None:
            found = Expression(found.theme, found.line, found.source, found.expected, _stock(line))
        elif kind == "#" and found is not None and found.stock is not None and not found.reason:
            found = Expression(found.theme, found.line, found.source, found.expected, found.stock, rest)
        elif kind not in ("", "#"):
            raise ValueError(f"{path.name}:{number}: not part of an entry: {line}")
    if found is None:
        raise ValueError(f"{path.name}:{start}: a source without a result")
    yield found


def _stock(line: str) -> str:
    """Return the outcome after `stock`; for an error only that there is one."""
    return line.removeprefix("stock ").removeprefix("= ").strip()


def run(engine: Any, source: str) -> str:
    """Run one source on an engine of rhai-python and return the outcome in the notation of the files."""
    try:
        return show(engine.eval(source))
    except Exception as error:
        kind = _KINDS.get(type(error).__name__)
        if kind is None:
            return f"! {type(error).__name__} {error}"
        message = re.sub(r" \(line \d+(, column \d+)?\)$", "", str(error)).replace("\n", " ")
        line, column = getattr(error, "line", None), getattr(error, "column", None)
        return f"! {kind} {line or '?'}:{column or '?'} {message}"


def show(value: Any) -> str:
    """Return a value that came to Python in Rhai's notation; a character comes as a text."""
    if value is None:
        return "()"
    if isinstance(value, bool | int | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        return _show_float(value)
    return _show_container(value)


def _show_float(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return re.sub(r"e([+-])0*", lambda sign: "e" + sign.group(1).strip("+"), repr(value))


def _show_container(value: Any) -> str:
    if isinstance(value, bytes):
        return f"blob [{value.hex(' ')}]"
    if isinstance(value, list):
        return f"[{', '.join(map(show, value))}]"
    if isinstance(value, dict):
        entries = ", ".join(f"{show(key)}: {show(value[key])}" for key in sorted(value))
        return f"#{{ {entries} }}" if entries else "#{}"
    return type(value).__name__.lower()
