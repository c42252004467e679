"""Brings what this process keeps in memory up to what other processes wrote into the same database. No HTTP, no SQL."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from picloud.manager.scripts.service import ScriptService
from picloud.manager.storage.stores.changes import EVERYTHING, ChangeFeed
from picloud.shared.errors import StorageUnavailable
from picloud.shared.periodic import Periodic

_RETRY_S: Final = 0.5
_MOST_SINGLE_SCRIPTS: Final = 100
"""More scripts than that at once are read in pages."""

logger = logging.getLogger(__name__)


class ChangeFollower:
    """Reads again what a `ChangeFeed` reports. `start()` once on the event loop, `close()` before the store closes.

    Args:
        loaders: by the type of the audit log's objects, what reads all of them again.
    """

    def __init__(self, feed: ChangeFeed, scripts: ScriptService, loaders: Mapping[str, Callable[[], Awaitable[None]]]):
        self._feed = feed
        self._scripts = scripts
        self._loaders = loaders
        self._changed: dict[tuple[str, str], None] = {}
        self._wake = asyncio.Event()
        self._periodic = Periodic("follower", self._follow)

    async def start(self) -> None:
        """Begin to follow in the background."""
        self._periodic.start()
        await self._feed.follow(self._note)

    async def close(self) -> None:
        """Follow no more."""
        await self._periodic.stop()

    def _note(self, object_type: str, object_id: str) -> None:
        self._changed[object_type, object_id if object_type == "script" else ""] = None
        self._wake.set()

    async def _follow(self) -> float:
        await self._wake.wait()
        self._wake.clear()
        changed, self._changed = self._changed, {}
        try:
            await self._read_again(changed)
        except StorageUnavailable as exc:
            logger.warning(
                "changes made by another process could not be read yet",
                extra={"action": "follow_unavailable", "code": exc.code},
            )
            self._note(EVERYTHING, "")
            return _RETRY_S
        except Exception:
            self._note(EVERYTHING, "")  # what was not read must be read later
            raise
        return 0.0

    async def _read_again(self, changed: Mapping[tuple[str, str], None]) -> None:
        everything = any(object_type == EVERYTHING for object_type, _ in changed)
        scripts = [object_id for object_type, object_id in changed if object_type == "script"]
        if everything or len(scripts) > _MOST_SINGLE_SCRIPTS:
            await self._scripts.refresh_all()
        else:
            for script_id in scripts:
                await self._scripts.refresh(script_id)
        for object_type, load in self._loaders.items():
            if everything or (object_type, "") in changed:
                await load()
