"""`picloud doctor`: what about this machine keeps PiCloud from running well, each finding with the way out. Looks and
changes nothing but one file of its own in the data directory, to time the disk."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from picloud.installer.layout import UNIT, Layout
from picloud.installer.service import ask, in_words, unit_state
from picloud.manager.storage.engines.sqlite_builds import known_faults
from picloud.manager.storage.maintenance.snapshot import library_version
from picloud.pyz.machine import current_target
from picloud.pyz.refusal import Refused
from picloud.pyz.tree import faults
from picloud.shared.file_faults import describe
from picloud.shared.local_socket import ADDRESS_PATH

Level = Literal["ok", "warning", "fault"]
_SYNCS: Final = 5
_SLOW_SYNC_MS: Final = 100
_LEAST_FREE_BYTES: Final = 200 * 1024 * 1024
_HOT_MILLIDEGREES: Final = 80_000
_LEAST_SQLITE: Final = (3, 37, 0)
_OLD_BACKUP_S: Final = 8 * 24 * 3600
_THROTTLED: Final = Path("/sys/devices/platform/soc/soc:firmware/get_throttled")


@dataclass(frozen=True)
class Finding:
    """One check. `advice`: the fix, empty when all is well."""

    name: str
    level: Level
    fact: str
    advice: str = ""


class Unanswered(Exception):
    """The service of this machine did not answer. The text says why; `advice`: the way out."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.advice = advice


Probe = Callable[[str], dict[str, Any]]
"""Asks the service of this machine for a path over its local socket. Raises `Unanswered`."""


def examine(layout: Layout, data_dir: Path | None, probe: Probe) -> list[Finding]:
    """Check everything; a check that fails is a finding too. `data_dir`: None when there is none yet."""
    looks: dict[str, Callable[[], Finding]] = {
        "python": python,
        "processor": processor,
        "page size": page_size,
        "package": package,
        "memory": memory_group,
        "disk": lambda: disk_room(data_dir) if data_dir else _without_data("disk"),
        "disk speed": lambda: disk_speed(data_dir) if data_dir else _without_data("disk speed"),
        "clock": clock,
        "temperature": temperature,
        "power": power,
        "sqlite": sqlite_version,
        "unit": lambda: unit(layout),
        "port": lambda: port(probe),
        "apps origin": lambda: apps_origin(probe),
        "storage": lambda: storage(probe),
        "caddy": caddy,
        "backup": lambda: backup(layout, data_dir),
    }
    return [_looked(name, look) for name, look in looks.items()]


