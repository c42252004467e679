"""`picloud check FILE...`: what is wrong with scripts, before they are deployed."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.manifest import files_in
from picloud.cli.session import Session, client_options
from picloud.cli.source import MAX_BYTES, is_failure, read_source, show_faults

if TYPE_CHECKING:
    from picloud.cli.client import Client

_NO_SERVER: Final = frozenset({"unreachable", "forbidden", "unauthenticated"})
"""Without a server on this machine, or the right to ask it, the engine of this program does the check."""

Findings = list[dict[str, Any]]


@click.command
@click.argument("files", metavar="FILE|DIR...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@client_options
@click.pass_obj
def check(session: Session, files: tuple[str, ...]) -> None:
    """Check scripts as `deploy` does, and change nothing. FILE may be - for standard input.

    DIR stands for all *.rhai files in it.

    Asks the server. Without one, or without the right to ask the one on this machine, the engine in this program checks
    with the default limits.

    The exit code is 1 when a script does not compile or would fail on every run; other warnings leave it 0.
    """
    sources = [(file, read_source(file)) for file in dict.fromkeys(_expanded(files))]
    engine, found = _check(session, sources)
    failing = [file for file, findings in found if any(map(is_failure, findings))]
    document = {
        "ok": not failing,
        "checked_by": engine,
        "files": [{"file": file, "ok": file not in failing, "diagnostics": findings} for file, findings in found],
    }
    shown = [
        show_faults(file, source, findings) if findings else f"{file}: no findings"
        for (file, source), (_, findings) in zip(sources, found, strict=True)
    ]
    session.print_result(document, "\n".join(shown))
    if failing:
        raise CommandFailed(_verdict(failing, len(sources)), code="check_failed", details={"files": failing})


def _expanded(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        found = files_in(Path(path))
        if not found:
            raise CommandFailed(f"there is no *.rhai file in {path}", code="unreadable_file", exit_code=EXIT_USAGE)
        yield from found


def _verdict(failing: Sequence[str], count: int) -> str:
    if count == 1:
        return f"{failing[0]} would fail"
    return f"{len(failing)} of {count} scripts would fail: {', '.join(failing)}"


def _check(session: Session, sources: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[str, Findings]]]:
    """Return who checked, and the findings by file."""
    try:
        with session.connect() as client:
            return "server", [(file, _ask(client, file, source)) for file, source in sources]
    except CommandFailed as error:
        if (session.remote_url is not None and session.server.is_named) or error.code not in _NO_SERVER:
            raise
    return "engine", [(file, _check_here(file, source)) for file, source in sources]


def _ask(client: "Client", file: str, source: str) -> Findings:
    try:
        return client.check_source(source)
    except CommandFailed as error:
        if not (error.details or {}).get("line") and error.code != "source_too_large":
            raise
        raise CommandFailed(f"{file}: {error.message}", code=error.code, details=error.details) from error


def _check_here(file: str, source: str) -> Findings:
    from msgspec import structs  # noqa: PLC0415  # msgspec and the engine are slow to load

    from picloud.cli.local_engine import check_source  # noqa: PLC0415  # likewise
    from picloud.shared.errors import PiCloudError  # noqa: PLC0415  # likewise

    try:
        return [structs.asdict(finding) for finding in check_source(source, MAX_BYTES)]
    except PiCloudError as error:
        raise CommandFailed(f"{file}: {error.message}", code=error.code, details=error.details) from error
