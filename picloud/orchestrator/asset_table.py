"""The live static assets, in memory: which files there are, and the contents of small ones that were used lately."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Final

from picloud.shared.assets import PIECE_BYTES, AssetFile, LiveAssets
from picloud.shared.errors import StorageUnavailable
from picloud.shared.models import KIB, MIB
from picloud.shared.protocols import AssetSource
from picloud.shared.records.service_counts import ServiceCounts

WHOLE_BYTES: Final = 256 * KIB
"""Longer contents are sent in pieces, and never held whole."""
CACHE_BYTES: Final = 4 * MIB
"""Of each front process."""


class AssetIndex:
    """The files of one bundle, by path."""

    def __init__(self, assets: LiveAssets) -> None:
        self.files = {file.path: file for file in assets.files}
        self.folders = {folder for file in assets.files for folder in _folders_of(file.path)}
        """Without a slash at the end; the bundle itself is the empty one."""

    def find(self, path: str) -> AssetFile | None:
        """Return the file of a path."""
        return self.files.get(path)


class AssetTable:
    """An `AssetFeed`, and the contents of small files.

    Args:
        source: has all contents.
        counts: of responses with files.
        cache_bytes: of contents that are kept in memory.
    """

    def __init__(
        self, source: AssetSource, counts: ServiceCounts | None = None, cache_bytes: int = CACHE_BYTES
    ) -> None:
        self._source = source
        self.counts = counts or ServiceCounts()
        self._bundles: dict[str, AssetIndex] = {}
        self._cache: OrderedDict[str, bytes] = OrderedDict()
        self._cached_bytes = 0
        self._cache_bytes = cache_bytes

    def publish_assets(self, assets: LiveAssets) -> None:
        """As in `AssetFeed`."""
        self._bundles[assets.name] = AssetIndex(assets)

    def withdraw_assets(self, name: str) -> None:
        """As in `AssetFeed`."""
        self._bundles.pop(name, None)

    def find(self, name: str) -> AssetIndex | None:
        """Return the live version of a bundle; None when there is no such bundle."""
        return self._bundles.get(name)

    def find_kept(self, content: str) -> bytes | None:
        """Return a whole content that is in memory."""
        data = self._cache.get(content)
        if data is not None:
            self._cache.move_to_end(content)
        return data

    async def read_whole(self, content: str, size: int) -> bytes:
        """Return a content of at most `WHOLE_BYTES`, and keep it in memory.

        Raises:
            StorageUnavailable: as `AssetSource.read_content`, and when it is not whole.
        """
        data = self.find_kept(content)
        if data is None:
            data = b"" if size == 0 else await self._source.read_content(content, 0, -(-size // PIECE_BYTES))
            if len(data) != size:  # the header with the length is right for whole contents alone
                raise StorageUnavailable("The contents of this file are damaged: push the assets again.")
            self._keep(content, data)
        return data

    async def read_first(self, content: str, size: int) -> bytes:
        """Return all of a small content, and the first piece of a long one.

        Raises:
            StorageUnavailable: as `read_whole`.
        """
        return await self.read_whole(content, size) if size <= WHOLE_BYTES else await self.read_piece(content, 0)

    async def read_piece(self, content: str, position: int) -> bytes:
        """Return one piece of a content.

        Raises:
            StorageUnavailable: as `AssetSource.read_content`.
        """
        return await self._source.read_content(content, position, 1)

    def _keep(self, content: str, data: bytes) -> None:
        if content in self._cache or len(data) > self._cache_bytes:
            return
        self._cache[content] = data
        self._cached_bytes += len(data)
        while self._cached_bytes > self._cache_bytes:
            _, dropped = self._cache.popitem(last=False)
            self._cached_bytes -= len(dropped)


def _folders_of(path: str) -> Iterator[str]:
    yield ""
    parts = path.split("/")
    for length in range(1, len(parts)):
        yield "/".join(parts[:length])
