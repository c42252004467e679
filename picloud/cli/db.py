"""`picloud db`: moves, checks and migrates databases. Works on files and servers itself, not through the API."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.output import note
from picloud.cli.session import Session, client_options
from picloud.shared.client_settings import SettingsError

if TYPE_CHECKING:
    from picloud.shared.settings import Settings

_DAMAGED = 4


class DatabaseUrl(click.ParamType[str]):
    """The URL of a database, without a password: arguments can be read by every user of the machine."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from picloud.shared.setting_values import check_database_url  # noqa: PLC0415  # pydantic is slow

        try:
            check_database_url(value)
        except ValueError as exc:
            self.fail(str(exc), param, ctx)
        user, separator, _ = value.partition("://")[2].rpartition("@")
        if separator and ":" in user:
            self.fail("must not contain a password; put it into ~/.pgpass or the variable PGPASSWORD", param, ctx)
        return value


@click.group
def db() -> None:
    """Check, copy and migrate databases. Stop the server before `copy` and `migrate`."""


@db.command(short_help="Copy an installation into another, empty database.")
@click.option("--from", "source", type=DatabaseUrl(), required=True, help="Source database; it is not changed.")
@click.option("--to", "target", type=DatabaseUrl(), required=True, help="Target database: empty, or not created yet.")
@client_options
@click.pass_obj
def copy(session: Session, *, source: str, target: str) -> None:
    """Copy all control data and history. The copy is kept only if everything reads back the same.

    URLs: sqlite:///absolute/path or postgresql://user@host:5432/database.
    """
    settings = _settings()
    from picloud.wiring import database  # noqa: PLC0415  # the stores are needed by few commands

    with _refusals():
        if session.as_json:
            rows = database.copy(source, target, settings.data_dir, _without_bar)
        else:
            rows = _copy_with_bar(source, target, settings)
    total = sum(rows.values())
    session.print_result(
        {"rows": rows}, f"copied and verified {total:,} rows; set PICLOUD_DATABASE_URL and start the server"
    )


def _without_bar(_total: int) -> Callable[[int], None]:
    return lambda _rows: None


def _copy_with_bar(source: str, target: str, settings: "Settings") -> dict[str, int]:
    from picloud.wiring import database  # noqa: PLC0415  # as above

    with click.progressbar(length=1, label="copying", file=sys.stderr) as bar:

        def begin(total: int) -> Callable[[int], None]:
            bar.length = max(total, 1)
            return bar.update

        return database.copy(source, target, settings.data_dir, begin)


@db.command(short_help="Check the whole database.")
@click.option("--database", "given", type=DatabaseUrl(), help="Default: PICLOUD_DATABASE_URL, PICLOUD_DATA_DIR.")
@client_options
@click.pass_obj
def check(session: Session, *, given: str | None) -> None:
    """Check structure, references and stored sources, and show the size of each table. The server may be running."""
    settings = _settings()
    from picloud.wiring import database  # noqa: PLC0415  # as above

    with _refusals():
        found = database.check(given or database.url_of(settings))
    tables = [
        {"store": each.store, "table": each.table, "rows": each.rows, "bytes": each.bytes} for each in found.tables
    ]
    document = {"engine": found.engine, "tables": tables, "pending": found.pending, "faults": found.faults}
    if found.faults:
        raise CommandFailed(
            f"the database is damaged: {found.faults[0]}",
            code="damaged",
            hint="restore a backup",
            details=document,
            body="\n".join(found.faults[1:]) or None,
            exit_code=_DAMAGED,
        )
    rows = [
        [each.store, each.table, f"{each.rows:,}", "-" if each.bytes is None else f"{each.bytes:,}"]
        for each in found.tables
    ]
    session.print_table(document, ["STORE", "TABLE", "ROWS", "BYTES"], rows, "no tables")
    if not session.as_json:
        pending = f"; pending migrations: {', '.join(found.pending)}" if found.pending else ""
        note(f"{found.engine}: no faults found{pending}")


@db.command(short_help="Migrate the database to this version's schema.")
@click.option("--dry-run", is_flag=True, help="Try the migrations, then roll them back.")
@client_options
@click.pass_obj
def migrate(session: Session, *, dry_run: bool) -> None:
    """Apply pending migrations, as the server does when it starts."""
    settings = _settings()
    from picloud.wiring import database  # noqa: PLC0415  # as above

    with _refusals():
        if dry_run:
            tried = database.try_migrations(settings)
            text = "\n".join(f"{name}: would be applied" for name in tried) or "nothing to do"
            session.print_result({"pending": tried}, text)
        else:
            version = database.migrate(settings)
            session.print_result({"schema": version}, f"the database is at schema {version}")


def _settings() -> "Settings":
    from picloud.shared.settings import load_settings  # noqa: PLC0415  # pydantic is slow

    try:
        return load_settings()
    except SettingsError as exc:
        raise CommandFailed("; ".join(exc.faults), code="configuration", exit_code=EXIT_USAGE) from exc


@contextmanager
def _refusals() -> Iterator[None]:
    from picloud.shared.errors import StartRefused  # noqa: PLC0415  # with the stores

    try:
        yield
    except StartRefused as refusal:
        raise CommandFailed(str(refusal), code="refused", exit_code=refusal.exit_code) from refusal
