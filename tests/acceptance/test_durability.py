"""When a save is acknowledged, seen from the kernel: never before what it wrote was synced."""

import os
import re
import signal
import sys
from pathlib import Path

from tests.acceptance.service import Service

SAVES = 12
_CALL = re.compile(r"^(?P<pid>\d+) +(?:<\.\.\. )?(?P<name>\w+)(?:\(| resumed)(?P<rest>.*)")


def _steps(trace: str) -> list[str]:
    """What completed, in order: `write` and `sync` of the control file's log, and `acknowledge`."""
    steps: list[str] = []
    begun: dict[str, str] = {}
    for line in trace.splitlines():
        match = _CALL.match(line)
        if match is None:
            continue
        rest = match["rest"]
        if line.endswith("<unfinished ...>"):
            begun[match["pid"]] = rest
            rest = rest if "HTTP/1.1 2" in rest else ""  # an answer counts from when it is begun, a sync when it ended
        elif " resumed" in line:
            rest = begun.pop(match["pid"], "").replace("HTTP/1.1 2", "") + rest
        if "HTTP/1.1 2" in rest:
            steps.append("acknowledge")
        elif "picloud.db-wal>" in rest and re.search(r"\) += +\d+", rest):
            steps.append("sync" if match["name"] in {"fdatasync", "fsync"} else "write")
    return steps


def test_every_acknowledged_save_was_synced_before(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    calls = "trace=fdatasync,fsync,pwrite64,write,writev,sendto,sendmsg"
    service = Service(tmp_path)
    service.command = ("strace", "-f", "-y", "-e", calls, "-o", trace, sys.executable, "-m", "picloud", "serve")
    service.start()
    script = service.deploy("first", "1")["id"]
    for number in range(SAVES):
        assert service.admin("PATCH", f"/scripts/{script}", json={"source": str(number + 2)}).status_code == 200
    assert service.admin("DELETE", f"/scripts/{script}").status_code == 204
    os.kill(service.children()[0], signal.SIGTERM)
    assert service.process is not None
    assert service.process.wait(60) == 0

    steps = _steps(trace.read_text("utf-8", "replace"))
    assert steps.count("acknowledge") == SAVES + 2
    while "acknowledge" in steps:
        end = steps.index("acknowledge")
        assert "write" in steps[:end], "each change is written"
        assert steps[end - 1] == "sync", steps[: end + 1]
        steps = steps[end + 1 :]
