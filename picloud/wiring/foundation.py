"""Builds what both planes stand on: the stores, the history that is written, and who may come in."""

from contextlib import AsyncExitStack
from functools import partial
from typing import NamedTuple

from picloud.manager.assets.contents import AssetContents
from picloud.manager.data.keys import KeyFile
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.data.secrets import SecretService
from picloud.manager.history.sink import HistorySink
from picloud.manager.storage.storage import Storage
from picloud.manager.storage.stores.asset_contents import AssetContentStore
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.shared.settings import Settings
from picloud.wiring.access import Access, start_access


class Foundation(NamedTuple):
    """Shared by the data plane and the control plane."""

    settings: Settings
    storage: Storage
    scripts: ScriptStore
    executions: ExecutionStore
    sink: HistorySink
    access: Access
    secrets: SecretService
    kv: KvStores
    contents: AssetContents


async def start_foundation(
    settings: Settings, storage: Storage, dashboard_url: str, stack: AsyncExitStack
) -> Foundation:
    scripts = ScriptStore(storage.control)
    executions = ExecutionStore(storage.history)
    sink = HistorySink(
        executions,
        history_days=settings.history_days,
        history_max_rows=settings.history_max_rows,
        history_max_rows_per_script=settings.history_max_rows_per_script,
        history_max_bytes=settings.history_max_bytes,
        requests=settings.history_requests,
    )
    await sink.start()
    stack.push_async_callback(sink.close)
    secrets = SecretService(SecretStore(storage.control), KeyFile(settings.data_dir, settings.secrets_key_file))
    access = await start_access(settings, storage, scripts, dashboard_url, stack, secrets.write_last_used)
    kv = KvStores(storage.data, max_bytes=settings.data_max_bytes)
    stack.push_async_callback(kv.close)
    contents = AssetContents(
        AssetContentStore(storage.data), room=partial(_room_for_assets, kv), on_size=kv.set_bytes_beside
    )
    return Foundation(settings, storage, scripts, executions, sink, access, secrets, kv, contents)


async def _room_for_assets(kv: KvStores) -> int:
    """Return how many bytes of the data store are not for what scripts keep now."""
    sizes = await kv.read_sizes()
    return kv.max_bytes - sum(size.bytes for size in sizes.values())
