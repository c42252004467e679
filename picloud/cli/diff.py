"""`picloud diff`: two revisions of a script, or one and a local file, compared line by line."""

import difflib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Final

import click

from picloud.cli.failures import EXIT_TROUBLE, CommandFailed
from picloud.cli.names import ScriptName
from picloud.cli.output import say_bytes, say_painted
from picloud.cli.session import Session, client_options
from picloud.cli.source import read_source

if TYPE_CHECKING:
    from picloud.cli.client import Client

_COLOR_OF_START: Final = {"---": "bright_white", "+++": "bright_white", "@": "cyan", "-": "red", "+": "green"}
Side = tuple[str, str]
"""A heading and a source."""


@click.command
@click.argument("name", type=ScriptName())
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), required=False)
@click.option(
    "-r",
    "--revision",
    "revisions",
    metavar="N",
    type=click.IntRange(min=1),
    multiple=True,
    help="Revision to compare instead of the live one; give it twice to compare two revisions.",
)
@client_options
@click.pass_obj
def diff(session: Session, name: str, file: str | None, revisions: tuple[int, ...]) -> int:
    """Show what differs between two revisions of a script, or between one and FILE, as a unified diff.

    With FILE: what `picloud deploy FILE` would change. With --revision: what changed since then. With neither: the
    latest change. FILE may be - for standard input.

    The exit code is that of diff(1): 0 without differences, 1 with differences, 2 on failure.
    """
    if len(revisions) + (file is not None) > 2:
        raise click.UsageError("compare two: a FILE with one revision, or two revisions")
    with _as_trouble(), session.connect() as client:
        old, new = _sides(client, name, file, revisions)
    lines = list(_unified(old, new))
    if session.as_json:
        document = {"name": name, "from": old[0], "to": new[0], "different": bool(lines), "diff": "".join(lines)}
        session.print_result(document, "")
    else:
        _print(session, lines)
    return 1 if lines else 0


@contextmanager
def _as_trouble() -> Iterator[None]:
    """Give failures an exit code of their own: 1 means that there are differences."""
    try:
        yield
    except CommandFailed as error:
        error.exit_code = EXIT_TROUBLE
        raise


def _sides(client: "Client", name: str, file: str | None, revisions: tuple[int, ...]) -> tuple[Side, Side]:
    local = None if file is None else (file, read_source(file))
    chosen = [_revision(client, name, number) for number in revisions]
    if len(chosen) == 2:
        return chosen[0], chosen[1]
    script = client.get_script(name)
    live = (_heading(name, script["revision"]), script["source"])
    if local is not None:
        return (chosen[0] if chosen else live), local
    if not chosen:
        chosen = [_revision(client, name, _number_before(client, name, script["revision"]))]
    return chosen[0], live


def _revision(client: "Client", name: str, number: int) -> Side:
    return _heading(name, number), client.get_revision(name, number)["source"]


def _number_before(client: "Client", name: str, live: int) -> int:
    kept = [revision["revision"] for revision in client.list_revisions(name) if revision["revision"] < live]
    if not kept:
        raise CommandFailed(f"{name} has no revision before {live}", code="not_found", hint="name a FILE or --revision")
    return int(max(kept))


def _heading(name: str, number: int) -> str:
    return f"{name}, revision {number}"


def _unified(old: Side, new: Side) -> Iterator[str]:
    """Return the lines of the diff, each with its line feed; none without differences."""
    before, after = (list(StringIO(source, newline="\n")) for _, source in (old, new))
    for line in difflib.unified_diff(before, after, old[0], new[0]):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _print(session: Session, lines: list[str]) -> None:
    """Print the bytes as they are for a pipe or a file, coloured and made harmless for a terminal."""
    if not sys.stdout.isatty():
        say_bytes("".join(lines).encode("utf-8"))
        return
    for number, line in enumerate(lines):
        starts = _COLOR_OF_START if number < 2 else {key: _COLOR_OF_START[key] for key in "@-+"}
        color = next((color for start, color in starts.items() if line.startswith(start)), None)
        say_painted(session.paint(line.removesuffix("\n"), color))
