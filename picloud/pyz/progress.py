"""A line on the terminal that counts up while a person waits. A program that reads standard error gets nothing."""

import sys
from types import TracebackType
from typing import Final

_HUNDRED: Final = 100


class Progress:
    """Shows `TEXT:  42 %` in one line that is written over, and ends it with the block.

    Args:
        text: what is being done, short enough for one line of any terminal.
        total: steps to go; settable once it is known.
    """

    def __init__(self, text: str, total: int = 0) -> None:
        self.total = total
        self._text = text
        self._done = 0
        self._shown = -1
        self._is_seen = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        self._show(0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self._show(_HUNDRED)
        self._write("\n")

    def step(self) -> None:
        """Count one step."""
        self._done += 1
        if self.total:
            self._show(min(_HUNDRED, self._done * _HUNDRED // self.total))

    def _show(self, percent: int) -> None:
        if percent != self._shown:
            self._shown = percent
            self._write(f"\r{self._text}: {percent:3} %")

    def _write(self, text: str) -> None:
        if self._is_seen:
            sys.stderr.write(text)
            sys.stderr.flush()
