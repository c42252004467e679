"""`picloud backup`: a backup of a running server as a file here."""

import hashlib
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.output import say_bytes
from picloud.cli.session import Session, client_options
from picloud.shared.file_faults import describe
from picloud.shared.files import replacing
from picloud.shared.scratch import remove_leftovers

if TYPE_CHECKING:
    from picloud.cli.client import Client


@click.command
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@client_options
@click.pass_obj
def backup(session: Session, file: Path, *, force: bool) -> None:
    """Back up the control data of a running server to FILE: scripts, revisions, tokens, the owner, the audit log.

    The server tests that the backup can be restored. Tokens and the password are stored as hashes only. The execution
    history is not included.
    FILE is a regular file; - writes the backup to standard output.
    """
    to_stdout = str(file) == "-"
    if not to_stdout:
        check_target(file, force=force)
    elif sys.stdout.isatty():
        raise CommandFailed(
            "a backup is binary and not written to a terminal", hint="send it to a file with >", exit_code=EXIT_USAGE
        )
    with session.connect() as client:
        made = client.create_backup()
        if made["proved_at"] is None:
            raise CommandFailed("the backup failed its restore test", hint="see the log of the server")
        if to_stdout:
            _print(client, made)
            return
        _fetch(client, made, file)
    result = {**made, "file": str(file)}
    session.print_result(
        result, f"{file}: {made['scripts']} scripts, {made['bytes']:,} bytes, restore tested at {made['proved_at']}"
    )


def _fetch(client: "Client", made: dict[str, Any], file: Path) -> None:
    """Write beside, compare, sync, rename: whatever happens, no half of a backup has the name."""
    remove_leftovers(file.parent)
    try:
        with replacing(file, 0o600) as stream:
            if _copy(client.download_backup(made["name"]), stream.write) != made["sha256"]:
                raise CommandFailed("the backup is incomplete", hint="try again")
    except OSError as exc:
        raise CommandFailed(describe(exc, file), code="cannot_write") from exc


def _print(client: "Client", made: dict[str, Any]) -> None:
    digest = _copy(client.download_backup(made["name"]), say_bytes)
    if digest != made["sha256"]:
        raise CommandFailed("the backup is incomplete; do not use the output", hint="try again")


def _copy(pieces: Iterable[bytes], write: Callable[[bytes], object]) -> str:
    """Write all pieces; returns their SHA-256."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        write(piece)
    return digest.hexdigest()


def check_target(file: Path, *, force: bool) -> None:
    """Check that a file can be made at a path that the user named, or replaced with `force`.

    Raises:
        CommandFailed: something else than a regular file is there, or a file without `force`, or there is no directory.
    """
    try:
        status = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        status = None
    except OSError as exc:
        raise CommandFailed(describe(exc, file), code="cannot_write") from exc
    if status is not None and not stat.S_ISREG(status.st_mode):
        kind = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "not a regular file"
        raise CommandFailed(
            f"{file} is {kind}, which is never replaced",
            hint="name a regular file, or write - and redirect standard output",
            code="cannot_write",
            exit_code=EXIT_USAGE,
        )
    if status is not None and not force:
        raise CommandFailed(f"{file} already exists", hint="choose another name, or overwrite it with --force")
    if not file.absolute().parent.is_dir():
        raise CommandFailed(f"{file.parent} is not a directory", hint="create it first")
