"""A `Database` in the place of a store that cannot be used: every use fails with the reason."""

import logging
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, NoReturn

from picloud.manager.storage.database import Dialect, Operation, Reader, Row, Transaction, Value
from picloud.manager.storage.store_spec import StoreSpec
from picloud.shared.errors import StorageUnavailable

MESSAGE = "The data of scripts cannot be read or written: the data store is missing or damaged; see /readyz."

logger = logging.getLogger(__name__)


class AbsentDatabase:
    """A `Database` (see there) that raises `StorageUnavailable` for everything but `close`.

    Args:
        dialect: of the engine that would hold the store.
        reason: one line for the operator that names the file, the fault and the way out.
    """

    def __init__(self, dialect: Dialect, reason: str) -> None:
        self._dialect: Dialect = dialect
        self.reason = reason

    @property
    def dialect(self) -> Dialect:
        return self._dialect

    @property
    def engine(self) -> str:
        return "none"

    async def fetch_one(self, _sql: str, *_parameters: Value) -> Row | None:
        self._refuse()

    async def fetch_all(self, _sql: str, *_parameters: Value) -> list[Row]:
        self._refuse()

    async def execute(self, _sql: str, *_parameters: Value) -> int:
        self._refuse()

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        self._refuse()

    def snapshot(self) -> AbstractAsyncContextManager[Reader]:
        self._refuse()

    async def run_group(self, _operations: Sequence[Operation[Any]]) -> list[Any]:
        self._refuse()

    async def size_bytes(self) -> int:
        self._refuse()

    async def close(self) -> None:
        """Do nothing."""

    def _refuse(self) -> NoReturn:
        raise StorageUnavailable(MESSAGE)


def go_without(spec: StoreSpec, dialect: Dialect, reason: str) -> AbsentDatabase:
    """Return what stands in for an optional store that cannot be used, and log why."""
    logger.error(
        "a store cannot be used and was left as it is; the service starts without it",
        extra={"action": "store_absent", "store": spec.name, "fault": reason},
    )
    return AbsentDatabase(dialect, reason)
