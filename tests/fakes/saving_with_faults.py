"""A process in which disk operations fail (disk_faults.c): saves rows, opens the file again, and says what it found."""

import asyncio
import ctypes
import errno
import json
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.shared.errors import StorageUnavailable

SAVES = 45
LIBRARY = ctypes.CDLL(None)


async def save(path: Path, template: Path, number: int, fault: int, lasting: bool) -> dict[str, object]:
    for name in ("", "-wal", "-shm"):
        path.with_name(path.name + name).unlink(missing_ok=True)
    shutil.copyfile(template, path)
    database = await SqliteDatabase.open(path)
    LIBRARY.disk_faults_arm(number, fault, int(lasting))
    acknowledged, unknown, codes = [], [], []
    for row in range(SAVES):
        if len(codes) > 2:
            break
        try:
            await database.execute("INSERT INTO t VALUES ($1, $2)", row, "x" * 6_000)
        except StorageUnavailable as exc:
            codes.append(exc.code)
            if exc.code == "commit_unknown":
                unknown.append(row)
        else:
            acknowledged.append(row)
    failed = database.failed.is_set()
    with suppress(StorageUnavailable):
        await database.close()
    seen = LIBRARY.disk_faults_seen()
    LIBRARY.disk_faults_arm(0, 0, 0)
    with closing(sqlite3.connect(path)) as connection:
        rows = [row[0] for row in connection.execute("SELECT a FROM t ORDER BY a")]
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
    return {"n": number, "fault": fault, "acknowledged": acknowledged, "unknown": unknown, "codes": codes,
            "rows": rows, "whole": whole, "failed": failed, "seen": seen}  # fmt: skip


async def main(directory: Path, most: int) -> None:
    template = directory / "template.db"
    with closing(sqlite3.connect(template)) as connection:
        connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
        connection.commit()
    found = []
    for number in range(1, most + 1):
        for fault, lasting in ((errno.EIO, False), (errno.ENOSPC, False))[: 2 if number % 8 == 0 else 1]:
            found.append(await save(directory / "run.db", template, number, fault, lasting))
    json.dump(found, sys.stdout)


asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
