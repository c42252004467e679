"""Requests of real calls, kept for inspection and replay: without login headers, and bounded.

Those of failures go into history; those of the last successes stay in memory. Other secrets are masked when a request
is shown (`picloud/manager/history/masking.py`). Knows no HTTP and no storage.
"""

import base64
from collections import OrderedDict, deque
from typing import Any, Final
from urllib.parse import quote

import msgspec

from picloud.shared.models import KIB, MIB, ExecutionRecord, HttpRequest

MAX_BODY_BYTES: Final = 16 * KIB
MAX_PER_SCRIPT: Final = 20
MAX_RING_BYTES: Final = 8 * MIB
MIN_INTERVAL_MS: Final = 10
"""Calls of one script that begin sooner after one that was kept are not: a flood must not pay for each of its calls."""
_ENTRY_OVERHEAD_BYTES: Final = 300
_SAFE_IN_PATH: Final = "/:@!$&'()*+,;=~"
_LONGEST_UTF8_TAIL: Final = 3
_CREDENTIALS: Final = frozenset(
    {"authorization", "cookie", "proxy-authorization", "x-api-key", "x-auth-token", "x-access-token", "x-csrf-token"}
)


def encode_request(request: HttpRequest, journal: bytes = b"", seed: bytes = b"") -> str:
    """The request as JSON: `{"method", "path", "query", "headers", "body", "truncated", "removed_headers", "journal",
    "seed"}`, in the words of a trial's request. `body`: null, `{"text"}` or `{"base64"}`, cut to 16 KiB; `journal`:
    that of the result as base64, left out when the run called no service; `seed`: that of the run as base64."""
    headers: dict[str, str] = {}
    removed: list[str] = []
    for raw_name, raw_value in request.headers:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if name in _CREDENTIALS:
            removed.append(name)
        else:
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
    payload = {
        "method": request.method,
        "path": quote(request.path, safe=_SAFE_IN_PATH),
        "query": request.raw_query.decode("latin-1"),
        "headers": headers,
        "body": _body(request.body),
        "truncated": len(request.body) > MAX_BODY_BYTES,
        "removed_headers": removed,
        **_as_base64(journal=journal, seed=seed),
    }
    return msgspec.json.encode(payload).decode("utf-8")


def journal_of(encoded: str) -> bytes:
    """Return the journal of a text of `encode_request`; empty when there is none."""
    return _bytes_of(encoded, "journal")


def seed_of(encoded: str) -> bytes:
    """Return the seed of a text of `encode_request`; empty when there is none."""
    return _bytes_of(encoded, "seed")


def _as_base64(**parts: bytes) -> dict[str, str]:
    return {name: base64.b64encode(part).decode("ascii") for name, part in parts.items() if part}


def _bytes_of(encoded: str, name: str) -> bytes:
    return base64.b64decode(msgspec.json.decode(encoded).get(name, ""))


def _body(body: bytes) -> dict[str, Any] | None:
    if not body:
        return None
    kept = body[:MAX_BODY_BYTES]
    for cut in range(_LONGEST_UTF8_TAIL + 1 if len(body) > len(kept) else 1):
        try:
            text = kept[: len(kept) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return {"text": text}
    return {"base64": base64.b64encode(kept).decode("ascii")}


class RecentRequests:
    """The requests of the last successes of each script, the oldest go first."""

    def __init__(self, max_per_script: int = MAX_PER_SCRIPT, max_bytes: int = MAX_RING_BYTES) -> None:
        self._max_per_script = max_per_script
        self._max_bytes = max_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._ids_of: dict[str, deque[str]] = {}
        self._kept_at: dict[str, int] = {}

    @property
    def bytes_kept(self) -> int:
        """About the memory of all."""
        return self._bytes

    def note(self, record: ExecutionRecord) -> None:
        """Keep the record's request, unless one of this script that came just before was kept."""
        script_id = record.script_id
        if 0 <= record.started_at - self._kept_at.get(script_id, 0) < MIN_INTERVAL_MS or record.request is None:
            return
        self._kept_at[script_id] = record.started_at
        text = encode_request(record.request, record.result.journal, record.seed)
        ids = self._ids_of.setdefault(script_id, deque())
        ids.append(record.id)
        self._kept[record.id] = (script_id, text)
        self._bytes += len(text) + _ENTRY_OVERHEAD_BYTES
        if len(ids) > self._max_per_script:
            self._drop(ids[0])
        while self._bytes > self._max_bytes:
            self._drop(next(iter(self._kept)))

    def find(self, execution_id: str) -> str | None:
        """The request of this execution as `encode_request` gives it, None when it is not kept (any more)."""
        entry = self._kept.get(execution_id)
        return None if entry is None else entry[1]

    def _drop(self, execution_id: str) -> None:
        """Forget a request, which is the oldest one of its script."""
        script_id, text = self._kept.pop(execution_id)
        self._bytes -= len(text) + _ENTRY_OVERHEAD_BYTES
        ids = self._ids_of[script_id]
        ids.popleft()
        if not ids:
            del self._ids_of[script_id], self._kept_at[script_id]
