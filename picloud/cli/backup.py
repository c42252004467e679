"""`picloud backup`: a back-up of a running server as a file here."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from picloud.cli.client import Client
from picloud.cli.failures import CommandFailed
from picloud.cli.session import Session, client_options


@click.command(short_help="Back up a running server into a file.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@client_options
@click.pass_obj
def backup(session: Session, file: Path, *, force: bool) -> None:
    """Back up all control data of a running server into FILE: scripts, revisions, tokens, the owner, the audit log.

    The server restores it on trial first. Tokens and the password are in it as hashes alone. History is not in it.
    """
    if file.exists() and not force:
        raise CommandFailed(f"{file} is there already", hint="choose another name, or replace it with --force")
    if not file.absolute().parent.is_dir():
        raise CommandFailed(f"{file.parent} is no directory", hint="make it first")
    with session.connect() as client:
        made = client.create_backup()
        if made["proved_at"] is None:
            raise CommandFailed("the back-up could not be restored on trial", hint="see the log of the server")
        _fetch(client, made, file)
    result = {**made, "file": str(file)}
    session.print_result(
        result, f"{file}: {made['scripts']} scripts, {made['bytes']:,} bytes, restorable, proved at {made['proved_at']}"
    )


def _fetch(client: Client, made: dict[str, Any], file: Path) -> None:
    """Write beside, compare, sync, rename: whatever happens, no half of a back-up has the name."""
    part = file.with_name(f".{file.name}.part")
    try:
        if _write(part, client.download_backup(made["name"])) != made["sha256"]:
            raise CommandFailed("the back-up did not arrive whole", hint="try again")
        part.replace(file)
        _sync(file.absolute().parent)
    except OSError as exc:
        raise CommandFailed(f"{file}: cannot be written: {exc.strerror}", code="cannot_write") from exc
    finally:
        part.unlink(missing_ok=True)


def _write(part: Path, pieces: Iterable[bytes]) -> str:
    """Returns the SHA-256 of what was written."""
    digest = hashlib.sha256()
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        for piece in pieces:
            digest.update(piece)
            stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())
    return digest.hexdigest()


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
