"""What scripts use of services, in numbers: calls, stores, commits, secrets, runs that wait. Nothing is computed unless
somebody asks, and nothing is written."""

from collections.abc import Awaitable, Callable, Mapping

from msgspec import Struct, structs

from picloud.manager.data.kv_ledger import StoreSize
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.data.kv_written import Written
from picloud.manager.data.owners import NAMESPACE, SCRIPT
from picloud.manager.data.secrets import SecretService
from picloud.manager.models.secrets import SecretNumbers
from picloud.manager.storage.grouped_writer import GroupSizes
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.shared.errors import StorageUnavailable
from picloud.shared.records.service_counts import ServiceCounts


class RunNumbers(Struct, frozen=True):
    """Executions of all front processes at one moment. `waiting`: of those in flight, the ones that wait for a service
    and have lent their slots."""

    slots: int
    in_flight: int
    queued: int
    waiting: int


class ServiceNumbers(Struct, frozen=True):
    """All numbers at one moment.

    Attributes:
        calls: of services since the start.
        stores: key-value stores by `namespace:NAME`, name of the script, or its id when it was deleted; None when they
            cannot be read.
        written: by the id of the script, since midnight UTC or the start, most first.
        names: of the scripts, by id.
        secrets: None when they cannot be read.
    """

    calls: ServiceCounts
    runs: RunNumbers
    stores: Mapping[str, StoreSize] | None
    stores_max_bytes: int
    commits: GroupSizes
    written: Mapping[str, Written]
    names: Mapping[str, str]
    secrets: SecretNumbers | None


class ServiceNumbersService:
    """Collects the numbers.

    Args:
        count_calls: of all front processes.
        count_runs: likewise.
    """

    def __init__(
        self,
        scripts: ScriptStore,
        kv: KvStores,
        secrets: SecretService,
        *,
        count_calls: Callable[[], Awaitable[ServiceCounts]],
        count_runs: Callable[[], Awaitable[RunNumbers]],
    ) -> None:
        self._scripts = scripts
        self._kv = kv
        self._secrets = secrets
        self._count_calls = count_calls
        self._count_runs = count_runs

    async def look(self) -> ServiceNumbers:
        """The numbers now.

        Raises:
            StorageUnavailable: names of scripts cannot be read.
        """
        names = await self._scripts.list_names()
        return ServiceNumbers(
            calls=await self._count_calls(),
            runs=await self._count_runs(),
            stores=await self._read_stores(names),
            stores_max_bytes=self._kv.max_bytes,
            commits=structs.replace(self._kv.groups),
            written=self._kv.written.of_today(),
            names=names,
            secrets=await self._count_secrets(),
        )

    async def _read_stores(self, names: Mapping[str, str]) -> Mapping[str, StoreSize] | None:
        try:
            found = await self._kv.read_sizes()
        except StorageUnavailable:
            return None
        return {_name_of(owner, names): size for owner, size in found.items()}

    async def _count_secrets(self) -> SecretNumbers | None:
        try:
            return await self._secrets.count()
        except StorageUnavailable:
            return None


def _name_of(owner: str, names: Mapping[str, str]) -> str:
    if owner.startswith(NAMESPACE):
        return owner
    script_id = owner.removeprefix(SCRIPT)
    return names.get(script_id, script_id)
