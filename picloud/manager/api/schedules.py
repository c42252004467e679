"""Handlers of `/schedules`: decode, call the service, respond. No rules and no SQL."""

import asyncio
from datetime import UTC, datetime
from typing import Any, Final

from msgspec import structs
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.bodies import (
    NewScheduleBody,
    ScheduleChangeBody,
    SchedulePreviewBody,
    ScheduleRunBody,
    validate_body,
)
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import read_if_match, read_json, read_query
from picloud.manager.api.responses import json_response, no_content, time_json
from picloud.manager.api.times import parse_time
from picloud.manager.models.schedules import LastRun, NewSchedule, ScheduleFacts, ScheduleSettings, Timing
from picloud.manager.work.schedules import ScheduleService
from picloud.manager.work.timing import explain
from picloud.shared.clock import iso_utc
from picloud.shared.errors import Invalid
from picloud.shared.version import API_PREFIX
from picloud.shared.zones import find_zone

_TIMINGS: Final = ("cron", "every_s", "at")


class ScheduleHandlers:
    def __init__(self, schedules: ScheduleService) -> None:
        self._schedules = schedules

    async def list_schedules(self) -> Response:
        read_query()
        found = await self._schedules.list_schedules()
        items = await asyncio.to_thread(lambda: [self._answer(each) for each in found])
        return json_response(answers.ScheduleList(items=items))

    async def create(self) -> Response:
        read_query()
        body = validate_body(NewScheduleBody, await read_json())
        given = body.model_dump(exclude_unset=True)
        timing = _timing_of(given, Timing(timezone=self._schedules.default_timezone))
        settings = ScheduleSettings(**_settings_of(given))
        new = NewSchedule(name=body.name, script=body.script, timing=timing, settings=settings, enabled=body.enabled)
        facts = await self._schedules.create(new, caller())
        headers = {"Location": f"{API_PREFIX}/admin/schedules/{facts.schedule.name}", **_entity_tag(facts)}
        return json_response(self._answer(facts), 201, headers)

    async def get(self, schedule_name: str) -> Response:
        read_query()
        facts = await self._schedules.get(schedule_name)
        return json_response(self._answer(facts), headers=_entity_tag(facts))

    async def update(self, schedule_name: str) -> Response:
        read_query()
        if_match = read_if_match()
        given = validate_body(ScheduleChangeBody, await read_json()).model_dump(exclude_unset=True)
        old = (await self._schedules.get(schedule_name)).schedule
        changes: dict[str, Any] = {name: given[name] for name in ("name", "script", "enabled") if name in given}
        changes["timing"] = _timing_of(given, old.timing)
        changes["settings"] = structs.replace(old.settings, **_settings_of(given))
        if if_match is None:
            if_match = {str(old.version)}
        facts = await self._schedules.update(schedule_name, changes, caller(), if_match)
        return json_response(self._answer(facts), headers=_entity_tag(facts))

    async def delete(self, schedule_name: str) -> Response:
        read_query()
        await self._schedules.delete(schedule_name, caller(), read_if_match())
        return no_content()

    async def preview(self) -> Response:
        read_query()
        body = validate_body(SchedulePreviewBody, await read_json())
        timing = _timing_of(body.model_dump(exclude_unset=True), Timing(timezone=self._schedules.default_timezone))
        times = self._schedules.preview(timing, body.count)
        return json_response(
            answers.SchedulePreview(
                explanation=explain(timing), timezone=timing.timezone, times=[_due_time(each, timing) for each in times]
            )
        )

    async def run(self, schedule_name: str) -> Response:
        read_query()
        body = validate_body(ScheduleRunBody, await read_json())
        execution_id = await self._schedules.run(schedule_name, caller(), body.payload)
        return json_response(answers.StartedRun(execution_id=execution_id), 202)

    async def pause(self, schedule_name: str) -> Response:
        return await self._set_enabled(schedule_name, is_enabled=False)

    async def resume(self, schedule_name: str) -> Response:
        return await self._set_enabled(schedule_name, is_enabled=True)

    async def _set_enabled(self, schedule_name: str, *, is_enabled: bool) -> Response:
        read_query()
        facts = await self._schedules.update(schedule_name, {"enabled": is_enabled}, caller(), read_if_match())
        return json_response(self._answer(facts), headers=_entity_tag(facts))

    def _answer(self, facts: ScheduleFacts) -> answers.Schedule:
        schedule, state = facts.schedule, facts.state
        timing = schedule.timing
        return answers.Schedule(
            id=schedule.id,
            name=schedule.name,
            script_id=schedule.script_id,
            script_name=facts.script_name,
            cron=timing.cron,
            every_s=timing.every_s,
            at=time_json(timing.at),
            timezone=timing.timezone,
            explanation=explain(timing),
            **structs.asdict(schedule.settings),
            enabled=schedule.enabled,
            next=[_due_time(each, timing) for each in facts.next],
            next_24_hours=self._schedules.hours_ahead(schedule),
            last=_last(state.last),
            last_success_at=time_json(state.last_success_at),
            running=len(state.running),
            counts=answers.ScheduleCounts(**structs.asdict(state.counts)),
            waits_for=facts.waits_for,
            failing=facts.is_failing,
            created_at=iso_utc(schedule.created_at),
            updated_at=iso_utc(schedule.updated_at),
        )


def _entity_tag(facts: ScheduleFacts) -> dict[str, str]:
    return {"ETag": f'"{facts.schedule.version}"'}


def _timing_of(given: dict[str, Any], old: Timing) -> Timing:
    """Return the timing of a body; what it does not say stays."""
    timezone = given.get("timezone") or old.timezone
    if not any(name in given for name in _TIMINGS):
        return structs.replace(old, timezone=timezone)
    at = given.get("at")
    try:
        at_ms = None if at is None else parse_time(at)
    except ValueError:
        message = "must be a time such as 2026-11-23T18:30:00Z"
        raise Invalid(f"at: {message}.", details={"errors": [{"field": "at", "message": message}]}) from None
    return Timing(cron=given.get("cron"), every_s=given.get("every_s"), at=at_ms, timezone=timezone)


def _settings_of(given: dict[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in ScheduleSettings.__struct_fields__ if name in given}


def _due_time(due: int, timing: Timing) -> answers.DueTime:
    local = datetime.fromtimestamp(due / 1_000, find_zone(timing.timezone) or UTC)
    return answers.DueTime(at=iso_utc(due), local=local.isoformat(timespec="seconds"))


def _last(last: LastRun | None) -> answers.ScheduleRun | None:
    if last is None:
        return None
    return answers.ScheduleRun(
        execution_id=last.execution_id,
        due_at=iso_utc(last.due_at),
        ended_at=iso_utc(last.ended_at),
        outcome=last.outcome,
        error_code=last.error_code,
    )
