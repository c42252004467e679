"""Script source in files: reading it, and showing where a fault in it is."""

from pathlib import Path
from typing import Any, Final

from picloud.cli.failures import CommandFailed
from picloud.cli.output import read_input
from picloud.cli.terminal import display_width, neutralise
from picloud.shared.file_faults import describe

READABLE: Final = "name a file that this user can read"
FORGIVING: Final = "it would fail on every run; omit --strict to allow that"

MAX_BYTES: Final = 1024 * 1024
"""The most that PICLOUD_MAX_SOURCE_BYTES can be set to; the server decides below it."""
_TAB: Final = "    "
_BYTE_ORDER_MARK: Final = "\ufeff"


def read_source(file: str) -> str:
    """The text of a file, or of standard input when `file` is `-`, without a byte order mark."""
    try:
        if file == "-":
            data = read_input(MAX_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except OSError as exc:
        raise CommandFailed(f"cannot read {describe(exc, file, READABLE)}", code="unreadable_file") from exc
    if len(data) > MAX_BYTES:
        message = f"{file} is larger than any script may be ({MAX_BYTES} bytes)"
        raise CommandFailed(message, code="source_too_large", hint="split it into several scripts")
    try:
        return data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as exc:
        raise CommandFailed(
            f"{file} is not UTF-8 text: byte {exc.start} cannot be read",
            code="invalid_encoding",
            hint="save it as UTF-8",
        ) from exc


def is_failure(diagnostic: dict[str, Any]) -> bool:
    """Whether the source does not compile, or every run of it fails because of this finding."""
    return diagnostic.get("severity") == "error" or bool(diagnostic.get("certain"))


def show_faults(file: str, source: str, diagnostics: list[dict[str, Any]]) -> str:
    """Each diagnostic as `file:line:column: severity: message`, with the source line and a caret under the column."""
    return "\n".join(_show_fault(file, source, diagnostic) for diagnostic in diagnostics)


def _show_fault(file: str, source: str, diagnostic: dict[str, Any]) -> str:
    line, column = diagnostic.get("line"), diagnostic.get("column")
    severity = diagnostic.get("severity", "error")
    place = ":".join(str(part) for part in (file, line, column) if part is not None)
    certain = " (every run fails here)" if severity != "error" and diagnostic.get("certain") else ""
    shown = f"{place}: {severity}: {diagnostic.get('message', '')}{certain}"
    excerpt = point_at(source, line, column)
    return f"{shown}\n{excerpt}" if excerpt else shown


def point_at(source: str, line: int | None, column: int | None) -> str:
    """The source line with a caret under the column; both count from 1. Empty when there is no such line."""
    lines = source.split("\n")
    if not isinstance(line, int) or not 1 <= line <= len(lines):
        return ""
    text = lines[line - 1].rstrip("\r")
    margin = f"{line:>5} | "
    shown = margin + _as_shown(text)
    if not isinstance(column, int) or not 1 <= column <= len(text) + 1:
        return shown
    indent = display_width(_as_shown(text[: column - 1]))
    return f"{shown}\n{' ' * (len(margin) - 2)}| {' ' * indent}^"


def _as_shown(text: str) -> str:
    return neutralise(text.replace("\t", _TAB), keep="")
