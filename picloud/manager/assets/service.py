"""The rules of static assets, without HTTP and without SQL. A change is live before it is answered: its commit and its
announcement to the data plane happen together, and go on to their end when the caller is gone."""

import asyncio
import logging
from collections.abc import Collection
from typing import Any

from msgspec import structs

from picloud.manager.assets.archive import Archive
from picloud.manager.assets.contents import AssetContents
from picloud.manager.assets.limits import KEPT_VERSIONS, MAX_BUNDLES
from picloud.manager.audit.log import new_entry
from picloud.manager.ids import is_name
from picloud.manager.models.assets import Bundle, BundleVersion, PushedBundle
from picloud.manager.models.audit import AuditEntry, Caller
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores.assets import AssetStore, assets_changed_meanwhile
from picloud.shared.assets import AssetFile, LiveAssets
from picloud.shared.clock import Clock, new_id, now_ms
from picloud.shared.errors import Invalid, NotFound, StorageUnavailable
from picloud.shared.protocols import AssetFeed

logger = logging.getLogger(__name__)


class AssetService:
    """Pushes, lists, rolls back and deletes bundles.

    All methods that are awaited may raise `StorageUnavailable`; nothing was changed then. Methods that take `if_match`
    take the entity tags of which the bundle must have one, None for any, and raise `Conflict` with
    `precondition_failed`.

    Args:
        feed: learns what is live.
    """

    def __init__(self, store: AssetStore, contents: AssetContents, feed: AssetFeed, clock: Clock = now_ms) -> None:
        self._store = store
        self._contents = contents
        self._feed = feed
        self._clock = clock
        self._bundles: dict[str, Bundle] = {}
        self._change_lock = asyncio.Lock()
        self._to_the_end = Shielded()

    async def load(self) -> None:
        """Read all bundles and announce them: at the start, and when another process changed one."""
        async with self._change_lock:
            found = {bundle.name: bundle for bundle in await self._store.list_all()}
            for name in self._bundles.keys() - found.keys():
                self._feed.withdraw_assets(name)
            for bundle in found.values():
                self._feed.publish_assets(_live(bundle))
            self._bundles = found
            await self._collect()

    def list_bundles(self) -> list[Bundle]:
        """All bundles by name."""
        return sorted(self._bundles.values(), key=lambda bundle: bundle.name)

    def get(self, name: str) -> Bundle:
        """One bundle.

        Raises:
            NotFound: there is none of this name.
        """
        bundle = self._bundles.get(name)
        if bundle is None:
            raise NotFound("There are no assets of this name.")
        return bundle

    async def list_versions(self, name: str) -> list[BundleVersion]:
        """The versions of a bundle that are kept, newest first.

        Raises:
            NotFound: there is no such bundle.
        """
        return await self._store.list_versions(self.get(name).id)

    async def list_files(self, name: str, number: int) -> tuple[AssetFile, ...]:
        """The files of a version by path.

        Raises:
            NotFound: there is no such bundle, or the version is not kept.
        """
        found = await self._store.find_files(self.get(name).id, number)
        if found is None:
            raise _no_such_version(number)
        return found

    async def push(self, name: str, data: bytes, by: Caller, if_match: Collection[str] | None = None) -> PushedBundle:
        """Make the files of a zip archive the live version. The same files as before make no version.

        Raises:
            Invalid: `invalid_name`, `invalid_archive`, `validation_failed`. TooLarge: the archive is too long.
            PiCloudError: `data_full`.
        """
        return await self._to_the_end.run(self._push(name, data, by, if_match))

    async def rollback(self, name: str, number: int, by: Caller, if_match: Collection[str] | None = None) -> Bundle:
        """Make a version live that is kept.

        Raises:
            NotFound: there is no such bundle, or the version is not kept.
        """
        return await self._to_the_end.run(self._rollback(name, number, by, if_match))

    async def delete(self, name: str, by: Caller, if_match: Collection[str] | None = None) -> None:
        """Delete a bundle with all its versions.

        Raises:
            NotFound: there is none of this name.
        """
        await self._to_the_end.run(self._delete(name, by, if_match))

    async def _push(self, name: str, data: bytes, by: Caller, if_match: Collection[str] | None) -> PushedBundle:
        if not is_name(name):
            raise Invalid(
                "The name of assets must be 1 to 63 of a-z, 0-9, _ and -, and begin with a letter or digit.",
                code="invalid_name",
            )
        async with self._change_lock:
            old = self._bundles.get(name)
            _check_precondition(old, if_match)
            if old is None and len(self._bundles) >= MAX_BUNDLES:
                raise Invalid(f"There are {MAX_BUNDLES} bundles of assets already; delete one first.")
            archive = await asyncio.to_thread(Archive, data)
            files = await self._contents.add(archive, () if old is None else old.files)
            if old is not None and old.files == files:
                return PushedBundle(old, is_new=False, is_changed=False)
            return await self._save_push(name, old, files, by)

    async def _save_push(self, name: str, old: Bundle | None, files: tuple[AssetFile, ...], by: Caller) -> PushedBundle:
        now = self._clock()
        if old is None:
            bundle = Bundle(
                id=new_id(), name=name, files=files, live_version=1, last_version=1, created_at=now, updated_at=now
            )
            await self._store.create(bundle, self._entry(by, "assets.create", bundle, _facts(bundle)))
        else:
            number = old.last_version + 1
            bundle = structs.replace(old, files=files, live_version=number, last_version=number)
            bundle = self._next(bundle)
            entry = self._entry(by, "assets.update", bundle, _facts(bundle))
            await self._store.save(bundle, entry, has_new_version=True, first_kept=number - KEPT_VERSIONS + 1)
        self._keep(bundle)
        await self._collect()
        return PushedBundle(bundle, is_new=old is None, is_changed=True)

    async def _rollback(self, name: str, number: int, by: Caller, if_match: Collection[str] | None) -> Bundle:
        async with self._change_lock:
            old = self.get(name)
            _check_precondition(old, if_match)
            files = await self._store.find_files(old.id, number)
            if files is None:
                raise _no_such_version(number)
            if number == old.live_version:
                return old
            if not await self._contents.has_all(files):
                raise NotFound(f"The contents of version {number} are missing; push the files again.")
            bundle = self._next(structs.replace(old, files=files, live_version=number))
            details = {"version": number, "previous_version": old.live_version}
            entry = self._entry(by, "assets.rollback", bundle, details)
            await self._store.save(bundle, entry)
            self._keep(bundle)
            return bundle

    async def _delete(self, name: str, by: Caller, if_match: Collection[str] | None) -> None:
        async with self._change_lock:
            bundle = self.get(name)
            _check_precondition(bundle, if_match)
            await self._store.delete(bundle, self._entry(by, "assets.delete", bundle, _facts(bundle)))
            del self._bundles[name]
            self._feed.withdraw_assets(name)
            await self._collect()

    def _next(self, bundle: Bundle) -> Bundle:
        return structs.replace(bundle, version=bundle.version + 1, updated_at=self._clock())

    def _keep(self, bundle: Bundle) -> None:
        self._bundles[bundle.name] = bundle
        self._feed.publish_assets(_live(bundle))

    async def _collect(self) -> None:
        """Delete contents that no version needs. What is not deleted now is deleted later."""
        try:
            await self._contents.collect(await self._store.list_contents())
        except StorageUnavailable as fault:
            logger.warning(
                "contents of assets could not be deleted yet", extra={"action": "assets_collect", "code": fault.code}
            )

    def _entry(self, by: Caller, action: str, bundle: Bundle, details: dict[str, Any]) -> AuditEntry:
        return new_entry(
            by,
            action,
            self._clock(),
            object_type="assets",
            object_id=bundle.id,
            object_name=bundle.name,
            details=details,
        )


def _facts(bundle: Bundle) -> dict[str, Any]:
    """Return what the audit log has of a version."""
    return {"version": bundle.live_version, "files": len(bundle.files), "bytes": bundle.bytes}


def _live(bundle: Bundle) -> LiveAssets:
    return LiveAssets(bundle.name, bundle.live_version, bundle.files)


def _check_precondition(bundle: Bundle | None, if_match: Collection[str] | None) -> None:
    if if_match is not None and (bundle is None or str(bundle.version) not in if_match):
        raise assets_changed_meanwhile()


def _no_such_version(number: int) -> NotFound:
    return NotFound(f"There is no version {number} of these assets, or no longer.")
