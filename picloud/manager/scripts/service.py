"""The rules of scripts and revisions, without HTTP and without SQL.

A save is live before it is answered: the commit and its announcement to the data plane happen together, in one order
for all scripts, and go on to their end when the caller is gone.
"""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping
from typing import Any, Final
from weakref import WeakValueDictionary

from msgspec import structs

from picloud.manager.ids import is_id, is_name
from picloud.manager.models.audit import Caller
from picloud.manager.models.pages import Page
from picloud.manager.models.scripts import DeletedScript, NewScript, Revision, SavedScript, Script, ScriptChange
from picloud.manager.scripts.changes import audit_entry, changed_script, live_revision, new_script
from picloud.manager.scripts.fields import check_description, check_name
from picloud.manager.scripts.findings import refuse_source
from picloud.manager.scripts.grants import grants_entry, missing_grants, normal_uses
from picloud.manager.scripts.limits import check_limits, effective_limits
from picloud.manager.scripts.published import PublishedScripts
from picloud.manager.scripts.refusals import check_precondition, check_restorable, no_such_script, script_deleted
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores.scripts import ScriptStore, name_taken
from picloud.shared.clock import Clock, believed, new_id, now_ms
from picloud.shared.errors import BadRequest, Forbidden, NotFound
from picloud.shared.models import SandboxLimits, SourceCheck
from picloud.shared.protocols import ExecutorClient, QuarantineControl, ScriptFeed
from picloud.shared.services import Grants
from picloud.shared.source import clean_source, find_suspicious_character

_PUBLISH_PAGE: Final = 200


