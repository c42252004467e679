"""The rules of schedules, without HTTP and without SQL. A change is in effect when it is answered."""

import json
from collections.abc import Collection
from typing import Any, Final

from msgspec import structs

from picloud.manager.audit.log import new_entry
from picloud.manager.ids import is_id
from picloud.manager.models.audit import AuditEntry, Caller
from picloud.manager.models.schedules import (
    NewSchedule,
    Schedule,
    ScheduleFacts,
    ScheduleSettings,
    ScheduleState,
    Timing,
)
from picloud.manager.scripts.fields import check_name
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores.schedules import ScheduleStore, changed_meanwhile, name_taken
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.manager.work.due import fire_at, is_failing
from picloud.manager.work.scheduler import Scheduler
from picloud.manager.work.timing import check_timing, due_times
from picloud.shared.clock import Clock, new_id, now_ms
from picloud.shared.errors import Conflict, Invalid, NotFound, PiCloudError
from picloud.shared.models import KIB

MAX_SCHEDULES: Final = 100
MAX_PAYLOAD_BYTES: Final = 256 * KIB
MAX_WINDOW_S: Final = 7 * 86_400
MAX_JITTER_S: Final = 3_600
NEXT_SHOWN: Final = 5
MAX_PREVIEW: Final = 100
_HOUR_MS: Final = 3_600_000
RESERVED_NAMES: Final = frozenset({"preview"})
"""Paths of the API."""


