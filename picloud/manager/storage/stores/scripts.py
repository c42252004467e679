"""Scripts and their revisions in the control store: SQL and row mapping, no rules."""

import hashlib
from collections.abc import Mapping

import msgspec

from picloud.manager.models.audit import AuditEntry
from picloud.manager.models.pages import Page
from picloud.manager.models.scripts import DeletedScript, Revision, Script
from picloud.manager.storage.database import Database, Row, Transaction, UniqueViolation, Value
from picloud.manager.storage.stores.audit import insert_entry
from picloud.manager.storage.stores.grants import read_grants, replace_grants
from picloud.shared.errors import Conflict, NotFound, StorageUnavailable
from picloud.shared.services import Grants

_SCRIPT = """
    SELECT s.id, s.name, s.description, s.enabled, s.access, s.live_revision, s.last_revision, s.version,
           s.max_requests_per_minute, s.created_at, s.updated_at, r.limits{more}
    FROM scripts s JOIN revisions r ON r.script_id = s.id AND r.number = s.live_revision
"""
_SCRIPT_HEAD = _SCRIPT.format(more="")
_SCRIPT_WITH_SOURCE = _SCRIPT.format(more=", r.source, r.source_hash")
_REVISION_HEAD = "SELECT script_id, number, source_hash, source_bytes, limits, created_at FROM revisions"
_REVISION_WITH_SOURCE = "SELECT script_id, number, source_hash, source_bytes, limits, created_at, source FROM revisions"
_INSERT_SCRIPT = """
    INSERT INTO scripts (id, name, description, search_text, enabled, access, live_revision, last_revision, version,
                         created_at, updated_at, max_requests_per_minute)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
"""
_UPDATE_SCRIPT = """
    UPDATE scripts SET name = $1, description = $2, search_text = $3, enabled = $4, access = $5, live_revision = $6,
                       last_revision = $7, version = $8, updated_at = $9, max_requests_per_minute = $10
    WHERE id = $11 AND version = $12
"""
_TOUCH_SCRIPT = "UPDATE scripts SET version = $1, updated_at = $2 WHERE id = $3 AND version = $4"
_INSERT_REVISION = """
    INSERT INTO revisions (script_id, number, source, source_hash, source_bytes, limits, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
"""
_LAST_ACTION = """
    SELECT action, at, details FROM audit_entries WHERE object_type = 'script' AND object_id = $1
    ORDER BY id DESC LIMIT 1
"""


