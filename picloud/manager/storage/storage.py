"""The open stores of an installation, whatever engine holds them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from picloud.manager.storage.database import Database
from picloud.manager.storage.store_spec import CONTROL, DATA, HISTORY, StoreSpec
from picloud.manager.storage.stores.changes import ChangeFeed
from picloud.shared.errors import StorageUnavailable
from picloud.shared.files import replacing


class Storage:
    """The open stores. `close()` ends the use of them.

    Attributes:
        databases: by the name of the store, in the order of `STORE_SPECS`.
        schema_version: the newest migration over all of them.
        changes: reports the changes of other processes, where there can be any.
        fault: why control data cannot be written any more, None while it can.
        failed: set when the disk under control data failed, so that only a new process can go on.
    """

    def __init__(
        self,
        databases: Mapping[str, Database],
        schema_version: int,
        *,
        releases: Sequence[Callable[[], None]] = (),
        changes: ChangeFeed | None = None,
        failed: asyncio.Event | None = None,
        fault: Callable[[], StorageUnavailable | None] = lambda: None,
    ) -> None:
        self.databases = databases
        self.schema_version = schema_version
        self.changes = changes
        self.failed = failed or asyncio.Event()
        self.fault = fault
        self._releases = releases

    @property
    def control(self) -> Database:
        """Scripts, tokens, accounts, the audit log."""
        return self.databases[CONTROL.name]

    @property
    def history(self) -> Database:
        """Executions and their counters."""
        return self.databases[HISTORY.name]

    @property
    def data(self) -> Database:
        """The data of scripts. An `AbsentDatabase` when the store is missing or damaged."""
        return self.databases[DATA.name]

    async def close(self) -> None:
        """Wait for running transactions and close all stores. May be called twice."""
        async with AsyncExitStack() as stack:
            for release in reversed(self._releases):
                stack.callback(release)
            if self.changes is not None:
                stack.push_async_callback(self.changes.close)
            for database in self.databases.values():
                stack.push_async_callback(database.close)


def marker_of(spec: StoreSpec, marker: Path) -> Path:
    """Return the marker of a store, given that of control data."""
    return marker if spec is CONTROL else marker.with_name(marker.name.replace("installed", f"installed-{spec.name}"))


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