class ScheduleService:
    """Creates, changes, runs and lists schedules.

    All methods may raise `StorageUnavailable`. Those that take a name raise `NotFound` when there is no such schedule,
    those that take `if_match` `Conflict` with `precondition_failed`. Nothing was changed when a method raises.
    """

    def __init__(
        self, store: ScheduleStore, scripts: ScriptStore, scheduler: Scheduler, *, timezone: str, clock: Clock = now_ms
    ) -> None:
        self.default_timezone = timezone
        self._store = store
        self._scripts = scripts
        self._scheduler = scheduler
        self._clock = clock
        self._to_the_end = Shielded()

    async def list_schedules(self) -> list[ScheduleFacts]:
        """All schedules by name."""
        names = await self._scripts.list_names()
        states = await self._store.list_states()
        return [
            self._facts(each, names.get(each.script_id, ""), states.get(each.id))
            for each in await self._store.list_all()
        ]

    async def get(self, name: str) -> ScheduleFacts:
        """One schedule."""
        schedule = await self._find(name)
        script_name = await self._scripts.find_name(schedule.script_id) or ""
        return self._facts(schedule, script_name, await self._store.find_state(schedule.id))

    async def create(self, new: NewSchedule, by: Caller) -> ScheduleFacts:
        """Create a schedule.

        Raises:
            Invalid: `invalid_name`, `invalid_cron`, `invalid_timezone`, `validation_failed`.
            NotFound: there is no such script.
            Conflict: `already_exists`.
        """
        return await self._to_the_end.run(self._create(new, by))

    async def update(
        self, name: str, changes: dict[str, Any], by: Caller, if_match: Collection[str] | None = None
    ) -> ScheduleFacts:
        """Change fields of a schedule: `name`, `script`, `timing`, `settings`, `enabled`. With another timing, or when
        it is enabled again, due times count from now on.

        Raises:
            As `create`.
        """
        return await self._to_the_end.run(self._update(name, changes, by, if_match))

    async def delete(self, name: str, by: Caller, if_match: Collection[str] | None = None) -> None:
        """Delete a schedule. A run in progress goes on."""
        await self._to_the_end.run(self._delete(name, by, if_match))

    async def run(self, name: str, by: Caller, payload: Any = None) -> str:  # Any: JSON
        """Run a schedule now; returns the id of the execution.

        Args:
            payload: None for that of the schedule.
        Raises:
            Invalid: `validation_failed`; the payload is too large.
            Conflict: `script_disabled`.
            PiCloudError: `script_quarantined`.
        """
        return await self._to_the_end.run(self._run(name, by, payload))

    def preview(self, timing: Timing, count: int) -> list[int]:
        """The next due times of a timing.

        Raises:
            Invalid: as `create`.
        """
        now = self._clock()
        check_timing(timing, now)
        return _take(timing, now, count)

    def hours_ahead(self, schedule: Schedule, hours: int = 24) -> list[int]:
        """Count the due times in each of the next hours."""
        now = self._clock()
        counts = [0] * hours
        if schedule.enabled:
            for due in due_times(schedule.timing, now):
                hour = (due - now) // _HOUR_MS
                if hour >= hours:
                    break
                counts[hour] += 1
        return counts

    async def _create(self, new: NewSchedule, by: Caller) -> ScheduleFacts:
        now = self._clock()
        _check_new_name(new.name)
        check_timing(new.timing, now)
        _check_settings(new.settings, new.timing)
        script_id, script_name = await self._find_script(new.script)
        known = await self._store.list_all()
        if any(each.name == new.name for each in known):
            raise name_taken(new.name)
        if len(known) >= MAX_SCHEDULES:
            raise _invalid("name", f"exceeds the limit of {MAX_SCHEDULES} schedules")
        schedule = Schedule(
            id=new_id(),
            name=new.name,
            script_id=script_id,
            timing=new.timing,
            settings=new.settings,
            enabled=new.enabled,
            version=1,
            created_at=now,
            updated_at=now,
        )
        await self._store.create(
            schedule,
            ScheduleState(last_due_at=now, active_since=now),
            self._entry(by, "schedule.create", now, schedule),
        )
        await self._scheduler.reload()
        return self._facts(schedule, script_name, await self._store.find_state(schedule.id))

    async def _update(
        self, name: str, changes: dict[str, Any], by: Caller, if_match: Collection[str] | None
    ) -> ScheduleFacts:
        now = self._clock()
        async with self._scheduler.lock:
            old = await self._find(name)
            _check_precondition(old, if_match)
            fields = dict(changes)
            script = fields.pop("script", None)
            if script is not None:
                fields["script_id"], _ = await self._find_script(script)
            new = structs.replace(old, **fields)
            if new != old:
                await self._save(old, new, by, now)
        await self._scheduler.reload()
        return await self.get(new.name)

    async def _save(self, old: Schedule, new: Schedule, by: Caller, now: int) -> None:
        if new.name != old.name:
            _check_new_name(new.name)
        if new.timing != old.timing:
            check_timing(new.timing, now)
        _check_settings(new.settings, new.timing)
        new = structs.replace(new, version=old.version + 1, updated_at=now)
        action = "schedule.update"
        if structs.replace(new, enabled=old.enabled, version=old.version, updated_at=old.updated_at) == old:
            action = "schedule.resume" if new.enabled else "schedule.pause"
        state = None
        if new.timing != old.timing or (new.enabled and not old.enabled):
            state = await self._store.find_state(old.id)
        if state is not None:
            last = max(state.last_due_at, now) if new.timing == old.timing else now
            state = structs.replace(state, version=state.version + 1, last_due_at=last, active_since=now)
        await self._store.save(new, state, self._entry(by, action, now, new))

    async def _delete(self, name: str, by: Caller, if_match: Collection[str] | None) -> None:
        schedule = await self._find(name)
        _check_precondition(schedule, if_match)
        await self._store.delete(schedule.id, self._entry(by, "schedule.delete", self._clock(), schedule))
        await self._scheduler.reload()

    async def _run(self, name: str, by: Caller, payload: Any) -> str:  # Any: JSON
        schedule = await self._find(name)
        if payload is None:
            payload = schedule.settings.payload
        _check_payload(payload)
        _check_runs(schedule, self._scheduler.hold_reason(schedule.script_id))
        if self._scheduler.find(schedule.id) is None:
            await self._scheduler.reload()
        execution_id = await self._scheduler.run_now(schedule.id, payload)
        await self._store.note(self._entry(by, "schedule.run", self._clock(), schedule, execution_id=execution_id))
        return execution_id

    async def _find(self, name: str) -> Schedule:
        schedule = await self._store.find(name)
        if schedule is None:
            raise NotFound("There is no such schedule.")
        return schedule

    async def _find_script(self, reference: str) -> tuple[str, str]:
        """Return id and name of a script."""
        if is_id(reference):
            name = await self._scripts.find_name(reference)
            found = None if name is None else (reference, name)
        else:
            script_id = await self._scripts.find_id(reference)
            found = None if script_id is None else (script_id, reference)
        if found is None:
            raise _invalid("script", "there is no such script")
        return found

    def _facts(self, schedule: Schedule, script_name: str, state: ScheduleState | None) -> ScheduleFacts:
        now = self._clock()
        tracked = self._scheduler.find(schedule.id)
        state = state or ScheduleState(last_due_at=now, active_since=now)
        waits_for = "clock" if self._scheduler.waits_for_clock else tracked.waits_for if tracked is not None else None
        return ScheduleFacts(
            schedule=schedule,
            script_name=script_name,
            state=state,
            next=[fire_at(schedule, due) for due in _take(schedule.timing, max(now, state.last_due_at), NEXT_SHOWN)]
            if schedule.enabled
            else [],
            waits_for=waits_for if schedule.enabled else None,
            is_failing=is_failing(schedule, state, now),
        )

    @staticmethod
    def _entry(by: Caller, action: str, now: int, schedule: Schedule, **details: str) -> AuditEntry:
        return new_entry(
            by,
            action,
            now,
            object_type="schedule",
            object_id=schedule.id,
            object_name=schedule.name,
            details={**structs.asdict(schedule.timing), **details}
            if action in ("schedule.create", "schedule.update")
            else details,
        )


