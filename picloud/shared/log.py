"""Log format of the processes: one line per event on stderr, facts as `key=value` after a fixed sentence.

Never logs source text, bodies or secrets; what scripts log belongs to their executions and does not come here.
"""

import logging
import sys
from typing import Final

from picloud.shared.clock import iso_utc

_STANDARD_FIELDS: Final = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
_MAX_VALUE_LENGTH: Final = 500


class FieldFormatter(logging.Formatter):
    """`2026-11-23T18:30:00.000Z INFO picloud.executor executor process started action=started pid=71`."""

    def format(self, record: logging.LogRecord) -> str:
        parts = [
            iso_utc(int(record.created * 1000)),
            record.levelname,
            record.name,
            _printable(record.getMessage()),
        ]
        parts += [
            f"{name}={_field(str(value))}"
            for name, value in record.__dict__.items()
            if name not in _STANDARD_FIELDS and not name.startswith("_")
        ]
        line = " ".join(parts)
        if record.exc_info:
            line += _indented(self.formatException(record.exc_info))
        return line


def _field(value: str) -> str:
    """A value in quotes when it has a space or a quote, so that no value looks like another field."""
    text = _printable(value)
    if text and " " not in text and '"' not in text:
        return text
    return '"' + text.replace('"', '\\"') + '"'


def _indented(text: str) -> str:
    """The lines of a traceback, each indented: the message of an exception may hold what a caller sent, and no line of
    it may look like a line of the log."""
    return "".join(f"\n  {line if line.isprintable() else _escaped(line)}" for line in text.split("\n"))


def _printable(text: str) -> str:
    """Control characters escaped, so that no value can forge a line or drive a terminal."""
    text = text[:_MAX_VALUE_LENGTH]
    return text if text.isprintable() else _escaped(text)


def _escaped(text: str) -> str:
    return text.encode("unicode_escape").decode("ascii")


def configure_logging(level: str) -> None:
    """Send all logging to stderr in this format. `level`: a name such as `INFO`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FieldFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in ("hypercorn", "uvicorn", "aiosqlite", "asyncio", "httpx", "httpcore", "quart"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