class ScriptService:
    """Creates, changes and lists scripts.

    Args:
        executor: compiles sources for the check that each save needs.
        feed: learns what is live.
        quarantine: knows the scripts that are not run any more.
        has_peers: whether other processes serve what is in this store.
        default_limits: the sandbox limits that a script's own are laid over.
        max_source_bytes: the most that a source may have as UTF-8.

    Methods that take a `reference` take a script's id or name and raise `BadRequest` when it is neither, `NotFound`
    when there is no such script. Methods that take `if_match` take the entity tags of which the script must have one,
    None for any, and raise `Conflict` with `precondition_failed`. All may raise `StorageUnavailable`; those that
    compile may raise `ServerBusy` and `ExecutorUnavailable`. Nothing was changed when a method raises.
    """

    def __init__(
        self,
        store: ScriptStore,
        executor: ExecutorClient,
        feed: ScriptFeed,
        *,
        quarantine: QuarantineControl,
        has_peers: bool = False,
        default_limits: SandboxLimits,
        max_source_bytes: int,
        clock: Clock = now_ms,
    ) -> None:
        self.max_source_bytes = max_source_bytes
        self._store = store
        self._executor = executor
        self._quarantine = quarantine
        self._has_peers = has_peers
        self._default_limits = default_limits
        self._clock = clock
        self._published = PublishedScripts(feed, self.effective_limits)
        self._commit_lock = asyncio.Lock()
        self._script_locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._to_the_end = Shielded()

    async def create(self, new: NewScript, by: Caller, *, strict: bool = False) -> SavedScript:
        """Make a script with revision 1, live at once; or restore a deleted one with its next revision.

        Args:
            strict: refuse a source of which every run would fail.
        Raises:
            Invalid: `invalid_name`, `validation_failed`, or as `refuse_source` with
                `details` = `{"diagnostics", "line", "column"}`.
            BadRequest, TooLarge: as `clean_source`.
            Conflict: `already_exists`.
            NotFound: there is no deleted script to restore.
        """
        return await self._to_the_end.run(self._create(new, by, strict=strict))

    async def update(
        self,
        reference: str,
        change: ScriptChange,
        by: Caller,
        if_match: Collection[str] | None = None,
        *,
        may_change_access: bool = False,
        strict: bool = False,
    ) -> SavedScript:
        """Change a script. Only another source or other limits make a new revision; no change at all writes nothing. A
        source is checked even when it is the live one.

        Args:
            may_change_access: whether the caller decides who may call scripts.
            strict: refuse a source or limits with which every run would fail.
        Raises:
            Forbidden: the change is one of `access`, and the caller may not make it.
            As `create`; the live revision stays.
        """
        update = self._update(reference, change, by, if_match, may_change_access=may_change_access, strict=strict)
        return await self._to_the_end.run(update)

    async def rollback(
        self,
        reference: str,
        number: int,
        by: Caller,
        if_match: Collection[str] | None = None,
        *,
        strict: bool = False,
    ) -> SavedScript:
        """Make a kept revision live again, if it still compiles. Revisions are not renumbered.

        Args:
            strict: refuse a revision of which every run would fail.
        Raises:
            NotFound: no such script or revision.
            Invalid: one of the compiler's codes, or `certain_failure`.
        """
        return await self._to_the_end.run(self._rollback(reference, number, by, if_match, strict=strict))

    async def delete(self, reference: str, by: Caller, if_match: Collection[str] | None = None) -> None:
        """Delete a script with its revisions. What history knows of it stays."""
        await self._to_the_end.run(self._delete(reference, by, if_match))

    async def release(self, reference: str, by: Caller) -> Script:
        """Let a script in quarantine run again, in the other processes on this database too; returns the script."""
        return await self._to_the_end.run(self._release(reference, by))

    def quarantined_at(self, script_id: str) -> int | None:
        """Return when the script was quarantined, None when it is not."""
        return self._quarantine.quarantined_at(script_id)

    async def get(self, reference: str) -> Script:
        """The script with its live source."""
        return await self._get_by_id(await self._find_id(reference))

    async def list_scripts(self, query: str = "", before: str | None = None, limit: int = 50) -> Page[Script]:
        """Scripts without source, newest first; `query` must be part of the name or the description."""
        return await self._store.list_scripts(query, before, limit)

    async def count(self) -> int:
        """The number of scripts."""
        return await self._store.count()

    async def list_names(self) -> dict[str, str]:
        """The names of all scripts by id."""
        return await self._store.list_names()

    async def list_revisions(
        self, reference: str, before: int | None = None, limit: int = 50
    ) -> tuple[Script, Page[Revision]]:
        """The script, and its revisions without source, newest first."""
        script = await self.get(reference)
        return script, await self._store.list_revisions(script.id, before, limit)

    async def get_revision(self, reference: str, number: int) -> tuple[Script, Revision]:
        """The script, and one revision with its source.

        Raises:
            NotFound: no such script or revision.
        """
        script = await self.get(reference)
        return script, await self._get_revision(script.id, number)

    async def check(self, source: str) -> SourceCheck:
        """Everything that is wrong with a source, and what of it needs a grant.

        Raises:
            BadRequest, TooLarge: as `clean_source`.
        """
        return await self._diagnose(clean_source(source, self.max_source_bytes), self._default_limits)

    async def publish_all(self) -> int:
        """Tell the feed of every script, as needed at start. Returns how many there are."""
        return len(await self._publish_changed())

    async def refresh(self, script_id: str) -> None:
        """Tell the feed of a script as it is stored, if another process changed or deleted it."""
        async with self._commit_lock:
            script = await self._store.find_script(script_id)
            if script is None:
                self._published.withdraw(script_id)
            else:
                self._published.publish_if_changed(script)
                await self._follow_release(script_id)

    async def refresh_all(self) -> None:
        """Tell the feed of every script that another process changed or deleted."""
        known = set(self._published)
        for script_id in known - await self._publish_changed():
            await self.refresh(script_id)
        for script_id in list(self._published):
            since = believed(self._quarantine.quarantined_at(script_id), self._clock())
            await self._follow_release(script_id, since or 0)

    async def _follow_release(self, script_id: str, since: int = 0) -> None:
        """Release a script from the quarantine of this process when another process released it, not before `since`."""
        if self._quarantine.quarantined_at(script_id) is None:
            return
        released_at = await self._store.find_release(script_id)
        if released_at is not None and released_at >= since:
            self._quarantine.release(script_id)

    async def _publish_changed(self) -> set[str]:
        """Returns the ids of all scripts."""
        before: str | None = None
        ids: set[str] = set()
        while True:
            async with self._commit_lock:
                page = await self._store.list_scripts("", before, _PUBLISH_PAGE)
                for script in page.items:
                    self._published.publish_if_changed(script)
            ids.update(script.id for script in page.items)
            before = page.next_before
            if before is None:
                return ids

    def effective_limits(self, limits: Mapping[str, int]) -> SandboxLimits:
        """The limits of a script with these overrides."""
        return effective_limits(self._default_limits, limits)

    async def _create(self, new: NewScript, by: Caller, *, strict: bool) -> SavedScript:
        check_name(new.name)
        check_description(new.description)
        check_limits(new.limits)
        source = clean_source(new.source, self.max_source_bytes)
        if await self._store.find_id(new.name) is not None:
            raise name_taken(new.name)  # sooner than after compiling; the store decides in the end
        script_id = new.restores or new_id()
        async with self._lock_of(script_id):
            deleted = await self._find_restorable(script_id) if new.restores else None
            found = await self._check_for_save(source, new.limits, Grants(), strict=strict)
            now = self._clock()
            script = new_script(script_id, new, source, now, deleted)
            entry = audit_entry(by, "script.create", now, None, script)
            await self._commit(
                self._store.create(script, live_revision(script), entry), lambda: self._published.publish(script)
            )
        return SavedScript(script, found.diagnostics, uses=found.uses)

    async def _find_restorable(self, script_id: str) -> DeletedScript | None:
        deleted = await self._store.find_deleted(script_id)
        check_restorable(script_id, await self._store.find_script(script_id), deleted, self._clock())
        return deleted

    async def _update(
        self,
        reference: str,
        change: ScriptChange,
        by: Caller,
        if_match: Collection[str] | None,
        *,
        may_change_access: bool,
        strict: bool,
    ) -> SavedScript:
        script_id = await self._find_id(reference)
        async with self._lock_of(script_id):
            script = await self._get_by_id(script_id)
            check_precondition(script, if_match)
            if change.access not in (None, script.access) and not may_change_access:
                raise Forbidden("Changing who may call a script needs the scope admin.", details={"scope": "admin"})
            updated = changed_script(script, change, self._clock(), self.max_source_bytes)
            is_new_revision, found = updated.revision != script.revision, SourceCheck()
            if is_new_revision or change.source is not None:
                found = await self._check_for_save(updated.source or "", updated.limits, script.grants, strict=strict)
            if updated == script:
                return SavedScript(script, found.diagnostics, script.revision, changed=False, uses=found.uses)
            revision = live_revision(updated) if is_new_revision else None
            entry = audit_entry(by, "script.update", updated.updated_at, script, updated)
            await self._commit(self._store.save(updated, revision, entry), lambda: self._published.publish(updated))
            return SavedScript(updated, found.diagnostics, script.revision, uses=found.uses)

    async def _rollback(
        self, reference: str, number: int, by: Caller, if_match: Collection[str] | None, *, strict: bool
    ) -> SavedScript:
        script_id = await self._find_id(reference)
        async with self._lock_of(script_id):
            script = await self._get_by_id(script_id)
            check_precondition(script, if_match)
            revision = await self._get_revision(script.id, number)
            if number == script.revision:
                return SavedScript(script, [], number, changed=False)
            source = revision.source or ""
            found = await self._check_for_save(source, revision.limits, script.grants, strict=strict)
            updated = structs.replace(
                script,
                revision=number,
                limits=revision.limits,
                source=revision.source,
                version=script.version + 1,
                updated_at=self._clock(),
            )
            entry = audit_entry(by, "script.rollback", updated.updated_at, script, updated)
            await self._commit(self._store.save(updated, None, entry), lambda: self._published.publish(updated))
            return SavedScript(updated, found.diagnostics, script.revision, uses=found.uses)

    async def set_grants(
        self, reference: str, grants: Grants, by: Caller, if_match: Collection[str] | None = None
    ) -> Script:
        """Replace the grants of a script by these, which are in normal form; all front processes apply them to the next
        run. No change at all writes nothing."""
        return await self._to_the_end.run(self._set_grants(reference, grants, by, if_match))

    async def _set_grants(self, reference: str, grants: Grants, by: Caller, if_match: Collection[str] | None) -> Script:
        script_id = await self._find_id(reference)
        async with self._lock_of(script_id):
            script = await self._get_by_id(script_id)
            check_precondition(script, if_match)
            if grants == script.grants:
                return script
            updated = structs.replace(script, grants=grants, version=script.version + 1, updated_at=self._clock())
            entry = grants_entry(by, script, updated)
            await self._commit(
                self._store.set_grants(updated, script.grants, entry), lambda: self._published.publish(updated)
            )
            return updated

    async def _delete(self, reference: str, by: Caller, if_match: Collection[str] | None) -> None:
        script_id = await self._find_id(reference)
        async with self._lock_of(script_id):
            script = await self._get_by_id(script_id)
            check_precondition(script, if_match)
            entry = audit_entry(by, "script.delete", self._clock(), script, None)
            await self._commit(self._store.delete(script_id, entry), lambda: self._published.withdraw(script_id))

    async def _release(self, reference: str, by: Caller) -> Script:
        script_id = await self._find_id(reference)
        async with self._lock_of(script_id):
            script = await self._get_by_id(script_id)
            if self._has_peers or self._quarantine.quarantined_at(script_id) is not None:
                entry = audit_entry(by, "script.release", self._clock(), script, script)
                await self._commit(self._store.note(entry), lambda: self._quarantine.release(script_id))
            return script

    async def _find_id(self, reference: str) -> str:
        if is_id(reference):
            return reference
        if not is_name(reference):
            raise BadRequest("This is neither the id nor the name of a script.")
        script_id = await self._store.find_id(reference)
        if script_id is None:
            raise no_such_script()
        return script_id

    async def _get_by_id(self, script_id: str) -> Script:
        script = await self._store.find_script(script_id)
        if script is None:
            deleted = await self._store.find_deleted(script_id)
            raise no_such_script() if deleted is None else script_deleted(deleted.at)
        return script

    async def _get_revision(self, script_id: str, number: int) -> Revision:
        revision = await self._store.find_revision(script_id, number)
        if revision is None:
            raise NotFound("There is no such revision.", details={"revision": number})
        return revision

    async def _check_for_save(
        self, source: str, limits: Mapping[str, int], grants: Grants, *, strict: bool
    ) -> SourceCheck:
        """The warnings about a source that may be saved, and its uses."""
        found = await self._diagnose(source, self.effective_limits(limits))
        refuse_source(found.diagnostics, strict=strict)
        return SourceCheck(found.diagnostics + missing_grants(found.uses, grants), found.uses)

    async def _diagnose(self, source: str, limits: SandboxLimits) -> SourceCheck:
        suspicious = find_suspicious_character(source)
        if suspicious is not None:
            return SourceCheck([suspicious])  # what such a text means to the compiler is not what its author sees
        found = await self._executor.check(source, limits)
        return SourceCheck(found.diagnostics, normal_uses(found.uses))

    def _lock_of(self, script_id: str) -> asyncio.Lock:
        """Held while the script is changed, so that compiling one script does not hold up another."""
        return self._script_locks.setdefault(script_id, asyncio.Lock())

    async def _commit(self, write: Coroutine[Any, Any, object], announce: Callable[[], None]) -> None:
        async with self._commit_lock:
            await write
            announce()
