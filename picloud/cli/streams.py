"""Standard input, output and error of a command, which may be closed, full or of another encoding than UTF-8. A fault
of theirs ends the command in one line."""

import errno
import io
import os
import sys
from collections.abc import Sequence
from typing import IO, Any, Final

from picloud.cli.failures import CommandFailed

OUTPUT_FAILED: Final = "output"
_WITHOUT_OUTPUT: Final = ("serve",)
"""Commands that print nothing: they may run with a closed standard output."""


def prepare_streams(arguments: Sequence[str]) -> None:
    """Replace the three streams by ones whose faults are `CommandFailed`. Standard error never fails.

    Raises:
        CommandFailed: `output`, standard output is closed and the command would lose its result; nothing has run yet.
    """
    closed = sys.stdout is None  # as Python has it for a closed descriptor
    was_in, was_out, was_err = (_encoding(stream) for stream in (sys.stdin, sys.stdout, sys.stderr))
    raw_in = _Closed() if sys.stdin is None else _Input(0, "r", closefd=False)
    _fill_gaps()
    sys.stdin = io.TextIOWrapper(io.BufferedReader(raw_in), encoding=was_in, errors="surrogateescape")
    sys.stdout = _text(_Output(1, "w", closefd=False), was_out, "replace")
    sys.stderr = _text(_Errors(2, "w", closefd=False), was_err, "backslashreplace")
    if closed and tuple(arguments[:1]) != _WITHOUT_OUTPUT:
        hint = "send it to a file or to /dev/null"
        raise CommandFailed("standard output is closed", code=OUTPUT_FAILED, hint=hint)


def discard_output() -> None:
    """Forget what standard output could not take, so that the end of the process does not try again."""
    sys.stdout = io.TextIOWrapper(io.BytesIO())


def is_utf8(stream: IO[Any]) -> bool:
    """Return whether the stream takes every character."""
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").replace("_", "") == "utf8"


def _encoding(stream: IO[Any] | None) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def _text(raw: io.FileIO, encoding: str, errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, errors=errors, line_buffering=True)


def _fill_gaps() -> None:
    """Open /dev/null for closed descriptors: a socket or a database with such a number would be written to."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


class _Output(io.FileIO):
    def write(self, data: Any) -> int:  # Any: a buffer, as in io.FileIO
        try:
            return super().write(data)
        except OSError as exc:
            if exc.errno == errno.EPIPE:
                raise  # the reader has seen enough; click ends the command silently
            raise CommandFailed(f"standard output cannot be written: {exc.strerror}", code=OUTPUT_FAILED) from exc


class _Errors(io.FileIO):
    def write(self, data: Any) -> int:  # Any: as above
        try:
            return super().write(data)
        except OSError:
            return len(data)  # there is nowhere to say it


class _Input(io.FileIO):
    def readinto(self, buffer: Any) -> int:  # Any: as above
        try:
            return super().readinto(buffer)
        except OSError as exc:
            raise CommandFailed(f"standard input cannot be read: {exc.strerror}", code="input") from exc


class _Closed(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: Any) -> int:  # Any: as above
        raise CommandFailed("standard input is closed", code="input", hint="give it a file or a pipe")
