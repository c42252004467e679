"""`picloud backup`: a backup of a running server as a file here."""

import hashlib
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.output import note, say_bytes
from picloud.cli.session import Session, client_options
from picloud.shared.file_faults import describe
from picloud.shared.files import read_small, replacing
from picloud.shared.scratch import remove_leftovers

if TYPE_CHECKING:
    from picloud.cli.client import Client

KEY_FILE_NAME: Final = "secrets-key"
"""In the data directory, as in `picloud/manager/data/keys.py`."""
_MOST_KEY_BYTES: Final = 16 * 1024


@click.command
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@click.option(
    "--with-secrets-key",
    "with_key",
    is_flag=True,
    help="Also copy the key of the secrets, to FILE.secrets-key; on the server's machine only.",
)
@click.option("--data", "with_data", is_flag=True, help="Include the data of scripts, whatever its size.")
@client_options
@click.pass_obj
def backup(session: Session, file: Path, *, force: bool, with_key: bool, with_data: bool) -> None:
    """Back up a running server to FILE: scripts, revisions, tokens, the owner, the audit log, and what scripts keep.

    What scripts keep is left out when it is larger than PICLOUD_BACKUP_DATA_MAX_BYTES, unless --data is given.
    The server tests that the backup can be restored. Tokens and the password are stored as hashes only, secrets are
    encrypted with a key that is not in the backup. The execution history is not included.
    FILE is a regular file; - writes the backup to standard output.
    """
    to_stdout = str(file) == "-"
    if not to_stdout:
        check_target(file, force=force)
    elif sys.stdout.isatty():
        raise CommandFailed(
            "a backup is binary and not written to a terminal", hint="send it to a file with >", exit_code=EXIT_USAGE
        )
    key_file = _check_key_target(session, file, force=force) if with_key else None
    with session.connect() as client:
        made = client.create_backup(with_data=with_data)
        if made["proved_at"] is None:
            raise CommandFailed("the backup failed its restore test", hint="see the log of the server")
        _warn_of_missing_data(made)
        if to_stdout:
            _print(client, made)
            return
        _fetch(client, made, file)
    result = {**made, "file": str(file)}
    if key_file is not None:
        result["secrets_key_file"] = _copy_key(session, key_file)
    session.print_result(
        result, f"{file}: {made['scripts']} scripts, {made['bytes']:,} bytes, restore tested at {made['proved_at']}"
    )


def _check_key_target(session: Session, file: Path, *, force: bool) -> Path:
    """Return where the key goes.

    Raises:
        CommandFailed: this is not the server's machine, or as `check_target`.
    """
    if session.remote_url is not None or str(file) == "-":
        raise CommandFailed(
            "--with-secrets-key needs a FILE, and the server on this machine",
            hint="the key never travels over the network",
            exit_code=EXIT_USAGE,
        )
    target = file.with_name(f"{file.name}.{KEY_FILE_NAME}")
    check_target(target, force=force)
    return target


def _copy_key(session: Session, target: Path) -> str:
    source = session.directory / KEY_FILE_NAME
    try:
        content = read_small(source, _MOST_KEY_BYTES)
        with replacing(target, 0o600) as stream:
            stream.write(content)
    except FileNotFoundError:
        hint = "there are no secrets yet, or PICLOUD_SECRETS_KEY_FILE of the server names another file: copy that one"
        raise CommandFailed(f"the backup was made, but there is no {source}", hint=hint, code="no_key") from None
    except OSError as exc:
        raise CommandFailed(f"the backup was made, but not the key: {describe(exc, source)}", code="no_key") from exc
    return str(target)


def _warn_of_missing_data(made: dict[str, Any]) -> None:
    """An older server does not know the field."""
    if made.get("data") == "too_large":
        note("the data of scripts is too large and not in this backup; add --data to include it")
    elif made.get("data") == "unavailable":
        note("the data of scripts could not be read and is not in this backup; see /readyz")


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