class ScriptStore:
    """Keeps scripts in a control `Database`. Also the `RevisionSource` of the executor client.

    Every method may raise `StorageUnavailable`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, script: Script, revision: Revision, entry: AuditEntry) -> None:
        """Insert a script with its first revision and its audit entry.

        Raises:
            Conflict: `already_exists`; the name is taken.
        """
        try:
            async with self._database.transaction() as transaction:
                await transaction.execute(
                    _INSERT_SCRIPT,
                    script.id,
                    script.name,
                    script.description,
                    _search_text(script),
                    int(script.enabled),
                    script.access,
                    script.revision,
                    script.last_revision,
                    script.version,
                    script.created_at,
                    script.updated_at,
                    script.max_requests_per_minute,
                )
                await _insert_revision(transaction, revision)
                await insert_entry(transaction, entry)
        except UniqueViolation as exc:
            raise name_taken(script.name) from exc

    async def save(self, script: Script, revision: Revision | None, entry: AuditEntry) -> None:
        """Replace the stored script by this one, whose `version` is one more; add the revision, if any, and the entry.

        Raises:
            Conflict: `already_exists`, the new name is taken; `precondition_failed`, the stored version is another.
        """
        try:
            async with self._database.transaction() as transaction:
                if revision is not None:
                    await _insert_revision(transaction, revision)
                changed = await transaction.execute(
                    _UPDATE_SCRIPT,
                    script.name,
                    script.description,
                    _search_text(script),
                    int(script.enabled),
                    script.access,
                    script.revision,
                    script.last_revision,
                    script.version,
                    script.updated_at,
                    script.max_requests_per_minute,
                    script.id,
                    script.version - 1,
                )
                if not changed:
                    raise changed_meanwhile()
                await insert_entry(transaction, entry)
        except UniqueViolation as exc:
            raise name_taken(script.name) from exc

    async def set_grants(self, script: Script, old: Grants, entry: AuditEntry) -> None:
        """Replace the grants of the stored script by those of this one, whose `version` is one more; add the entry.

        Raises:
            Conflict: `precondition_failed`, the stored version is another.
        """
        async with self._database.transaction() as transaction:
            changed = await transaction.execute(
                _TOUCH_SCRIPT, script.version, script.updated_at, script.id, script.version - 1
            )
            if not changed:
                raise changed_meanwhile()
            await replace_grants(transaction, script.id, old, script.grants, script.updated_at)
            await insert_entry(transaction, entry)

    async def delete(self, script_id: str, entry: AuditEntry) -> None:
        """Delete the script with its revisions, and note that in the audit log."""
        async with self._database.transaction() as transaction:
            await transaction.execute("DELETE FROM scripts WHERE id = $1", script_id)
            await insert_entry(transaction, entry)

    async def find_script(self, script_id: str) -> Script | None:
        """The script with its source."""
        row = await self._database.fetch_one(f"{_SCRIPT_WITH_SOURCE} WHERE s.id = $1", script_id)
        if row is None:
            return None
        grants = await read_grants(self._database, [script_id])
        return _script_of(row, grants, _source_of(row, script_id, row["live_revision"]))

    async def note(self, entry: AuditEntry) -> None:
        """Write down what was done to a script without a change of it."""
        async with self._database.transaction() as transaction:
            await insert_entry(transaction, entry)

    async def find_release(self, script_id: str) -> int | None:
        """Return the time at which the script was released by hand, in milliseconds, if that was the last change to
        it."""
        row = await self._database.fetch_one(_LAST_ACTION, script_id)
        return int(row["at"]) if row is not None and row["action"] == "script.release" else None

    async def find_deleted(self, script_id: str) -> DeletedScript | None:
        """Return what the audit log has of the deleted script of this id; None when it has no such entry."""
        row = await self._database.fetch_one(_LAST_ACTION, script_id)
        if row is None or row["action"] != "script.delete":
            return None
        return msgspec.convert(msgspec.json.decode(row["details"]) | {"at": row["at"]}, DeletedScript)

    async def find_id(self, name: str) -> str | None:
        """The id of the script that has this name now."""
        row = await self._database.fetch_one("SELECT id FROM scripts WHERE name = $1", name)
        return None if row is None else str(row["id"])

    async def find_name(self, script_id: str) -> str | None:
        """The name of the script."""
        row = await self._database.fetch_one("SELECT name FROM scripts WHERE id = $1", script_id)
        return None if row is None else str(row["name"])

    async def list_names(self) -> dict[str, str]:
        """The names of all scripts by id."""
        return {row["id"]: row["name"] for row in await self._database.fetch_all("SELECT id, name FROM scripts")}

    async def count(self) -> int:
        """The number of scripts."""
        row = await self._database.fetch_one("SELECT count(*) AS count FROM scripts")
        return 0 if row is None else int(row["count"])

    async def list_scripts(self, query: str, before: str | None, limit: int) -> Page[Script]:
        """Scripts without source, newest first.

        Args:
            query: what name or description must contain, without regard to case; empty for all.
            before: the id to go on from.
        """
        conditions: list[str] = []
        parameters: list[Value] = []
        if query:
            parameters.append(f"%{_escape_like(query.casefold())}%")
            conditions.append(f"s.search_text LIKE ${len(parameters)} ESCAPE '\\'")
        if before is not None:
            parameters.append(before)
            conditions.append(f"s.id < ${len(parameters)}")
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        parameters.append(limit + 1)
        rows = await self._database.fetch_all(
            f"{_SCRIPT_HEAD} {where} ORDER BY s.id DESC LIMIT ${len(parameters)}", *parameters
        )
        grants = await read_grants(self._database, [row["id"] for row in rows[:limit]])
        items = [_script_of(row, grants) for row in rows[:limit]]
        return Page(items, items[-1].id if len(rows) > limit else None)

    async def find_revision(self, script_id: str, number: int) -> Revision | None:
        """One revision with its source."""
        row = await self._database.fetch_one(
            f"{_REVISION_WITH_SOURCE} WHERE script_id = $1 AND number = $2", script_id, number
        )
        return None if row is None else _revision_of(row, _source_of(row, script_id, number))

    async def list_revisions(self, script_id: str, before: int | None, limit: int) -> Page[Revision]:
        """Revisions without source, newest first. `before`: the number to go on from."""
        bound = "AND number < $3" if before is not None else ""
        parameters: list[Value] = [script_id, limit + 1]
        if before is not None:
            parameters.append(before)
        rows = await self._database.fetch_all(
            f"{_REVISION_HEAD} WHERE script_id = $1 {bound} ORDER BY number DESC LIMIT $2", *parameters
        )
        items = [_revision_of(row, None) for row in rows[:limit]]
        return Page(items, str(items[-1].number) if len(rows) > limit else None)

    async def get_source(self, script_id: str, revision: int) -> str:
        """The Rhai source of one revision; see `RevisionSource`."""
        found = await self.find_revision(script_id, revision)
        if found is None or found.source is None:
            raise NotFound("There is no such revision.")
        return found.source


def name_taken(name: str) -> Conflict:
    """The refusal of a name that another script has."""
    return Conflict(
        f"A script named {name} exists already.",
        details={"name": name, "errors": [{"field": "name", "message": "is taken"}]},
    )


def changed_meanwhile() -> Conflict:
    """The refusal of a change to a state that is not there any more."""
    return Conflict("The script was changed meanwhile; read it again.", code="precondition_failed")


async def _insert_revision(transaction: Transaction, revision: Revision) -> None:
    await transaction.execute(
        _INSERT_REVISION,
        revision.script_id,
        revision.number,
        revision.source,
        revision.source_hash,
        revision.source_bytes,
        msgspec.json.encode(revision.limits, order="sorted").decode(),
        revision.created_at,
    )


def _search_text(script: Script) -> str:
    """Folded here, because the engines fold other letters than ASCII each in its way."""
    return f"{script.name}\n{script.description}".casefold()


def _escape_like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _script_of(row: Row, grants: Mapping[str, Grants], source: str | None = None) -> Script:
    return Script(
        id=row["id"],
        name=row["name"],
        description=row["description"],
        enabled=bool(row["enabled"]),
        access=row["access"],
        max_requests_per_minute=row["max_requests_per_minute"],
        revision=row["live_revision"],
        last_revision=row["last_revision"],
        limits=msgspec.json.decode(row["limits"], type=dict[str, int]),
        source=source,
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        grants=grants.get(row["id"], Grants()),
    )


def _revision_of(row: Row, source: str | None) -> Revision:
    return Revision(
        script_id=row["script_id"],
        number=row["number"],
        source=source,
        source_hash=row["source_hash"],
        source_bytes=row["source_bytes"],
        limits=msgspec.json.decode(row["limits"], type=dict[str, int]),
        created_at=row["created_at"],
    )


def hash_source(source: str) -> str:
    """SHA-256 of the UTF-8 text, hexadecimal."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()


def _source_of(row: Row, script_id: str, number: int) -> str:
    """The source, if it is still what was saved: a worn card must not make another script of it."""
    source = str(row["source"])
    if hash_source(source) != row["source_hash"]:
        raise StorageUnavailable(
            f"The stored source of revision {number} is damaged; restore a backup.",
            details={"script_id": script_id, "revision": number},
        )
    return source
