"""An executor process for tests that speaks the wire protocol and misbehaves on request. Started as
`fake_executor.py MODE FD`.

MODE: `normal`, `silent` (no greeting), `exits` (ends at once), `wrong-version`, `early` (a message before the
greeting). The source of a script says what a run of it does, see `_run`.
"""

import json
import os
import queue
import socket
import sys
import threading
import time

from picloud.shared.models import Diagnostic, LogLine, ScriptFault
from picloud.shared.wire import (
    Call,
    Cancel,
    Check,
    Checked,
    ExecutorHello,
    ExecutorMessage,
    FrameReader,
    HostHello,
    Load,
    Reply,
    Result,
    Run,
    Unload,
    decode_host_message,
    encode_frame,
)


class FakeExecutor:
    def __init__(self, mode: str, sock: socket.socket) -> None:
        self._mode = mode
        self._socket = sock
        self._sources: dict[str, str] = {}
        self._loads = 0
        self._lock = threading.Lock()
        self._cancellable: dict[int, Run] = {}
        self._replies: dict[int, queue.Queue[Reply]] = {}

    def serve(self) -> None:
        frames = FrameReader()
        while data := self._socket.recv(1 << 16):
            for payload in frames.feed(data):
                self._handle(decode_host_message(payload))

    def _handle(self, message: object) -> None:
        if isinstance(message, HostHello):
            self._greet(message)
        elif isinstance(message, Load):
            self._loads += 1
            self._sources[message.key] = message.source
        elif isinstance(message, Unload):
            self._sources.pop(message.key, None)
        elif isinstance(message, Run):
            self._run(message)
        elif isinstance(message, Check):
            self._check(message)
        elif isinstance(message, Cancel):
            self._cancel(message)
        elif isinstance(message, Reply):
            self._replies[message.call_id].put(message)

    def _greet(self, hello: HostHello) -> None:
        if self._mode == "silent":
            return
        if self._mode == "early":
            self._send(Checked(1, []))
        version = 99 if self._mode == "wrong-version" else hello.wire_version
        self._send(ExecutorHello(version, hello.product_version, "1.0", "fake 1.0", os.getpid()))

    def _run(self, run: Run) -> None:
        source = self._sources.get(run.key)
        if source is None:
            self._answer(run, error=ScriptFault("unknown_revision", "not loaded"))
            return
        verb, _, argument = source.partition(":")
        if not self._misbehave(verb) and not self._call_services(run, verb, argument):
            self._behave(run, verb, argument)

    def _call_services(self, run: Run, verb: str, argument: str) -> bool:
        """`call:COUNT:SERVICE.METHOD:[ARGUMENTS]` makes calls in turn and answers the last reply as JSON."""
        if verb == "call":
            count, name, arguments = argument.split(":", 2)
            threading.Thread(
                target=self._call_in_turn, args=(run, int(count), name, json.loads(arguments)), daemon=True
            ).start()
        elif verb == "flood":  # calls without waiting for replies
            for number in range(1, 101):
                self._send(Call(run.call_id, number, "slow", "get", []))
        elif verb == "ends":  # the run ends while it waits
            self._send(Call(run.call_id, 1, "slow", "get", ["a"]))
            self._answer_in(run, float(argument), b"ended")
        elif verb == "dies":
            self._send(Call(run.call_id, 1, "slow", "get", ["a"]))
            threading.Timer(float(argument), os._exit, (3,)).start()
        elif verb == "stray":
            self._send(Call(run.call_id + 1_000, 1, "slow", "get", []))
        elif verb == "skips":
            self._send(Call(run.call_id, 2, "slow", "get", []))
        return verb in ("call", "flood", "ends", "dies", "stray", "skips")

    def _call_in_turn(self, run: Run, count: int, name: str, arguments: list[object]) -> None:
        service, method = name.split(".")
        replies = self._replies[run.call_id] = queue.Queue()
        for number in range(1, count + 1):
            self._send(Call(run.call_id, number, service, method, arguments))
            reply = replies.get()
        error = None if reply.error is None else [reply.error.code, reply.error.retryable, reply.error.details]
        self._answer(run, json.dumps([error, reply.value, reply.number]).encode())

    def _behave(self, run: Run, verb: str, argument: str) -> None:
        if verb == "cancellable":  # runs until it is cancelled
            self._cancellable[run.call_id] = run
        elif verb == "sleep":
            self._answer_in(run, float(argument), b"slept")
        elif verb == "fail":
            self._answer(run, error=ScriptFault("script_error", argument, 3, 7))
        elif verb == "leak":
            self._answer(run, left_bytes=int(argument))
        elif verb == "forgetful" and self._loads == 1:  # loses the revision once
            self._answer(run, error=ScriptFault("unknown_revision", "lost"))
        elif verb == "pid":
            self._answer_in(run, float(argument or 0), str(os.getpid()).encode())
        elif verb == "loads":
            self._answer(run, str(self._loads).encode())
        else:
            self._answer(run, run.request.body)

    def _misbehave(self, verb: str) -> bool:
        if verb == "die":
            os._exit(3)
        elif verb == "garbage":
            self._socket.sendall(b"\x03\x00\x00\x00\xff\xff\xff")
        elif verb == "huge":
            self._socket.sendall(b"\xff\xff\xff\xff")
        elif verb == "stranger":
            self._send(Checked(4_000_000, []))
        return verb in ("hang", "garbage", "huge", "stranger")

    def _cancel(self, cancel: Cancel) -> None:
        run = self._cancellable.pop(cancel.call_id, None)
        if run is not None:
            self._answer(run, error=ScriptFault("script_cancelled", "the run was cancelled"))

    def _answer_in(self, run: Run, seconds: float, body: bytes) -> None:
        threading.Thread(target=self._answer_later, args=(run, seconds, body), daemon=True).start()

    def _answer_later(self, run: Run, seconds: float, body: bytes) -> None:
        time.sleep(seconds)
        self._answer(run, body)

    def _answer(self, run: Run, body: bytes = b"", error: ScriptFault | None = None, *, left_bytes: int = 0) -> None:
        logs = [LogLine("info", "ran", None, 5)]
        status = "ok" if error is None else "failed"
        headers = [("content-type", "text/plain")] if error is None else []
        http_status = 200 if error is None else 0
        result = Result(run.call_id, status, http_status, headers, body, error, 12, 34, 56, logs, left_bytes=left_bytes)
        self._send(result)

    def _check(self, check: Check) -> None:
        if check.source == "die":
            os._exit(3)
        bad = [Diagnostic("error", "script_compile_error", "bad", 1, 2)] if check.source == "bad" else []
        self._send(Checked(check.call_id, bad))

    def _send(self, message: ExecutorMessage) -> None:
        with self._lock:
            self._socket.sendall(encode_frame(message))


if __name__ == "__main__":
    if sys.argv[1] == "exits":
        sys.exit(7)
    FakeExecutor(sys.argv[1], socket.socket(fileno=int(sys.argv[2]))).serve()
