"""Bundles of static assets in the control store: SQL and row mapping, no rules. Contents are in the data store."""

from collections.abc import Sequence
from typing import Final

import msgspec

from picloud.manager.models.assets import Bundle, BundleVersion
from picloud.manager.models.audit import AuditEntry
from picloud.manager.storage.database import Database, Row, Transaction, UniqueViolation
from picloud.manager.storage.stores.audit import insert_entry
from picloud.shared.assets import AssetFile
from picloud.shared.errors import Conflict

_SELECT: Final = """
    SELECT b.id, b.name, b.live_version, b.last_version, b.version, b.created_at, b.updated_at, v.files
    FROM asset_bundles b JOIN asset_versions v ON v.bundle_id = b.id AND v.number = b.live_version
    WHERE b.project = 'default' ORDER BY b.name
"""
_INSERT: Final = """
    INSERT INTO asset_bundles (id, project, name, live_version, last_version, version, created_at, updated_at)
    VALUES ($1, 'default', $2, $3, $4, $5, $6, $7)
"""
_UPDATE: Final = """
    UPDATE asset_bundles SET live_version = $2, last_version = $3, version = $4, updated_at = $5
    WHERE id = $1 AND version = $6
"""
_INSERT_VERSION: Final = """
    INSERT INTO asset_versions (bundle_id, number, files, file_count, bytes, created_at) VALUES ($1, $2, $3, $4, $5, $6)
"""
_VERSIONS: Final = """
    SELECT number, file_count, bytes, created_at FROM asset_versions WHERE bundle_id = $1 ORDER BY number DESC
"""
_FILES: Final = "SELECT files FROM asset_versions WHERE bundle_id = $1 AND number = $2"
_ALL_FILES: Final = "SELECT bundle_id, number, files FROM asset_versions WHERE (bundle_id, number) > ($1, $2) ORDER BY bundle_id, number LIMIT 1"  # noqa: E501  one statement
_DROP_VERSIONS: Final = "DELETE FROM asset_versions WHERE bundle_id = $1 AND number < $2 AND number <> $3"
_files: Final = msgspec.json.Decoder(tuple[AssetFile, ...])


class AssetStore:
    """Keeps bundles in a control `Database`. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_all(self) -> list[Bundle]:
        """All bundles by name, each with the files of its live version."""
        return [_bundle_of(row) for row in await self._database.fetch_all(_SELECT)]

    async def list_versions(self, bundle_id: str) -> list[BundleVersion]:
        """The versions of a bundle that are kept, newest first."""
        rows = await self._database.fetch_all(_VERSIONS, bundle_id)
        return [BundleVersion(row["number"], row["file_count"], row["bytes"], row["created_at"]) for row in rows]

    async def find_files(self, bundle_id: str, number: int) -> tuple[AssetFile, ...] | None:
        """The files of a version by path; None when it is not kept."""
        row = await self._database.fetch_one(_FILES, bundle_id, number)
        return None if row is None else _files.decode(row["files"])

    async def list_contents(self) -> set[str]:
        """The contents that versions of any bundle need. Reads one version at a time."""
        found: set[str] = set()
        place: tuple[str, int] = ("", 0)
        while (row := await self._database.fetch_one(_ALL_FILES, *place)) is not None:
            place = (row["bundle_id"], row["number"])
            found |= contents_of(_files.decode(row["files"]))
        return found

    async def create(self, bundle: Bundle, entry: AuditEntry) -> None:
        """Insert a bundle with its first version.

        Raises:
            Conflict: `precondition_failed`; there is one of this name.
        """
        try:
            async with self._database.transaction() as transaction:
                numbers = (bundle.live_version, bundle.last_version, bundle.version)
                times = (bundle.created_at, bundle.updated_at)
                await transaction.execute(_INSERT, bundle.id, bundle.name, *numbers, *times)
                await _insert_version(transaction, bundle)
                await insert_entry(transaction, entry)
        except UniqueViolation as exc:
            raise assets_changed_meanwhile() from exc

    async def save(
        self, bundle: Bundle, entry: AuditEntry, *, has_new_version: bool = False, first_kept: int = 0
    ) -> None:
        """Replace the stored bundle by this one, whose `version` is one more.

        Args:
            has_new_version: the live version is to be stored too.
            first_kept: versions with a lower number are deleted, but for the live one.
        Raises:
            Conflict: `precondition_failed`; the stored version is another.
        """
        async with self._database.transaction() as transaction:
            changed = await transaction.execute(
                _UPDATE, bundle.id, bundle.live_version, bundle.last_version, bundle.version, bundle.updated_at,
                bundle.version - 1,
            )  # fmt: skip
            if not changed:
                raise assets_changed_meanwhile()
            if has_new_version:
                await _insert_version(transaction, bundle)
            await transaction.execute(_DROP_VERSIONS, bundle.id, first_kept, bundle.live_version)
            await insert_entry(transaction, entry)

    async def delete(self, bundle: Bundle, entry: AuditEntry) -> None:
        """Delete a bundle with all its versions.

        Raises:
            Conflict: `precondition_failed`; the stored version is another.
        """
        async with self._database.transaction() as transaction:
            sql = "DELETE FROM asset_bundles WHERE id = $1 AND version = $2"
            if not await transaction.execute(sql, bundle.id, bundle.version):
                raise assets_changed_meanwhile()
            await insert_entry(transaction, entry)


def contents_of(files: Sequence[AssetFile]) -> set[str]:
    """Return the ids of all contents that the files need."""
    return {content for file in files for content in (file.content, *(each.content for each in file.variants))}


def assets_changed_meanwhile() -> Conflict:
    """Return the refusal of a change to a state that is not there any more."""
    return Conflict("The assets were changed meanwhile; read them again.", code="precondition_failed")


async def _insert_version(transaction: Transaction, bundle: Bundle) -> None:
    await transaction.execute(
        _INSERT_VERSION,
        bundle.id,
        bundle.live_version,
        msgspec.json.encode(bundle.files).decode(),
        len(bundle.files),
        bundle.bytes,
        bundle.updated_at,
    )


def _bundle_of(row: Row) -> Bundle:
    return Bundle(
        id=row["id"],
        name=row["name"],
        files=_files.decode(row["files"]),
        live_version=row["live_version"],
        last_version=row["last_version"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