def _looked(name: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except (OSError, ValueError, subprocess.SubprocessError) as exc:
        return Finding(name, "warning", f"could not be checked: {_reason(exc)}", "run it as root: sudo picloud doctor")


def _reason(exc: Exception) -> str:
    if isinstance(exc, OSError):
        return describe(exc, exc.filename or "a file of the system")
    if isinstance(exc, subprocess.TimeoutExpired):
        return f"{Path(exc.cmd[0]).name} did not end within {exc.timeout:.0f} s"
    return "the system gave an unexpected answer"


def _without_data(name: str) -> Finding:
    return Finding(name, "ok", "not checked: there is no data directory yet; PICLOUD_DATA_DIR names another one")


def backup(layout: Layout, data_dir: Path | None) -> Finding:
    """Return how old the newest backup is, in the directory of the service's settings or beside the data."""
    named = layout.settings().get("PICLOUD_BACKUP_DIR")
    if named:
        return backup_age(Path(named))
    return backup_age(data_dir / "backups") if data_dir else _without_data("backup")


def python() -> Finding:
    return Finding("python", "ok", f"CPython {platform.python_version()}, {sys.executable}")


def processor() -> Finding:
    try:
        return Finding("processor", "ok", f"{current_target().partition('-')[2]}, {os.cpu_count()} cores")
    except Refused as refusal:
        return Finding("processor", "fault", platform.machine(), str(refusal))


def page_size() -> Finding:
    size = os.sysconf("SC_PAGE_SIZE")
    if size <= 65_536:
        return Finding("page size", "ok", f"{size} bytes")
    return Finding("page size", "fault", f"{size} bytes", "native libraries are aligned for 64 KiB: use another kernel")


def package() -> Finding:
    archive = getattr(sys, "picloud_archive", None)
    if archive is None:
        return Finding("package", "ok", "runs from a checkout, not from picloud.pyz")
    import picloud  # noqa: PLC0415  # only to see where it lies

    wrong = faults(Path(str(picloud.__file__)).parents[1], Path(archive), current_target())
    if not wrong:
        return Finding("package", "ok", f"{archive}: all unpacked files match the build")
    return Finding("package", "fault", f"{len(wrong)} unpacked files differ, the first is {wrong[0]}",
                   "remove the cache directory (~/.cache/picloud, /var/cache/picloud) and start again")  # fmt: skip


def memory_group() -> Finding:
    name = "memory group"
    groups = Path("/sys/fs/cgroup/cgroup.controllers")
    if groups.exists() and "memory" in groups.read_text("ascii").split():
        return Finding(name, "ok", "systemd memory limits work")
    return Finding(name, "warning", "the kernel's memory cgroup is off, so MemoryMax= has no effect",
                   "add cgroup_enable=memory to /boot/firmware/cmdline.txt; scripts are limited anyway")  # fmt: skip


def disk_room(data_dir: Path) -> Finding:
    free = shutil.disk_usage(data_dir).free
    if free >= _LEAST_FREE_BYTES:
        return Finding("disk", "ok", f"{free >> 20} MiB free at {data_dir}")
    return Finding("disk", "fault", f"{free >> 20} MiB free at {data_dir}", "free some space: saves need it")


def disk_speed(data_dir: Path) -> Finding:
    name = "disk speed"
    with tempfile.TemporaryFile(dir=data_dir) as file:
        began = time.monotonic()
        for _ in range(_SYNCS):
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
        each_ms = (time.monotonic() - began) * 1000 / _SYNCS
    fact = f"{each_ms:.1f} ms for a synced write"
    if each_ms < _SLOW_SYNC_MS:
        return Finding(name, "ok", fact)
    return Finding(name, "warning", fact, "every save waits for it: use a better card (A2) or an SSD")


def storage(probe: Probe) -> Finding:
    """Return the state of the database as the running service reports it."""
    name = "storage"
    try:
        said = probe("/readyz").get("database", {})
    except Unanswered:
        return Finding(name, "ok", "unknown while the service is stopped")
    if said.get("fault"):
        return Finding(name, "fault", said["fault"], "see journalctl -u picloud and docs/how-to/backup-and-restore.md")
    written = said.get("written_today_bytes")
    if written is None:
        return Finding(name, "ok", "the database answers")
    return Finding(name, "ok", f"the database answers; {written >> 10} KiB written today")


def apps_origin(probe: Probe) -> Finding:
    """Return where the running service serves the apps origin."""
    name = "apps origin"
    try:
        said = probe("/readyz").get("apps", {})
    except Unanswered:
        return Finding(name, "ok", "unknown while the service is stopped")
    if said.get("fault"):
        return Finding(name, "warning", said["fault"], "see docs/how-to/serve-a-page.md")
    port_said, hosts = said.get("port"), said.get("hosts") or []
    places = [*([] if port_said is None else [f"port {port_said}"]), *hosts]
    return Finding(name, "ok", f"at {', '.join(places)}" if places else "off")


def clock() -> Finding:
    if Path("/run/systemd/timesync/synchronized").exists():
        return Finding("clock", "ok", "synchronised")
    command = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
    if shutil.which(command[0]):
        said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=5)  # noqa: S603  # fixed words
        if said.stdout.strip() == "yes":
            return Finding("clock", "ok", "synchronised")
    return Finding("clock", "warning", "not known to be synchronised", "run timedatectl set-ntp true")


