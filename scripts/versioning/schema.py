"""The guard of the schema: migrations against those of a release; those are never edited, moved or removed."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from picloud.manager.storage.migrate import STORES, load_migrations, schema_version
from picloud.shared.errors import StartRefused
from scripts.versioning.change import Kind, Report
from scripts.versioning.record import Record, checksum, manifest_text
from scripts.versioning.text import json_text

MANIFEST: Final = "migrations.sha256"
TABLES: Final = "tables.json"
DIALECTS: Final = ("postgres", "sqlite")
_CHECK: Final = re.compile(r"\bCHECK\s*\(", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(\d{4})_")

Tables = dict[str, dict[str, dict[str, Any]]]


def record_files(root: Path) -> dict[str, str]:
    """What a release record keeps of the schema, without its data."""
    return {MANIFEST: manifest_text(root, _files(root)), TABLES: json_text(fresh_tables(root))}


def current_schema(root: Path) -> int:
    """The number of the newest migration.

    Raises:
        StartRefused: the migrations cannot be loaded; the message names the file.
    """
    return max(schema_version(load_migrations(dialect, root / "migrations")) for dialect in DIALECTS)


def check(root: Path, base: Record) -> Report:
    """The schema against a release."""
    was = base.facts.schema
    try:
        now = current_schema(root)
        kind, lines = _compare(json.loads(base.text(TABLES)), fresh_tables(root))
        faults = _numbering(root)
    except StartRefused as refusal:
        now, kind, lines, faults = was, "breaking", [], [f"the migrations cannot be loaded: {refusal}"]
    edits = _edits(root, base)
    added = _added(root, base)
    late = [name for name in added if _number(name) <= was]
    faults = [*edits, *(_late(name, was) for name in late), *faults]
    if edits or late:
        kind = "breaking"
    elif added and kind == "unchanged":
        kind = "additive"
    return Report(
        surface="schema",
        kind=kind,
        was=str(was),
        now=str(now),
        lines=(*lines, *(f"new: {name}" for name in added)),
        needs=f"a migration numbered {was + 1:04d} or later" if kind != "unchanged" else "",
        faults=tuple(faults),
    )


def fresh_tables(root: Path) -> Tables:
    """Tables, columns, indexes and triggers of a new installation, by store."""
    migrations = load_migrations("sqlite", root / "migrations")
    found: Tables = {}
    for store in STORES:
        with closing(sqlite3.connect(":memory:")) as connection:
            for migration in migrations[store]:
                for statement in migration.statements:
                    connection.execute(statement.text)
            found[store] = tables_of(connection)
    return found


def tables_of(connection: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    """What a database consists of, whatever way it was reached; without the record of migrations."""
    found: dict[str, dict[str, Any]] = {}
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    for kind, name, sql in rows.fetchall():
        if name == "schema_migrations":
            continue
        found[f"{kind} {name}"] = _table(connection, name) if kind == "table" else {"sql": _plain(sql)}
    return found


def _table(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    columns = connection.execute('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (name,))
    keys = connection.execute('SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)', (name,))
    described = {column: _column(*facts) for column, *facts in columns.fetchall()}
    return {
        "columns": described,
        "references": sorted(" ".join(map(str, row)) for row in keys.fetchall()),
        "checks": checks_in(connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]),
        "unique": sorted(_unique(connection, name)),
    }


def checks_in(sql: str) -> list[str]:
    """The conditions of the CHECKs in a CREATE TABLE statement, in the order of their text."""
    found = []
    for start in _CHECK.finditer(sql):
        depth, end = 1, start.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        found.append(_plain(sql[start.end() : end - 1]))
    return sorted(found)


def _unique(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """The columns of each UNIQUE constraint and unique index but the primary key."""
    rows = connection.execute("SELECT name FROM pragma_index_list(?) WHERE \"unique\" AND origin <> 'pk'", (table,))
    for (index,) in rows.fetchall():
        columns = connection.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (index,))
        yield ", ".join(str(column) for (column,) in columns.fetchall())


def _column(kind: str, is_needed: int, default: str | None, key_place: int) -> str:
    words = [kind, "not null" if is_needed else "", f"default {default}" if default else "", "key" if key_place else ""]
    return " ".join(filter(None, words))


def _plain(sql: str) -> str:
    return " ".join(sql.split())


def _compare(old: Tables, new: Tables) -> tuple[Kind, list[str]]:
    lost: list[str] = []
    come: list[str] = []
    for store in old:
        for name, before in old[store].items():
            after = new[store].get(name)
            if after is None:
                (come if name.startswith("index ") else lost).append(f"{store}: {name} is gone")
                continue
            lost += [f"{store}: {line}" for line in _other_rules(name, before, after)]
            columns, now = before.get("columns", {}), after.get("columns", {})
            lost += [f"{store}: column {column} of {name} is gone" for column in columns if column not in now]
            lost += [
                f"{store}: column {column} of {name} was {columns[column]}, is {now[column]}"
                for column in columns
                if column in now and columns[column] != now[column]
            ]
            come += [f"{store}: {name} has the column {column}" for column in now if column not in columns]
        for name in (name for name in new[store] if name not in old[store]):
            # a new trigger may refuse what was allowed
            (lost if name.startswith("trigger ") else come).append(f"{store}: {name} is new")
    if lost:
        return "breaking", lost
    return ("additive", come) if come else ("unchanged", [])


def _other_rules(name: str, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What an object demands of rows besides its columns, when that is not what it was."""
    if not name.startswith("table "):
        return (
            [] if before == after or name.startswith("index ") else [f"{name} was {before['sql']}, is {after['sql']}"]
        )
    return [
        f"{name}: {rule} were {before[rule]}, are {after[rule]}"
        for rule in ("references", "checks", "unique")
        if before[rule] != after[rule]
    ]


def _edits(root: Path, base: Record) -> list[str]:
    faults = []
    next_number = base.facts.schema + 1
    for name, released in base.manifest(MANIFEST).items():
        path = root / name
        if not path.exists():
            faults.append(
                f"{name} was released and is gone or renamed; bring it back and add migration {next_number:04d}"
            )
        elif checksum(path) != released:
            faults.append(f"{name} was released and is edited; restore it and add migration {next_number:04d}")
    return faults


def _added(root: Path, base: Record) -> list[str]:
    known = base.manifest(MANIFEST)
    names = [path.relative_to(root).as_posix() for path in _files(root)]
    return [name for name in names if name not in known]


def _late(name: str, was: int) -> str:
    return f"{name} would run before what was released; give it a number from {was + 1:04d}"


def _numbering(root: Path) -> list[str]:
    """Both dialects must have the same migrations."""
    names = {
        dialect: {path.relative_to(root / "migrations" / dialect) for path in _files(root, dialect)}
        for dialect in DIALECTS
    }
    odd = sorted(str(name) for name in names["sqlite"] ^ names["postgres"])
    return [f"migration {name} is there for one database only; write its twin" for name in odd]


def _number(name: str) -> int:
    found = _NUMBER.match(Path(name).name)
    return int(found[1]) if found else 0


def _files(root: Path, dialect: str = "*") -> list[Path]:
    return sorted((root / "migrations").glob(f"{dialect}/*/*.sql"))
