"""Executions and the live tail."""

from typing import Final

from picloud.manager.api import answers
from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.executions import ExecutionHandlers
from picloud.manager.api.parameters import PAGE
from picloud.manager.api.running import RunningHandlers
from picloud.manager.api.tail import TailHandlers

EXECUTIONS: Final = (
    Endpoint(
        "GET",
        "/admin/executions",
        "read",
        ExecutionHandlers.list_executions,
        "List executions without their log lines, newest first.",
        query=("script", "status", "since", "until", *PAGE),
        answer=answers.ExecutionPage,
        errors=("not_found",),
    ),
    Endpoint(
        "GET",
        "/admin/executions/stream",
        "read",
        TailHandlers.stream,
        "Stream executions as they end (Server-Sent Events). `Last-Event-ID` resumes after an execution.",
        query=("script", "status"),
        media_type="text/event-stream",
        errors=("server_busy",),
    ),
    Endpoint(
        "GET",
        "/admin/executions/running",
        "read",
        RunningHandlers.list_running,
        "List executions in progress, and the call to a service that each waits for.",
        answer=answers.RunningList,
    ),
    Endpoint(
        "POST",
        "/admin/executions/<execution_id>/cancel",
        "deploy",
        RunningHandlers.cancel,
        "Cancel an execution in progress. It ends as `script_cancelled` a moment later.",
        status=204,
    ),
    Endpoint(
        "GET",
        "/admin/executions/<execution_id>",
        "read",
        ExecutionHandlers.get,
        "Get an execution with its log lines, its warnings and the position of its error.",
        answer=answers.Execution,
        errors=("purged",),
    ),
    Endpoint(
        "POST",
        "/admin/executions/<execution_id>/reveal",
        "admin",
        ExecutionHandlers.reveal,
        "Get the unmasked request of an execution. The audit log records who asked.",
        answer=answers.CapturedRequest,
        errors=("purged",),
    ),
)
