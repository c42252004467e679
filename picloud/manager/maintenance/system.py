"""What the installation is and how it does: the machine, the databases, the parts that serve, the settings."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from picloud.manager.maintenance.host import Host, read_host
from picloud.manager.storage.database import Database
from picloud.shared.client_settings import PREFIX
from picloud.shared.errors import StorageUnavailable
from picloud.shared.settings import SECRET_FIELDS, Settings

_MASK: Final = "***"


class System(Struct, frozen=True):
    """The installation at one moment. `readiness`: what `/readyz` says; `database_bytes`: None when one did not
    answer."""

    host: Host
    database_bytes: Mapping[str, int | None]
    readiness: Mapping[str, Any]
    versions: Mapping[str, Any]


class EffectiveSetting(Struct, frozen=True):
    """One setting. `value` and `default` are ready for JSON; those of a secret are masked."""

    name: str
    variable: str
    value: Any
    default: Any
    is_set: bool
    description: str


class SystemService:
    """Looks at the installation.

    Args:
        databases: by name; their sizes are shown.
        readiness: what `/readyz` says.
        versions: what `/version` says.
    """

    def __init__(
        self,
        settings: Settings,
        databases: Mapping[str, Database],
        *,
        readiness: Callable[[], Awaitable[Mapping[str, Any]]],
        versions: Mapping[str, Any],
        read_host: Callable[[Path], Host] = read_host,
    ) -> None:
        self._settings = settings
        self._databases = databases
        self._readiness = readiness
        self._versions = versions
        self._read_host = read_host

    async def look(self) -> System:
        """The installation now."""
        host = await asyncio.to_thread(self._read_host, self._settings.data_dir)
        sizes = {name: await _size_of(database) for name, database in self._databases.items()}
        return System(host, sizes, await self._readiness(), self._versions)

    def list_settings(self) -> list[EffectiveSetting]:
        """Every setting, in the order of their definition."""
        found = []
        for name, field in Settings.model_fields.items():
            default = field.get_default(call_default_factory=True, validated_data={})
            value = getattr(self._settings, name)
            found.append(
                EffectiveSetting(
                    name,
                    PREFIX + name.upper(),
                    _shown(name, value),
                    _shown(name, default),
                    name in self._settings.model_fields_set,
                    field.description or "",
                )
            )
        return found


async def _size_of(database: Database) -> int | None:
    try:
        return await database.size_bytes()
    except StorageUnavailable:
        return None


def _shown(name: str, value: Any) -> Any:
    if value is not None and name in SECRET_FIELDS:
        return _MASK
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [str(each) for each in value]
    return str(value)
