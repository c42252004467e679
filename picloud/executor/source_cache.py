"""Sources of revisions in memory, in front of the manager's store; bounded by bytes, least recently used first out."""

import asyncio
from collections import OrderedDict
from typing import Final

from picloud.shared.models import LiveScript
from picloud.shared.protocols import RevisionSource

MAX_CACHE_BYTES: Final = 16 * 1024 * 1024


class SourceCache:
    """A `RevisionSource` over another one. Revisions never change, so nothing here is ever stale.

    Also a `ScriptFeed`: a source that comes with a publication needs no fetch.
    """

    def __init__(self, origin: RevisionSource, max_bytes: int = MAX_CACHE_BYTES) -> None:
        self._origin = origin
        self._max_bytes = max_bytes
        self._bytes = 0
        self._sources: OrderedDict[tuple[str, int], str] = OrderedDict()
        self._fetches: dict[tuple[str, int], asyncio.Task[str]] = {}

    def peek(self, script_id: str, revision: int) -> str | None:
        """The source if it is at hand."""
        key = (script_id, revision)
        source = self._sources.get(key)
        if source is not None:
            self._sources.move_to_end(key)
        return source

    async def get_source(self, script_id: str, revision: int) -> str:
        """As in `RevisionSource`; callers that ask for the same revision at once share one fetch."""
        source = self.peek(script_id, revision)
        if source is not None:
            return source
        key = (script_id, revision)
        fetch = self._fetches.get(key)
        if fetch is None:
            fetch = self._fetches[key] = asyncio.get_running_loop().create_task(self._fetch(key))
        return await asyncio.shield(fetch)  # one caller that leaves must not take the others' fetch along

    async def _fetch(self, key: tuple[str, int]) -> str:
        try:
            source = await self._origin.get_source(*key)
        finally:
            del self._fetches[key]
        self._add(key, source)
        return source

    def _add(self, key: tuple[str, int], source: str) -> None:
        self._bytes += len(source) - len(self._sources.pop(key, ""))
        self._sources[key] = source
        while self._bytes > self._max_bytes and len(self._sources) > 1:
            _, evicted = self._sources.popitem(last=False)
            self._bytes -= len(evicted)

    def publish(self, script: LiveScript, source: str | None = None) -> None:
        """Keep the source that came along."""
        if source is not None:
            self._add((script.id, script.revision), source)

    def withdraw(self, script_id: str) -> None:
        """Drop the sources of a script that is gone."""
        for key in [key for key in self._sources if key[0] == script_id]:
            self._bytes -= len(self._sources.pop(key))
