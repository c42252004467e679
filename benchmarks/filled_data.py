"""Fills a data directory with copies of what one script and its calls left there, as months of use would."""

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from picloud.manager.ids import id_floor

BOUNDS: Final = {
    "PICLOUD_HISTORY_MAX_ROWS": "10000000",
    "PICLOUD_HISTORY_MAX_ROWS_PER_SCRIPT": "10000000",
    "PICLOUD_HISTORY_MAX_BYTES": str(1 << 36),
}
"""Settings under which a million executions stay."""
_DAY_MS: Final = 86_400_000
_BATCH: Final = 10_000
_FAILING: Final = 20
"""Every so manieth execution is a failed one."""


def fill(data_dir: Path, scripts: int, executions: int) -> None:
    """Copy the first script with its revision, and its first success and failure, over the last six days.

    Args:
        data_dir: of a service that has ended; it holds at least one script, one success and one failure.
        scripts: how many more there are afterwards.
        executions: how many more, of the copies in turn.
    """
    now = time.time_ns() // 1_000_000
    names = [f"s{number:05}" for number in range(scripts)]
    ids = [_id(now - _DAY_MS * 7 + number, number) for number in range(scripts)]
    with closing(sqlite3.connect(data_dir / "picloud.db")) as control:
        control.execute("PRAGMA foreign_keys = OFF")
        _copy(control, "scripts", [{"id": i, "name": n, "search_text": n} for i, n in zip(ids, names, strict=True)])
        _copy(control, "revisions", [{"script_id": each} for each in ids])
        control.commit()
    if not executions:
        return
    dice = random.Random(1)  # noqa: S311  numbers to fill with
    step = _DAY_MS * 6 // executions
    with closing(sqlite3.connect(data_dir / "history.db")) as history:
        for begin in range(0, executions, _BATCH):
            rows: list[dict[str, object]] = []
            for number in range(begin, min(begin + _BATCH, executions)):
                at, which = now - _DAY_MS * 6 + number * step, dice.randrange(scripts)
                whose = {"script_id": ids[which], "script_name": names[which]}
                rows.append({"id": _id(at, number), "started_at": at, **whose})
            _add(history, rows)
            history.commit()


def _add(history: sqlite3.Connection, rows: list[dict[str, object]]) -> None:
    _copy(history, "executions", [row for number, row in enumerate(rows) if number % _FAILING], "status = 'ok'")
    _copy(history, "executions", rows[::_FAILING], "status = 'failed'")
    minutes = {(int(str(row["started_at"])) // 60_000, str(row["script_id"])) for row in rows}
    _copy(history, "execution_minutes", [{"minute": m, "script_id": s} for m, s in sorted(minutes)])


def _copy(connection: sqlite3.Connection, table: str, rows: list[dict[str, object]], where: str = "1") -> None:
    """Insert the table's first row again and again, with these columns changed."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {where} LIMIT 1")  # noqa: S608  names from above
    columns = [column[0] for column in cursor.description]
    template = dict(zip(columns, cursor.fetchone(), strict=True))
    marks = ", ".join(f":{column}" for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    connection.executemany(
        f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  as above
        [template | row for row in rows],
    )


def _id(at: int, number: int) -> str:
    return id_floor(at)[:24] + f"{number:012x}"
