"""The executor runtime from Python: in this process, and as the child process that a host starts."""

import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rhai_python.worker import Runtime

START = """
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec
loader = ExtensionFileLoader("_rhai", sys.argv[1])
module = loader.create_module(ModuleSpec("_rhai", loader, origin=sys.argv[1]))
loader.exec_module(module)
module.worker_main(int(sys.argv[2]))
"""
JSON = [(b"content-type", b"application/json")]
GOLDEN = Path(__file__).parent.parent / "worker" / "tests" / "golden"


def load(key: str, source: str, *limits: int) -> list[Any]:
    return ["load", key, ["id-1", "hello", 7], source, limits]


def run(call_id: int, key: str, body: bytes = b"") -> list[Any]:
    request = ["POST", "/", b"q=1", JSON if body else [], body, None]
    return ["run", call_id, key, "execution-1", "http", request]


class Child:
    """An executor process and the host's end of its socket."""

    def __init__(self, hello: list[Any] | None = None) -> None:
        library = find_spec("rhai_python._rhai")
        assert library is not None
        assert library.origin is not None
        self.socket, theirs = socket.socketpair()
        self.socket.settimeout(20)
        number = str(theirs.fileno())
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", START, library.origin, number],
            pass_fds=[theirs.fileno()],
            stderr=subprocess.PIPE,
        )
        theirs.close()
        self.received = b""
        self.send(hello or ["hello", 2, version("rhai-python"), [4, 0]])

    def send(self, message: list[Any]) -> None:
        payload = msgspec.msgpack.encode(message)
        self.socket.sendall(struct.pack("<I", len(payload)) + payload)

    def receive(self) -> list[Any]:
        while True:
            if len(self.received) >= 4:
                end = 4 + int.from_bytes(self.received[:4], "little")
                if len(self.received) >= end:
                    payload, self.received = self.received[4:end], self.received[end:]
                    message: list[Any] = msgspec.msgpack.decode(payload)
                    return message
            data = self.socket.recv(1 << 16)
            if not data:
                raise EOFError
            self.received += data

    def ended(self) -> tuple[int, str]:
        """Exit code and stderr of the process, which ends by itself."""
        _, stderr = self.process.communicate(timeout=20)
        return self.process.returncode, stderr.decode()


@pytest.fixture
def start() -> Iterator[Callable[..., Child]]:
    children: list[Child] = []

    def start_child(hello: list[Any] | None = None) -> Child:
        children.append(Child(hello))
        return children[-1]

    yield start_child
    for child in children:
        child.socket.close()
        child.process.kill()
        child.process.communicate()


@pytest.fixture
def runtime() -> Iterator[Runtime]:
    runtime = Runtime(2)
    yield runtime
    runtime.close()


def call(runtime: Runtime, message: list[Any]) -> list[Any]:
    answer: list[Any] = msgspec.msgpack.decode(runtime.call(msgspec.msgpack.encode(message)))
    return answer


def test_child_greets_loads_runs_and_ends_with_its_host(start: Callable[..., Child]) -> None:
    child = start()
    assert child.receive()[:6] == ["hello", 2, version("rhai-python"), "1.2", "rhai 1.26.1", child.process.pid]
    child.send(load("k", "log.info(`hi`); #{ body: ctx.request.body, name: ctx.script.name }"))
    child.send(run(5, "k", b'{"a":[1]}'))
    result = child.receive()
    assert result[:4] == ["result", 5, "ok", 200]
    assert result[4] == [["content-type", "application/json"]]
    assert result[5] == b'{"body":{"a":[1]},"name":"hello"}'
    assert result[6] is None
    assert result[10][0][:3] == ["info", "hi", None]
    child.send(["check", 6, "let x = ;", []])
    assert child.receive()[:2] == ["checked", 6]
    child.socket.close()
    assert child.ended() == (0, "")


def test_child_ends_at_once_when_its_host_goes_though_a_script_runs(start: Callable[..., Child]) -> None:
    child = start()
    child.receive()
    child.send(load("k", "loop {}", 60_000, 1 << 40))
    child.send(run(1, "k"))
    time.sleep(0.1)
    began = time.monotonic()
    child.socket.close()
    assert child.ended() == (0, "")
    assert time.monotonic() - began < 2


def test_child_that_aborts_takes_nobody_with_it(start: Callable[..., Child]) -> None:
    child, other = start(), start()
    child.receive()
    other.receive()
    child.send(load("k", "loop {}", 60_000, 1 << 40))
    child.send(run(1, "k"))
    child.process.send_signal(signal.SIGABRT)
    with pytest.raises((EOFError, ConnectionResetError)):
        child.receive()
    assert child.process.wait(20) == -signal.SIGABRT
    other.send(load("k", "7"))
    other.send(run(2, "k"))
    assert other.receive()[:6] == ["result", 2, "ok", 200, [["content-type", "application/json"]], b"7"]


