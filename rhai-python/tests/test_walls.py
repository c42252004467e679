"""The walls around an executor process, tried from inside and watched from outside."""

import ctypes
import errno
import json
import os
import platform
import re
import shutil
import socket
import struct
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import pytest

PROBE = """
import json, os, sys
from rhai_python._rhai import probe_walls
text = json.dumps(probe_walls()).encode()
os.write(1, text)
os._exit(0)
"""
START = """
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec
loader = ExtensionFileLoader("_rhai", sys.argv[1])
module = loader.create_module(ModuleSpec("_rhai", loader, origin=sys.argv[1]))
loader.exec_module(module)
module.worker_main(int(sys.argv[2]))
"""
NEEDED = ("start a thread", "map memory")
OTHERWISE_REFUSED = {"fork by clone3": errno.ENOSYS, "raise its limits": errno.EPERM}
"""All other doors are closed with EPERM as well; `clone3` claims not to exist, so that the C library uses `clone`."""
SCRIPTS = (
    "log.info(`a line`); #{ path: ctx.request.path, at: timestamp().elapsed > 0.0 }",
    "let a = []; for i in 0..9000 { a.push(`item ${i}`); } a",
    "let a = []; for i in 0..5000 { a = [a]; } let b = a; a == b",
    "let s = `x`; loop { s += s; }",
    "fn deep(n) { deep(n + 1) } deep(0)",
    "const m = #{ a: 1 }; m.a = 2",
    "loop { }",
    "1 / 0",
    "let x = []; let f = || x; x.push(f);",
)
FORBIDDEN = re.compile(
    r"\b(open|openat|openat2|creat|socket|socketpair|connect|bind|accept4?|execve|execveat|fork|vfork|ptrace|kill)\("
)


def probed() -> tuple[list[str], dict[str, int]]:
    """The walls that stand in a fresh process, and what came of each attempt there."""
    child = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=True, timeout=60)
    walls, attempts = json.loads(child.stdout)
    return walls, dict(attempts)


def test_probe_finds_every_door_closed_and_threads_and_memory_at_hand() -> None:
    walls, attempts = probed()
    if "seccomp" not in walls:
        pytest.fail(f"this system puts up only {walls}: no seccomp")
    expected = {name: 0 if name in NEEDED else OTHERWISE_REFUSED.get(name, errno.EPERM) for name in attempts}
    assert attempts == expected
    assert len(attempts) > 20
    assert set(walls) >= {"rlimits", "no_new_privs", "address_space", "seccomp"}


class Executor:
    """An executor process, and the host's end of its socket."""

    def __init__(self, tracer: list[str]) -> None:
        library = find_spec("rhai_python._rhai")
        assert library is not None
        assert library.origin is not None
        self.socket, theirs = socket.socketpair()
        self.socket.settimeout(60)
        command = [sys.executable, "-I", "-S", "-c", START, library.origin, str(theirs.fileno())]
        self.process = subprocess.Popen([*tracer, *command], pass_fds=[theirs.fileno()])
        theirs.close()
        self.received = b""

    def send(self, message: list[Any]) -> None:
        payload = msgspec.msgpack.encode(message)
        self.socket.sendall(struct.pack("<I", len(payload)) + payload)

    def receive(self) -> list[Any]:
        while len(self.received) < 4 or len(self.received) < 4 + int.from_bytes(self.received[:4], "little"):
            data = self.socket.recv(1 << 16)
            assert data, "the executor has gone"
            self.received += data
        end = 4 + int.from_bytes(self.received[:4], "little")
        payload, self.received = self.received[4:end], self.received[end:]
        message: list[Any] = msgspec.msgpack.decode(payload)
        return message


def test_running_scripts_open_nothing_connect_nowhere_and_are_refused_nothing(tmp_path: Path) -> None:
    assert shutil.which("strace"), "this test needs strace: apt-get install strace"
    trace = tmp_path / "trace"
    executor = Executor(["strace", "-f", "-o", str(trace)])
    executor.send(["hello", 2, "0.2.0", [4, 64 << 20]])
    hello = executor.receive()
    calls = 0
    for _ in range(2):
        for number, source in enumerate(SCRIPTS):
            executor.send(["load", f"k{number}", ["id", "name", 1], source, [20_000]])
            executor.send(["run", calls, f"k{number}", "e", "http", ["POST", "/", b"", [], b"{}", None]])
            calls += 1
    results = [executor.receive() for _ in range(calls)]
    assert sum(result[2] == "ok" for result in results) >= 8
    executor.socket.close()
    assert executor.process.wait(60) == 0

    lines = trace.read_text("utf-8", "replace").splitlines()
    greeting = next(index for index, line in enumerate(lines) if "sendto(" in line and "hello" in line)
    of_runs = lines[greeting + 1 :]
    assert len(of_runs) > 100
    assert [line for line in of_runs if FORBIDDEN.search(line)] == []
    if "seccomp" in hello[6]:
        assert [line for line in of_runs if "= -1 EPERM" in line] == []


def _scheduling(pid: int) -> tuple[int, int]:
    """Niceness of a process and how long a turn of it lasts, nanoseconds; 0 where Linux does not say."""
    numbers = {"x86_64": 315, "aarch64": 275}  # of sched_getattr
    attributes = struct.Struct("=IIQiIQQQ")
    buffer = ctypes.create_string_buffer(attributes.size)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(numbers[platform.machine()], pid, buffer, attributes.size, 0) != 0:
        raise OSError(ctypes.get_errno(), "sched_getattr")
    _, _, _, nice, _, turn_ns, _, _ = attributes.unpack(buffer.raw)
    return nice, turn_ns


def test_executor_gives_way_to_the_service_and_its_threads_to_each_other() -> None:
    executor = Executor([])
    executor.send(["hello", 2, "0.2.0", [4, 64 << 20]])
    executor.receive()
    nice, turn_ns = _scheduling(executor.process.pid)
    executor.socket.close()
    assert executor.process.wait(60) == 0
    assert nice == min(os.getpriority(os.PRIO_PROCESS, 0) + 5, 19)
    linux = tuple(int(number) for number in platform.release().split("-")[0].split(".")[:2])
    assert turn_ns == (100_000 if linux >= (6, 12) else 0)