def temperature() -> Finding:
    zones = [int(file.read_text("ascii")) for file in Path("/sys/class/thermal").glob("thermal_zone*/temp")]
    if not zones:
        return Finding("temperature", "ok", "not reported by this machine")
    fact = f"{max(zones) / 1000:.0f} °C"
    if max(zones) < _HOT_MILLIDEGREES:
        return Finding("temperature", "ok", fact)
    return Finding(
        "temperature", "warning", fact, "the processor is throttled at this temperature: improve the cooling"
    )


def power() -> Finding:
    if not _THROTTLED.exists():
        return Finding("power", "ok", "not reported by this machine")
    bits = int(_THROTTLED.read_text("ascii"), 16)
    if not bits:
        return Finding("power", "ok", "no under-voltage since boot")
    return Finding("power", "warning", f"under-voltage or throttling since boot (0x{bits:x})",
                   "use a stronger power supply: under-voltage can lose writes to the card")  # fmt: skip


def sqlite_version() -> Finding:
    version = library_version()
    fact = ".".join(map(str, version))
    if version < _LEAST_SQLITE:
        return Finding("sqlite", "fault", fact, "PiCloud needs SQLite 3.37: use a newer system")
    faults_of_it = known_faults(version)
    if not faults_of_it:
        return Finding("sqlite", "ok", fact)
    names = ", ".join(f"{fault.name}, {fault.source}" for fault in faults_of_it)
    return Finding("sqlite", "warning", f"{fact} ({names})", "; ".join(fault.meaning for fault in faults_of_it))


def unit(layout: Layout) -> Finding:
    path = layout.units_dir / UNIT
    if not path.exists():
        return Finding(
            "unit",
            "warning",
            "PiCloud is not installed as a service",
            "to install it: sudo python3 picloud.pyz install",
        )
    state = unit_state(UNIT)
    if "NoNewPrivileges=yes" not in path.read_text("utf-8"):
        return Finding("unit", "warning", f"{state}, not hardened", "sudo python3 picloud.pyz install rewrites it")
    if state != "active":
        return Finding("unit", "fault", f"{UNIT} is {state or 'unknown'}", "see journalctl -u picloud")
    return Finding("unit", "ok", "active and hardened")


def port(probe: Probe) -> Finding:
    """Return whether the running service answers at the address that people use."""
    name = "port"
    try:
        product, url = probe("/version").get("product"), str(probe(ADDRESS_PATH)["url"])
    except Unanswered as exc:
        return Finding(name, "warning", str(exc), exc.advice)
    try:
        answering = ask(url, "/version").get("product")
    except (OSError, ValueError) as exc:
        fact = f"PiCloud {product} runs, but does not answer at {url}: {in_words(exc)}"
        return Finding(name, "warning", fact, "see PICLOUD_BIND and PICLOUD_HOSTS, and the proxy or firewall in front")
    if answering != product:
        return Finding(name, "warning", f"another program answers at {url}", "choose another PICLOUD_BIND")
    return Finding(name, "ok", f"PiCloud {product} answers at {url}")


def caddy() -> Finding:
    found = shutil.which("caddy")
    if found is None:
        return Finding("caddy", "ok", "not installed; it is only needed for a domain or HTTPS in front")
    said = subprocess.run([found, "version"], capture_output=True, text=True, check=False, timeout=5)  # noqa: S603  # its own path
    return Finding("caddy", "ok", said.stdout.split(" ")[0].strip() or found)


def backup_age(folder: Path) -> Finding:
    files = [file for file in folder.glob("*") if file.is_file()]
    if not files:
        return Finding("backup", "warning", f"none in {folder}", "create one with picloud backup FILE")
    age_s = time.time() - max(file.stat().st_mtime for file in files)
    fact = f"the newest is {age_s / 3600:.0f} hours old"
    if age_s < _OLD_BACKUP_S:
        return Finding("backup", "ok", fact)
    return Finding(
        "backup",
        "warning",
        fact,
        "create one with picloud backup FILE; the server's log says why the daily one is missing",
    )
