"""Runs one script after the other in a child process and says what came of each, also when the child dies or hangs.
Knows nothing of the corpus."""

import contextlib
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from msgspec import Struct

from picloud.shared.models import Diagnostic, HttpRequest, SandboxLimits
from picloud.shared.wire import (
    Check,
    Checked,
    ExecutorMessage,
    FrameReader,
    HostMessage,
    Load,
    Result,
    Run,
    ScriptIdentity,
    decode_executor_message,
    encode_frame,
)

CHILD: Final = str(Path(__file__).with_name("child.py"))
OVERRUN_S: Final = 0.5
"""What a run may take on top of its deadline, conversion of the answer included."""
SCRIPT_THREAD: Final = "script"
"""What the engine calls the threads that run scripts."""
_GIVE_UP_S: Final = 10.0
"""After this much past its deadline a run is called a hang and its process is killed."""


class Died(Struct, frozen=True):
    """The child ended while it held a call."""

    returncode: int
    stderr: str


class Hung(Struct, frozen=True):
    """The child did not answer; it was killed."""

    waited_s: float


Answer = Result | Checked | Died | Hung


class Measured(Struct, frozen=True):
    """What came of one call."""

    answer: Answer
    wall_s: float
    cpu_s: float
    """Processor time of the thread that ran the script: what other programs do does not count."""
    peak_rss_bytes: int
    """Most memory that the child had in RAM during the call."""


class Harness:
    """One child at a time, replaced when it dies. Use as a context manager."""

    def __init__(self, command: list[str] | None = None, give_up_s: float = _GIVE_UP_S) -> None:
        self._command = command or [sys.executable, CHILD]
        self._give_up_s = give_up_s
        self._child: subprocess.Popen[bytes] | None = None
        self._frames = FrameReader()
        self._calls = 0
        self.deaths = 0

    def __enter__(self) -> "Harness":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def check(self, source: str, limits: SandboxLimits) -> Measured:
        """Compile only, as at an upload."""
        self._calls += 1
        return self._call(Check(self._calls, source, limits), limits)

    def run(self, source: str, limits: SandboxLimits, request: HttpRequest) -> Measured:
        """Load and run once."""
        self._calls += 1
        key = f"script:{self._calls}"
        identity = ScriptIdentity("01890000-0000-7000-8000-000000000001", "hostile", 1)
        self._send(Load(key, identity, source, limits))
        return self._call(Run(self._calls, key, "execution-1", "http", request), limits)

    def resident_bytes(self) -> int:
        """Memory of the child in RAM now."""
        return self._status("VmRSS")

    def start(self) -> None:
        """Start the child now rather than with the first call, and wait until it answers."""
        self.check("1", SandboxLimits())

    @property
    def pid(self) -> int | None:
        """The child's process id while there is one."""
        return self._child.pid if self._child else None

    def kill(self) -> None:
        """End the child as if a script had; the next call starts another one."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._end()

    def _call(self, message: HostMessage, limits: SandboxLimits) -> Measured:
        child = self._send(message)
        # a peak that starts at what is held now
        Path(f"/proc/{child.pid}/clear_refs").write_text("5", "ascii")
        cpu_s, started_at = _cpu_s_of_scripts(child.pid), time.monotonic()
        answer = self._receive(child, started_at, limits.timeout_ms / 1000 + self._give_up_s)
        wall_s = time.monotonic() - started_at
        cpu_s = _cpu_s_of_scripts(child.pid) - cpu_s
        peak = self._status("VmHWM")
        if isinstance(answer, Died | Hung):
            self._end()
        return Measured(answer, wall_s, cpu_s, peak)

    def _send(self, message: HostMessage) -> subprocess.Popen[bytes]:
        if self._child is None:
            self._frames = FrameReader()
            self._child = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
            )
        assert self._child.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # dead: the end of its output says so
            self._child.stdin.write(encode_frame(message))
        return self._child

    def _receive(self, child: subprocess.Popen[bytes], started_at: float, allowed_s: float) -> Answer:
        assert child.stdout is not None
        while True:
            waited_s = time.monotonic() - started_at
            if not select.select([child.stdout], [], [], max(allowed_s - waited_s, 0))[0]:
                return Hung(waited_s)
            data = os.read(child.stdout.fileno(), 1 << 20)
            if not data:
                return self._post_mortem(child)
            for payload in self._frames.feed(data):
                return _answer(decode_executor_message(payload))

    def _post_mortem(self, child: subprocess.Popen[bytes]) -> Died:
        assert child.stderr is not None
        stderr = child.stderr.read().decode(errors="replace")[-2_000:]
        return Died(child.wait(), stderr)

    def _status(self, field: str) -> int:
        if self._child is None:
            return 0
        try:
            lines = Path(f"/proc/{self._child.pid}/status").read_text("ascii").splitlines()
        except OSError:
            return 0
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(field + ":")), 0)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        self.deaths += child.poll() is not None
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout, child.stderr):
            if stream is not None:
                stream.close()


def _cpu_s_of_scripts(pid: int) -> float:
    """Processor time of all script threads of a process so far; 0 when it has ended."""
    total_ns = 0
    for task in Path(f"/proc/{pid}/task").glob("*"):
        with contextlib.suppress(OSError):  # the process has ended
            if (task / "comm").read_text("ascii").strip() == SCRIPT_THREAD:
                total_ns += int((task / "schedstat").read_text("ascii").split()[0])
    return total_ns / 1e9


def _answer(message: ExecutorMessage) -> Result | Checked:
    if not isinstance(message, Result | Checked):
        raise TypeError(f"not an answer: {message}")
    return message


def first_error(diagnostics: list[Diagnostic]) -> Diagnostic | None:
    """Why a source is refused, if it is."""
    return next((found for found in diagnostics if found.severity == "error"), None)
