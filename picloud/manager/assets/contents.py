"""The contents of static assets: writes those of a push, compressed too, reads them, and deletes what nobody needs."""

import asyncio
import hashlib
import zlib
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from picloud.manager.assets.archive import Archive, PackedFile
from picloud.manager.assets.limits import MAX_ASSETS_BYTES
from picloud.manager.storage.stores import asset_contents as rows
from picloud.manager.storage.stores.asset_contents import AssetContentStore, Statement
from picloud.manager.storage.stores.assets import contents_of
from picloud.shared.assets import PIECE_BYTES, AssetFile, AssetVariant
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import PiCloudError, StorageUnavailable
from picloud.shared.http.content_types import content_type_of, suffix_of
from picloud.shared.models import MIB

_BROTLI: Final = ".br"
_LEAST_BYTES: Final = 1_024
"""A shorter file is not worth a compressed form."""
_LEAST_GAIN: Final = 0.9
_WRITTEN_AT_ONCE: Final = MIB
_GRACE_MS: Final = 3_600_000
"""On a database that services share, another one may be in the middle of a push: contents stay so long."""
_GZIP: Final = 16 + zlib.MAX_WBITS


class _Compressed(Struct, frozen=True):
    """The gzip form of a file."""

    variant: AssetVariant
    data: bytes


class AssetContents:
    """The contents of all bundles; an `AssetSource`.

    Args:
        room: returns how many bytes the data store has room for, besides what scripts keep.
        on_size: called with the bytes of all contents whenever they change.
    """

    def __init__(
        self,
        store: AssetContentStore,
        *,
        room: Callable[[], Awaitable[int]],
        on_size: Callable[[int], None] = lambda _: None,
        clock: Clock = now_ms,
    ) -> None:
        self._store = store
        self._room = room
        self._on_size = on_size
        self._clock = clock

    async def read_content(self, content: str, position: int, count: int) -> bytes:
        """As in `AssetSource`."""
        found = await self._store.read(content, position, count)
        if not found:
            raise StorageUnavailable("The contents of this file are missing: push the assets again.")
        return found

    async def add(self, archive: Archive, before: Sequence[AssetFile] = ()) -> tuple[AssetFile, ...]:
        """Write what is new in an archive; return its files by path.

        Nothing needs the contents until a version does, so an interrupted call leaves only what `collect` deletes.

        Args:
            before: files of which the compressed forms may be used again.
        Raises:
            PiCloudError: `data_full`. StorageUnavailable: also `storage_full`.
        """
        packed = {file.path: file for file in archive.files}
        files: list[AssetFile] = []
        pending = _Pending(self._store, self._clock())
        wanted = {file.content for file in archive.files}
        again = {file.content: file for file in before if file.content in wanted}
        known = await self._store.keep(sorted(wanted | contents_of(list(again.values()))), self._clock())
        await self._check_room(sum(file.size for file in archive.files if file.content not in known))
        for file in archive.files:
            if _is_brotli(file, packed):
                await self._write_once(archive, file, known, pending)
                continue
            variants = []
            brotli = packed.get(file.path + _BROTLI)
            if brotli is not None and _is_brotli(brotli, packed):
                variants.append(AssetVariant("br", brotli.content, brotli.size))
            variants += await self._gzip_of(archive, file, again.get(file.content), known, pending)
            await self._write_once(archive, file, known, pending)
            files.append(AssetFile(file.path, file.content, file.size, tuple(variants)))
        await pending.flush()
        return tuple(files)

    async def _gzip_of(
        self, archive: Archive, file: PackedFile, before: AssetFile | None, known: set[str], pending: "_Pending"
    ) -> list[AssetVariant]:
        """Write the gzip form of a file, where it is worth it and not there yet; return it."""
        if not _is_compressible(file):
            return []
        if before is not None and suffix_of(before.path) == suffix_of(file.path):
            kept = [variant for variant in before.variants if variant.coding == "gzip"]
            if all(variant.content in known for variant in kept):
                return kept
        compressed = await asyncio.to_thread(_compress, archive, file)
        if compressed is None:
            return []
        variant = compressed.variant
        if variant.content not in known:
            known.add(variant.content)
            await pending.add(variant.content, variant.size, _cut(compressed.data))
        return [variant]

    async def collect(self, needed: set[str]) -> None:
        """Delete the contents that are not needed."""
        until = self._clock() - (_GRACE_MS if self._store.is_shared else 0)
        await self._store.delete(await self._store.list_unused(needed, until), until)
        await self.measure()

    async def measure(self) -> int:
        """Return the size of all contents."""
        total = await self._store.total_bytes()
        self._on_size(total)
        return total

    async def has_all(self, files: Sequence[AssetFile]) -> bool:
        """Return whether the contents of these files are there, and keep them for a while."""
        needed = contents_of(files)
        return await self._store.keep(sorted(needed), self._clock()) == needed

    async def _check_room(self, new_bytes: int) -> None:
        present = await self.measure()
        room = min(MAX_ASSETS_BYTES, await self._room())
        if new_bytes and present + new_bytes > room:
            raise PiCloudError(
                f"The static assets would have {present + new_bytes:,} bytes, {room:,} at most are allowed "
                "(128 MiB, and PICLOUD_DATA_MAX_BYTES with all that scripts keep); delete some first.",
                code="data_full",
                details={"bytes": present + new_bytes, "max": room},
            )

    async def _write_once(self, archive: Archive, file: PackedFile, known: set[str], pending: "_Pending") -> None:
        if file.content not in known:
            known.add(file.content)
            await pending.add(file.content, file.size, archive.pieces(file))


class _Pending:
    """Statements that wait for a transaction. Together they have about a megabyte, so that other writes go between."""

    def __init__(self, store: AssetContentStore, now: int) -> None:
        self._store = store
        self._now = now
        self._statements: list[Statement] = []
        self._bytes = 0

    async def add(self, content: str, size: int, pieces: Iterator[bytes]) -> None:
        """Write a content."""
        self._statements.append(rows.begin(content, size, self._now))
        position = 0
        while (data := await asyncio.to_thread(next, pieces, None)) is not None:
            self._statements.append(rows.piece(content, position, data))
            self._bytes += len(data)
            position += 1
            if self._bytes >= _WRITTEN_AT_ONCE:
                await self.flush()
        self._statements.append(rows.complete(content))

    async def flush(self) -> None:
        """Write what waits."""
        statements, self._statements, self._bytes = self._statements, [], 0
        if statements:
            await self._store.write(statements)


def _is_brotli(file: PackedFile, packed: dict[str, PackedFile]) -> bool:
    """Return whether a file is the compressed form of the one beside it."""
    base = packed.get(file.path.removesuffix(_BROTLI)) if file.path.endswith(_BROTLI) else None
    return base is not None and content_type_of(base.path).is_text and 0 < file.size < base.size


def _is_compressible(file: PackedFile) -> bool:
    return file.size >= _LEAST_BYTES and content_type_of(file.path).is_text


def _compress(archive: Archive, file: PackedFile) -> _Compressed | None:
    """Return the gzip form of a text; None when it is not worth it."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    parts = [compressor.compress(piece) for piece in archive.pieces(file)]
    data = b"".join([*parts, compressor.flush()])
    if len(data) > file.size * _LEAST_GAIN:
        return None
    return _Compressed(AssetVariant("gzip", hashlib.sha256(data).hexdigest(), len(data)), data)


def _cut(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PIECE_BYTES):
        yield data[start : start + PIECE_BYTES]
