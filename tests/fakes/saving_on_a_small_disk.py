"""A process that saves rows while its disk fills up, with a little more room left each time. Ends by a signal when the
kernel cannot give a block to memory that SQLite shares (SIGBUS).
"""

import asyncio
import os
import sys
from pathlib import Path

from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.shared.errors import StorageUnavailable

MOST_ROUNDS = 24
ROOM_STEP_BYTES = 2_048


def fill(directory: Path, room: int) -> Path:
    """Take all blocks but `room` bytes."""
    filler = directory / "filler"
    descriptor = os.open(filler, os.O_RDWR | os.O_CREAT)
    step, size = 1 << 20, 0
    while step >= 512:
        try:
            os.posix_fallocate(descriptor, size, step)
            size += step
        except OSError:
            step //= 2
    os.ftruncate(descriptor, max(0, size - room))
    os.close(descriptor)
    os.sync()
    return filler


async def save_until_full(path: Path, room: int) -> str:
    database = await SqliteDatabase.open(path)
    await database.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
    await database.close()
    database = await SqliteDatabase.open(path)  # nothing is written until the disk is full
    filler = fill(path.parent, room)
    code = "none"
    try:
        for _ in range(400):
            await database.execute("INSERT INTO t (b) VALUES ($1)", "x" * 9_000)
    except StorageUnavailable as exc:
        code = exc.code
    finally:
        filler.unlink()
    await database.execute("INSERT INTO t (b) VALUES ('there is room again')")
    await database.close()
    return code


async def main(directory: Path) -> None:
    for number in range(MOST_ROUNDS):
        code = await save_until_full(directory / f"{number}.db", number * ROOM_STEP_BYTES)
        (directory / f"{number}.db").unlink()
        sys.stdout.write(f"{number} {code}\n")
        sys.stdout.flush()


asyncio.run(main(Path(sys.argv[1])))
