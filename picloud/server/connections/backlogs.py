"""Answers that callers are slow to take, of all connections together: bounded, because a caller who reads nothing must
not cost memory. Knows transports, no HTTP."""

from typing import Protocol


class Writer(Protocol):
    """The part of a transport that is used here."""

    def get_write_buffer_size(self) -> int:
        """Bytes that the system has not taken yet."""
        ...

    def abort(self) -> None:
        """Close at once; what is not sent is lost."""
        ...


class Backlogs:
    """The transports with a backlog, the oldest first. Over `max_bytes` together, the oldest are cut off."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._sizes: dict[Writer, int] = {}
        self.total_bytes = 0
        self.cut_off_count = 0

    def enter(self, writer: Writer) -> None:
        """A transport began to have a backlog."""
        self._set(writer, writer.get_write_buffer_size())
        while self.total_bytes > self._max_bytes and len(self._sizes) > 1:
            oldest = next(iter(self._sizes))
            self.leave(oldest)
            self.cut_off_count += 1
            oldest.abort()

    def leave(self, writer: Writer) -> None:
        """A transport has no backlog any more, or is closed. Others may be named as well."""
        self.total_bytes -= self._sizes.pop(writer, 0)

    def refresh(self) -> None:
        """Measure all again; some grow and shrink without notice."""
        for writer in self._sizes:
            self._set(writer, writer.get_write_buffer_size())

    def _set(self, writer: Writer, size: int) -> None:
        self.total_bytes += size - self._sizes.get(writer, 0)
        self._sizes[writer] = size
