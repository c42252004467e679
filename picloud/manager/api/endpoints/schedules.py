"""Schedules."""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.schedules import ScheduleHandlers

_TIMING_ERRORS: Final = ("invalid_cron", "invalid_timezone")
_SAVE_ERRORS: Final = ("invalid_name", "already_exists", *_TIMING_ERRORS)
_ONE: Final = "/admin/schedules/<schedule_name>"

SCHEDULES: Final = (
    Endpoint(
        "GET",
        "/admin/schedules",
        "read",
        ScheduleHandlers.list_schedules,
        "List schedules by name.",
        answer=answers.ScheduleList,
    ),
    Endpoint(
        "POST",
        "/admin/schedules",
        "deploy",
        ScheduleHandlers.create,
        "Create a schedule, in effect at once.",
        body=bodies.NewScheduleBody,
        answer=answers.Schedule,
        status=201,
        headers=("ETag", "Location"),
        errors=_SAVE_ERRORS,
    ),
    Endpoint(
        "POST",
        "/admin/schedules/preview",
        "read",
        ScheduleHandlers.preview,
        "List the next due times of a timing.",
        body=bodies.SchedulePreviewBody,
        answer=answers.SchedulePreview,
        errors=_TIMING_ERRORS,
    ),
    Endpoint("GET", _ONE, "read", ScheduleHandlers.get, "Get a schedule.", answer=answers.Schedule, headers=("ETag",)),
    Endpoint(
        "PATCH",
        _ONE,
        "deploy",
        ScheduleHandlers.update,
        "Change a schedule. With another timing, due times count from now on.",
        if_match=True,
        body=bodies.ScheduleChangeBody,
        answer=answers.Schedule,
        headers=("ETag",),
        errors=_SAVE_ERRORS,
    ),
    Endpoint("DELETE", _ONE, "deploy", ScheduleHandlers.delete, "Delete a schedule.", if_match=True, status=204),
    Endpoint(
        "POST",
        f"{_ONE}/run",
        "deploy",
        ScheduleHandlers.run,
        "Run a schedule now, even if it is paused.",
        body=bodies.ScheduleRunBody,
        answer=answers.StartedRun,
        status=202,
        errors=("script_disabled", "script_quarantined"),
    ),
    Endpoint(
        "POST",
        f"{_ONE}/pause",
        "deploy",
        ScheduleHandlers.pause,
        "Pause a schedule.",
        if_match=True,
        answer=answers.Schedule,
        headers=("ETag",),
    ),
    Endpoint(
        "POST",
        f"{_ONE}/resume",
        "deploy",
        ScheduleHandlers.resume,
        "Resume a schedule. Due times that passed meanwhile do not run.",
        if_match=True,
        answer=answers.Schedule,
        headers=("ETag",),
    ),
)
