"""Bytes written today: from the later of midnight and the start."""

import asyncio

from picloud.manager.maintenance.written import WrittenToday

DAY_MS = 86_400_000


class Process:
    """What the kernel says of it, and when."""

    def __init__(self) -> None:
        self.written: int | None = 1_000
        self.now = 5 * DAY_MS + 1


def test_written_counts_what_came_before_the_first_look() -> None:
    process = Process()
    assert WrittenToday(lambda: process.written, lambda: process.now).bytes == 1_000


def test_written_begins_anew_at_midnight_without_being_asked() -> None:
    process = Process()

    async def pass_midnight() -> int | None:
        process.now = 6 * DAY_MS - 20
        written = WrittenToday(lambda: process.written, lambda: process.now)
        written.start()
        process.now += 20
        await asyncio.sleep(0.05)  # the timer of 20 ms
        process.written = 1_300
        written.close()
        return written.bytes

    assert asyncio.run(pass_midnight()) == 300


def test_written_is_unknown_where_the_kernel_does_not_tell() -> None:
    process = Process()
    process.written = None
    assert WrittenToday(lambda: process.written, lambda: process.now).bytes is None
