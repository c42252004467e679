"""The state of the machine: memory, load, disk, temperature. Reads files of the kernel; starts no program, and
returns None for what this machine does not report."""

import os
import shutil
import time
from pathlib import Path
from typing import Final

from msgspec import Struct

_PROC: Final = Path("/proc")
_SYS: Final = Path("/sys")
_PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE")
_THROTTLED: Final = Path("devices/platform/soc/soc:firmware/get_throttled")
_THROTTLED_BITS: Final = {
    0: "under_voltage",
    1: "frequency_capped",
    2: "throttled",
    3: "soft_temperature_limit",
    16: "under_voltage_occurred",
    17: "frequency_capped_occurred",
    18: "throttled_occurred",
    19: "soft_temperature_limit_occurred",
}
"""The bits of the Raspberry Pi's firmware."""


class ProcessMemory(Struct, frozen=True):
    """One process of ours and what of it is in RAM."""

    pid: int
    role: str
    """`front` or `executor`."""
    rss_bytes: int


class Host(Struct, frozen=True):
    """The machine at one moment."""

    processes: list[ProcessMemory]
    memory_total_bytes: int | None
    memory_available_bytes: int | None
    load: list[float]
    """Of 1, 5 and 15 minutes."""
    cpu_count: int
    temperature_c: float | None
    """Of the hottest sensor."""
    throttled: list[str] | None
    """What the board holds back, or did since its start (`..._occurred`)."""
    disk_total_bytes: int | None
    disk_free_bytes: int | None
    """Of the file system with the data directory; what is kept for root is not free."""
    written_bytes: int | None
    """What the front process has caused to be written to storage since its start."""
    uptime_s: int | None
    """Seconds since the front process started."""


def read_host(data_dir: Path, proc: Path = _PROC, sys: Path = _SYS) -> Host:
    """Look at the machine now. Takes about a millisecond, and may wait for the disk of the data directory."""
    memory = _fields(proc / "meminfo")
    usage = shutil.disk_usage(data_dir) if data_dir.is_dir() else None
    return Host(
        processes=_processes(proc),
        memory_total_bytes=_kibibytes(memory.get("MemTotal")),
        memory_available_bytes=_kibibytes(memory.get("MemAvailable")),
        load=list(os.getloadavg()),
        cpu_count=os.cpu_count() or 1,
        temperature_c=_temperature(sys),
        throttled=_throttled(sys),
        disk_total_bytes=None if usage is None else usage.total,
        disk_free_bytes=None if usage is None else usage.free,
        written_bytes=read_written_bytes(proc),
        uptime_s=_uptime_s(proc),
    )


def read_free_bytes(data_dir: Path) -> int | None:
    """Room on the file system with the data directory, without what is kept for root; None when it does not say."""
    try:
        return shutil.disk_usage(data_dir).free
    except OSError:
        return None


def read_written_bytes(proc: Path = _PROC) -> int | None:
    """Bytes that this process has caused to be written to storage since its start, None where the kernel does not
    report it."""
    return _integer(_fields(proc / "self" / "io").get("write_bytes"))


def _text(path: Path) -> str | None:
    try:
        return path.read_text("ascii", "replace").strip()
    except OSError:
        return None


def _fields(path: Path) -> dict[str, str]:
    """The lines `name: value` of a file."""
    pairs = (line.partition(":") for line in (_text(path) or "").splitlines())
    return {name: value.strip() for name, _, value in pairs}


def _integer(text: str | None) -> int | None:
    try:
        return int(text or "")
    except ValueError:
        return None


def _kibibytes(text: str | None) -> int | None:
    number = _integer((text or "").removesuffix(" kB"))
    return None if number is None else number * 1024


def _processes(proc: Path) -> list[ProcessMemory]:
    """This process, its executors, and other front processes with theirs: one with children is not an executor."""
    found = [_memory_of(proc, os.getpid(), "front")]
    for child in _children(proc, "self"):
        executors = _children(proc, str(child))
        found.append(_memory_of(proc, child, "front" if executors else "executor"))
        found += [_memory_of(proc, each, "executor") for each in executors]
    return found


def _children(proc: Path, process: str) -> list[int]:
    """The children of all threads of a process."""
    lists = (_text(path) or "" for path in sorted(proc.glob(f"{process}/task/*/children")))
    return [int(child) for children in lists for child in children.split()]


def _memory_of(proc: Path, pid: int, role: str) -> ProcessMemory:
    numbers = (_text(proc / str(pid) / "statm") or "").split()
    return ProcessMemory(pid, role, int(numbers[1]) * _PAGE_BYTES if len(numbers) > 1 else 0)


def _temperature(sys: Path) -> float | None:
    readings = [_integer(_text(path)) for path in sys.glob("class/thermal/thermal_zone*/temp")]
    known = [reading / 1000 for reading in readings if reading is not None]
    return max(known, default=None)


def _throttled(sys: Path) -> list[str] | None:
    text = _text(sys / _THROTTLED)
    if text is None:
        return None
    try:
        flags = int(text, 16)
    except ValueError:
        return None
    return [name for bit, name in _THROTTLED_BITS.items() if flags >> bit & 1]


def _uptime_s(proc: Path) -> int | None:
    """From the ticks after boot at which this process started."""
    after_name = (_text(proc / "self" / "stat") or "").rpartition(")")[2].split()
    if len(after_name) < 20:
        return None
    started_s = int(after_name[19]) / os.sysconf("SC_CLK_TCK")
    return max(0, int(time.clock_gettime(time.CLOCK_BOOTTIME) - started_s))