def test_child_refuses_another_wire_version_and_names_both(start: Callable[..., Child]) -> None:
    child = start(["hello", 3, "1.0.0", [4, 0]])
    assert child.receive()[:2] == ["hello", 2]
    assert child.ended() == (4, "picloud executor: the host speaks wire 3, this executor wire 2\n")


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"\xff\xff\xff\xff", "a frame claims 4294967295 bytes"),
        (b"\x01\x00\x00\x00\xc1", "a byte that begins no value"),
        (b"\x05\x00\x00\x00\x92\xa3run\xc0", "the message ends within it"),
    ],
)
def test_child_ends_with_code_3_when_the_host_is_unreadable(
    start: Callable[..., Child], data: bytes, part: str
) -> None:
    child = start()
    child.receive()
    child.socket.sendall(data)
    code, stderr = child.ended()
    assert code == 3
    assert part in stderr
    assert stderr.count("\n") == 1


def test_child_gives_up_what_scripts_need_not_have(start: Callable[..., Child]) -> None:
    child = start(["hello", 2, "0.2.0", [4, 64 << 20]])
    child.receive()
    child.send(load("k", "1"))
    child.send(run(1, "k"))
    child.receive()
    process = Path("/proc") / str(child.process.pid)
    limits = {line[:25].strip(): line[25:].split()[:2] for line in (process / "limits").read_text().splitlines()[1:]}
    assert limits["Max core file size"] == ["0", "0"]
    assert limits["Max file size"] == ["0", "0"]
    assert limits["Max open files"] == ["32", "32"]
    assert int(limits["Max address space"][0]) < 5 << 30
    status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
    assert status["NoNewPrivs"].strip() == "1"
    assert int((process / "oom_score_adj").read_text()) >= 500


def test_child_stops_the_largest_script_at_the_memory_of_the_process(start: Callable[..., Child]) -> None:
    child = start(["hello", 2, "0.2.0", [4, 64 << 20]])
    child.receive()
    hold = "for i in 0..HELD { let s = `${i}`; s.pad(1000000, 'x'); a.push([s].map(|x| || x)); }"
    clock = "let a = []; let t = timestamp(); "
    large = clock + hold.replace("HELD", "19") + "while t.elapsed < 3.0 {} 1"
    small = clock + "while t.elapsed < 1.0 {} " + hold.replace("HELD", "12") + "while t.elapsed < 3.0 {} 1"
    child.send(load("large", large, 20_000, 1 << 30))
    child.send(load("small", small, 20_000, 1 << 30))
    for call_id, key in enumerate(["large", "small", "small", "small"]):
        child.send(run(call_id, key))
    errors = {result[1]: result[6] for result in (child.receive() for _ in range(4))}
    assert errors[0][0] == "script_limit_exceeded"
    assert errors[0][4:6] == ["max_process_memory_bytes", 64 << 20]
    assert [errors[call_id] for call_id in (1, 2, 3)] == [None] * 3
    child.send(load("k", "2"))
    child.send(run(5, "k"))
    assert child.receive()[5] == b"2"


def test_runtime_runs_and_checks_in_this_process(runtime: Runtime) -> None:
    runtime.submit(msgspec.msgpack.encode(load("k", "ctx.request.query.q + ctx.request.body")))
    result = call(runtime, run(3, "k", b'"x"'))
    assert (result[:3], result[5]) == (["result", 3, "ok"], b'"1x"')
    assert call(runtime, ["check", 4, "let ctx = 1;", []])[2][0][1:] == [
        "reserved_name",
        "the name 'ctx' is reserved and cannot be defined",
        1,
        5,
        True,
    ]
    runtime.submit(msgspec.msgpack.encode(["unload", "k"]))
    assert call(runtime, run(5, "k"))[6][0] == "unknown_revision"


def test_runtime_call_lets_other_threads_run(runtime: Runtime) -> None:
    runtime.submit(msgspec.msgpack.encode(load("k", "loop {}", 300, 1 << 40)))
    results: list[list[Any]] = []
    thread = threading.Thread(target=lambda: results.append(call(runtime, run(1, "k"))))
    thread.start()
    turns = 0
    while thread.is_alive():
        turns += 1
        time.sleep(0.001)
    thread.join()
    assert turns > 20
    assert results[0][6][0] == "script_timeout"


def test_runtime_refuses_what_has_no_place(runtime: Runtime) -> None:
    encode = msgspec.msgpack.encode
    with pytest.raises(ValueError, match="submit takes load, unload, reply and cancel only"):
        runtime.submit(encode(run(1, "k")))
    with pytest.raises(ValueError, match="call takes run and check only"):
        runtime.call(encode(["unload", "k"]))
    with pytest.raises(ValueError, match=r"run\.call_id: expected an unsigned integer, found text"):
        runtime.call(encode(["run", "one"]))
    runtime.close()
    with pytest.raises(ValueError, match="the runtime is closed"):
        runtime.call(encode(run(1, "k")))


def test_recorded_host_frames_are_understood(runtime: Runtime) -> None:
    for name in ["load", "unload", "grown"]:
        runtime.submit((GOLDEN / f"host_{name}.bin").read_bytes()[4:])
    runtime.submit((GOLDEN / "host_load.bin").read_bytes()[4:])
    answer: list[Any] = msgspec.msgpack.decode(runtime.call((GOLDEN / "host_run.bin").read_bytes()[4:]))
    assert (answer[:3], answer[5]) == (["result", 1 << 32, "ok"], b"1")
