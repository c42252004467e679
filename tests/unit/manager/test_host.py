"""Reading the machine: from files as a Raspberry Pi has them, and where there are none."""

import os
from pathlib import Path

from picloud.manager.maintenance.host import read_host


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_host_reads_what_a_raspberry_pi_tells(tmp_path: Path) -> None:
    proc, sys = tmp_path / "proc", tmp_path / "sys"
    write(proc / "meminfo", "MemTotal:        8000000 kB\nMemAvailable:    3000000 kB\n")
    write(proc / "self/io", "rchar: 1\nwrite_bytes: 81920\n")
    write(proc / "self/task/1/children", "41 42 ")
    write(proc / f"{os.getpid()}/statm", "900 100 5 1 0 9 0\n")
    write(proc / "41/statm", "900 50 5 1 0 9 0\n")
    write(sys / "class/thermal/thermal_zone0/temp", "48312\n")
    write(sys / "class/thermal/thermal_zone1/temp", "51000\n")
    write(sys / "devices/platform/soc/soc:firmware/get_throttled", "50005\n")
    host = read_host(tmp_path, proc, sys)

    page = os.sysconf("SC_PAGE_SIZE")
    assert [(each.role, each.rss_bytes) for each in host.processes] == [
        ("front", 100 * page),
        ("executor", 50 * page),
        ("executor", 0),
    ]
    assert (host.memory_total_bytes, host.memory_available_bytes) == (8_192_000_000, 3_072_000_000)
    assert (host.temperature_c, host.written_bytes) == (51.0, 81_920)
    assert host.throttled == ["under_voltage", "throttled", "under_voltage_occurred", "throttled_occurred"]
    assert host.disk_free_bytes is not None
    assert host.disk_total_bytes is not None
    assert 0 < host.disk_free_bytes < host.disk_total_bytes


def test_host_says_none_where_the_machine_tells_nothing(tmp_path: Path) -> None:
    write(tmp_path / "sys/class/thermal/thermal_zone0/temp", "cold")
    write(tmp_path / "sys/devices/platform/soc/soc:firmware/get_throttled", "what")
    host = read_host(tmp_path / "none", tmp_path / "proc", tmp_path / "sys")

    assert host.temperature_c is host.throttled is host.written_bytes is host.uptime_s is host.disk_free_bytes is None
    assert [each.rss_bytes for each in host.processes] == [0]


def test_host_of_this_machine_is_alive() -> None:
    host = read_host(Path.cwd())

    assert host.processes[0].rss_bytes > 1_000_000
    assert host.uptime_s is not None
    assert 0 <= host.uptime_s < 100_000
