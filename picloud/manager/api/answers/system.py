"""The machine, its processes and the settings in effect."""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta, Struct


class ProcessMemory(Struct, frozen=True, kw_only=True):
    """One process of PiCloud, `front` or `executor`, and what of it is in RAM."""

    pid: int
    role: str
    rss_bytes: int


class System(Struct, frozen=True, kw_only=True):
    """The state of the installation; null where the machine does not report a value."""

    processes: list[ProcessMemory]
    memory_total_bytes: int | None
    memory_available_bytes: int | None
    load: Annotated[list[float], Meta(description="Of 1, 5 and 15 minutes.")]
    cpu_count: int
    temperature_c: float | None
    throttled: Annotated[
        list[str] | None, Meta(description="What a Raspberry Pi holds back, or did since its start (`..._occurred`).")
    ]
    disk_total_bytes: int | None
    disk_free_bytes: int | None
    written_bytes: Annotated[int | None, Meta(description="Written to storage since the start of the service.")]
    uptime_s: int | None
    database_bytes: Annotated[Mapping[str, int | None], Meta(description="Sizes of `control` and `history`.")]
    readiness: Annotated[Mapping[str, Any], Meta(description="What `/readyz` says.")]
    versions: Annotated[Mapping[str, Any], Meta(description="What `/version` says.")]


class EffectiveSetting(Struct, frozen=True, kw_only=True):
    """A setting, its environment variable, and its value in effect; secrets are masked."""

    name: str
    variable: str
    value: Any
    default: Any
    is_set: bool
    description: str


class SettingList(Struct, frozen=True, kw_only=True):
    """All settings."""

    items: list[EffectiveSetting]