def _take(timing: Timing, after: int, count: int) -> list[int]:
    return [due for due, _ in zip(due_times(timing, after), range(count), strict=False)]


def _check_new_name(name: str) -> None:
    check_name(name)
    if name in RESERVED_NAMES:
        raise _invalid("name", f"{name} is reserved", "invalid_name")


def _check_precondition(schedule: Schedule, if_match: Collection[str] | None) -> None:
    if if_match is not None and str(schedule.version) not in if_match:
        raise changed_meanwhile()


def _check_runs(schedule: Schedule, hold_reason: str | None) -> None:
    if hold_reason == "script_quarantined":
        message = "The script is in quarantine; release it first."
        raise PiCloudError(message, code="script_quarantined", details={"script_id": schedule.script_id})
    if hold_reason is not None:
        raise Conflict("The script is disabled; enable it first.", code="script_disabled")


def _check_settings(settings: ScheduleSettings, timing: Timing) -> None:
    _check_payload(settings.payload)
    for name, most in (("missed_window_s", MAX_WINDOW_S), ("jitter_s", MAX_JITTER_S), ("alert_after_misses", 1_000)):
        if not 0 <= getattr(settings, name) <= most:
            raise _invalid(name, f"must be from 0 to {most}")
    if timing.every_s is not None and settings.jitter_s >= timing.every_s:
        raise _invalid("jitter_s", "must be less than every_s")


def _check_payload(payload: Any) -> None:  # Any: JSON
    size = len(json.dumps(payload, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    if size > MAX_PAYLOAD_BYTES:
        raise _invalid("payload", f"must have at most {MAX_PAYLOAD_BYTES} bytes as JSON, not {size}")


def _invalid(field: str, message: str, code: str = "validation_failed") -> Invalid:
    return Invalid(f"{field}: {message}.", code=code, details={"errors": [{"field": field, "message": message}]})
