"""Fills the tables of a sample with rows that its session did not make: every state, every value of every CHECK, and
each nullable column both with and without a value. Generated from the schema, so that new columns are covered as well.
"""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

from picloud.shared.errors import STATUS_OF_CODE
from picloud.shared.events import Trigger
from picloud.shared.models import ExecutionStatus, SandboxLimits

NOT_FILLED: Final = frozenset({"schema_migrations", "backup_manifest", "change_counter", "commit_tokens"})
"""Tables that the engine and the migrations keep themselves."""
_CHECK: Final = re.compile(r'CHECK \("?(\w+)"? IN \(([^)]*)\)\)')
_ACTION: Final = re.compile(
    r'"((?:script|secret|token|session|setup_link|account|backup|audit|execution|password|kv|route|schedule|assets)\.[a-z_]+)"'
)
_SINGLE: Final = frozenset({"setup_links", "accounts"})
"""Tables of one row."""

Row = dict[str, Any]


def fill(connection: sqlite3.Connection) -> None:
    """Add rows to every table of a stopped installation until `gaps` finds nothing."""
    connection.row_factory = sqlite3.Row
    with connection:
        for table in _tables(connection):
            _fill_table(connection, table)
    left = gaps(connection)
    if left:
        raise RuntimeError(f"the sample does not cover {', '.join(left)}")


def gaps(connection: sqlite3.Connection) -> list[str]:
    """What no row of the database covers: empty tables, nullable columns, values of a CHECK."""
    found = []
    for table in _tables(connection):
        columns = _columns(connection, table)
        if _count(connection, table, "1 = 1") == 0:
            found.append(table)
        for name in (column["name"] for column in columns if table not in _SINGLE and not column["notnull"]):
            found += [
                f"{table}.{name} {state}"
                for state in ("IS NULL", "IS NOT NULL")
                if _count(connection, table, f'"{name}" {state}') == 0
            ]
        for name, values in _checks(connection, table).items():
            found += [
                f"{table}.{name} = {value!r}"
                for value in values
                if not connection.execute(f'SELECT 1 FROM {table} WHERE "{name}" = ?', (value,)).fetchone()  # noqa: S608  # names of our own schema
            ]
    return found


def actions() -> list[str]:
    """Every action that the code writes into the audit log."""
    sources = Path(__file__).parents[2].joinpath("picloud", "manager").rglob("*.py")
    return sorted({found for path in sources for found in _ACTION.findall(path.read_text("utf-8"))})


def _states(table: str) -> Iterator[Row]:
    """States that only the code knows, as values of columns."""
    if table == "executions":
        yield from ({"trigger": trigger} for trigger in get_args(Trigger))
        yield from ({"status": status, "error_code": None} for status in get_args(ExecutionStatus))
        yield from (
            {"status": "failed", "error_code": code, "http_status": status}
            for code, status in STATUS_OF_CODE.items()
            if code.startswith(("script_", "worker_", "server_"))
        )
        yield from (
            {"status": "failed", "error_code": "script_limit_exceeded", "limit_name": name, "limit_value": 7}
            for name in SandboxLimits.__struct_fields__
        )
        yield {"error_trace": '[["outer",1,2,0],["inner",3,4,1]]', "logs": '[["debug","a",null,1],["warn","b",null,2]]'}
        yield {
            "spans": '[["kv","get","visits",1,2,3,"ok"],["http","get","pi.local",4,5,6,"unknown"]]',
            "last_call": "unknown",
        }
    if table == "execution_outcomes":
        yield from ({"outcome": outcome} for outcome in ("302", "404", "script_error", "worker_crashed"))
    if table == "execution_minutes":
        yield {f"d{number}": number + 1 for number in range(48)} | {"sampled_out": 3, "calls": 1_176}
    if table == "asset_contents":
        # in use by a push of the future: the next start deletes all others that no version needs
        yield {"complete": 0, "used_at": 4_102_444_800_000}
    if table == "audit_entries":
        yield from ({"action": action} for action in actions())


def _fill_table(connection: sqlite3.Connection, table: str) -> None:
    template = connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # noqa: S608  # names of our own schema
    if template is None:
        template = _invented(connection, table)
        _insert(connection, table, template)
    if table in _SINGLE:
        return
    number = 0
    for state in (*_states(table), *_variants(connection, table)):
        number += 1  # noqa: SIM113
        row = {**dict(template), **state}
        _insert(connection, table, {**row, **_fresh_key(connection, table, row, number)})


def _variants(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    for column in _columns(connection, table):
        if not column["notnull"]:
            yield {column["name"]: None}
            yield {column["name"]: _value(column["name"], column["type"])}
    for name, values in _checks(connection, table).items():
        for value in values:
            if _count(connection, table, f"\"{name}\" = '{value}'") == 0:
                yield {name: value}


def _invented(connection: sqlite3.Connection, table: str) -> Row:
    allowed = {name: values[0] for name, values in _checks(connection, table).items()}
    return {column["name"]: _value(column["name"], column["type"]) for column in _columns(connection, table)} | allowed


def _value(name: str, kind: str) -> int | str | bytes:
    if name in ("number", "store"):
        return 1
    if kind == "BLOB":
        return {"key": b"key", "value": b"\xa5value"}.get(name, b"\x00\xff")
    if kind == "INTEGER":
        return 1_796_020_196_978 if name.endswith("_at") else 3
    known = {
        "owner": "namespace:sample",
        "limit_name": "timeout_ms",
        "error_trace": '[["f",1,2,0]]',
        "error_code": "script_error",
    }
    request = '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}'
    spans = '[["kv","set","visits",1,2,3,"kv_full"]]'
    return {**known, "request": request, "spans": spans}.get(
        name, "0" * 64 if "hash" in name or "digest" in name else "value"
    )


def _fresh_key(connection: sqlite3.Connection, table: str, row: Row, number: int) -> Row:
    """Another value for the last text or the first number of the primary key and for every unique column."""
    keys = [column for column in _columns(connection, table) if column["pk"]]
    fresh: Row = {}
    for column in keys:
        value = row[column["name"]]
        if column["type"] == "INTEGER":
            fresh[column["name"]] = value + 1_000 + number
        elif len(keys) == 1 or (column is keys[-1] and all(key["type"] == "TEXT" for key in keys)):
            fresh[column["name"]] = f"{value[:-4]}{number:04x}"
    if table in ("scripts", "schedules"):
        fresh["name"] = f"{row['name']}-{number}"
    if table == "routes":
        fresh["path"] = fresh["shape"] = f"/filled/{number}"
    if table == "stores":
        fresh["owner"] = f"{row['owner']}-{number}"
    return fresh


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))  # noqa: S608  # names of our own schema


def _count(connection: sqlite3.Connection, table: str, condition: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()[0])  # noqa: S608  # names of our own schema


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    return [row[0] for row in rows if row[0] not in NOT_FILLED]


def _columns(connection: sqlite3.Connection, table: str) -> list[Row]:
    rows = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,))
    return [dict(zip(("name", "type", "notnull", "pk"), row, strict=True)) for row in rows.fetchall()]


def _checks(connection: sqlite3.Connection, table: str) -> dict[str, list[int | str]]:
    """The values of each column that has a CHECK with a list."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    found: dict[str, list[int | str]] = {}
    for name, values in _CHECK.findall(sql):
        parts = [part.strip() for part in values.split(",")]
        found[name] = [part.strip("'") if part.startswith("'") else int(part) for part in parts]
    return found
