"""Child processes of the benchmark: start, end, memory and processor time of a whole tree."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_START_LIMIT_S: Final = 60.0
_TICKS: Final = os.sysconf("SC_CLK_TCK")


class DidNotStart(Exception):
    """A server ended or stayed silent; the message has what it printed."""


def free_port() -> int:
    """A port of the loopback address that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(
    command: Sequence[str | Path], directory: Path, environ: Mapping[str, str] | None = None
) -> Iterator[tuple["subprocess.Popen[bytes]", Path]]:
    """Run a server in a directory; gives the process and the file of what it prints. Ends it afterwards."""
    directory.mkdir(parents=True, exist_ok=True)
    log = directory / "output.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=directory,
            env=dict(environ) if environ is not None else None,
            stdout=stream,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
    try:
        yield process, log
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for_line(process: "subprocess.Popen[bytes]", log: Path, pattern: str) -> str:
    """The first group of a pattern in what a server prints.

    Raises:
        DidNotStart: it ended, or a minute went by.
    """
    for _ in _until_limit(process, log):
        if found := re.search(pattern, log.read_text(errors="replace")):
            return found[1]
    raise DidNotStart(log.read_text(errors="replace")[-2_000:])


def wait_for_port(process: "subprocess.Popen[bytes]", log: Path, port: int) -> None:
    """Return when something answers on a port.

    Raises:
        DidNotStart: as in `wait_for_line`.
    """
    for _ in _until_limit(process, log):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            continue
        return
    raise DidNotStart(log.read_text(errors="replace")[-2_000:])


def _until_limit(process: "subprocess.Popen[bytes]", log: Path) -> Iterator[None]:
    began = time.monotonic()
    while time.monotonic() - began < _START_LIMIT_S:
        if process.poll() is not None:
            raise DidNotStart(log.read_text(errors="replace")[-2_000:])
        yield
        time.sleep(0.02)


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(below for child in children for below in tree(int(child)))]


def resident_mb(pid: int) -> float:
    """Resident memory of a process and all below it, MB; pages that two share count twice."""
    return sum(own_resident_mb(one) for one in tree(pid))


def own_resident_mb(pid: int) -> float:
    """Resident memory of a process alone, MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and all that is or was below it, seconds."""
    return sum(sum(_cpu_of(one)) for one in tree(pid))


def own_cpu_seconds(pid: int) -> float:
    """Processor time of a process alone, seconds."""
    return _cpu_of(pid)[0]


def _cpu_of(pid: int) -> tuple[float, float]:
    """That of the process, and that of its children which have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own, ended = int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14])
    return own / _TICKS, ended / _TICKS


def written_bytes(pid: int) -> int:
    """Bytes that a process has sent towards the storage."""
    return int(re.findall(r"^write_bytes: (\d+)", Path(f"/proc/{pid}/io").read_text(), re.MULTILINE)[0])
