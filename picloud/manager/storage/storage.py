"""The two open stores of an installation, whatever engine holds them."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from picloud.manager.storage.database import Database
from picloud.manager.storage.stores.changes import ChangeFeed
from picloud.shared.errors import StorageUnavailable
from picloud.shared.files import replacing


class Storage:
    """The open stores. `close()` ends the use of them.

    Attributes:
        schema_version: the newest migration over both.
        changes: tells of the changes of other processes, where there can be any.
        fault: why control data cannot be written any more, None while it can.
        failed: set when the disk under control data failed, so that only a new process can go on.
    """

    def __init__(
        self,
        control: Database,
        history: Database,
        schema_version: int,
        *,
        releases: Sequence[Callable[[], None]] = (),
        changes: ChangeFeed | None = None,
        failed: asyncio.Event | None = None,
        fault: Callable[[], StorageUnavailable | None] = lambda: None,
    ) -> None:
        self.control = control
        self.history = history
        self.schema_version = schema_version
        self.changes = changes
        self.failed = failed or asyncio.Event()
        self.fault = fault
        self._releases = releases

    async def close(self) -> None:
        """Wait for running transactions and close both stores. May be called twice."""
        try:
            await self.history.close()
        finally:
            await self.control.close()
            if self.changes is not None:
                await self.changes.close()
            for release in self._releases:
                release()


def write_marker(path: Path) -> None:
    """Note that a missing or empty database here is a loss, not a first start. Write nothing if that is noted already.

    Raises:
        OSError: it cannot be written.
    """
    if path.is_file() and path.stat().st_size:
        return
    with replacing(path, 0o600) as stream:
        stream.write(
            b"This directory belongs to a PiCloud installation. See docs/explanation/storage.md before removing it.\n"
        )
