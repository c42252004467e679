"""Every endpoint on one page: what it takes, answers and needs. The application and the OpenAPI document come from it.

A new endpoint is a line here, a handler in a file named after its resource, and `scripts/golden` (CONTRIBUTING.md).
"""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.audit import AuditHandlers
from picloud.manager.api.backups import MEDIA_TYPE, BackupHandlers
from picloud.manager.api.document import DocumentHandlers
from picloud.manager.api.endpoint import ANYBODY, OPEN, Endpoint, Parameter
from picloud.manager.api.executions import ExecutionHandlers
from picloud.manager.api.metrics import MAX_WINDOW_S, MIN_WINDOW_S, MetricsHandlers
from picloud.manager.api.revisions import RevisionHandlers
from picloud.manager.api.scripts import ScriptHandlers
from picloud.manager.api.sessions import SessionHandlers
from picloud.manager.api.system import SystemHandlers
from picloud.manager.api.tail import TailHandlers
from picloud.manager.api.tokens import TokenHandlers
from picloud.manager.api.trials import TrialHandlers

_PAGE: Final = ("limit", "cursor")
_CHECK_ERRORS: Final = ("source_too_large", "server_busy", "executor_unavailable")
_SAVE_ERRORS: Final = (
    *_CHECK_ERRORS,
    "already_exists",
    "invalid_name",
    "suspicious_characters",
    "script_compile_error",
    "forbidden_symbol",
    "reserved_name",
    "certain_failure",
)
_TRIAL_ERRORS: Final = (
    *_CHECK_ERRORS,
    "suspicious_characters",
    "script_compile_error",
    "forbidden_symbol",
    "reserved_name",
)
_SETUP_ERRORS: Final = ("not_found", "cross_origin", "too_many_attempts")

_SCRIPTS: Final = (
    Endpoint(
        "GET",
        "/admin/scripts",
        "read",
        ScriptHandlers.list_scripts,
        "List scripts without their source, newest first.",
        query=("q", *_PAGE),
        answer=answers.ScriptPage,
    ),
    Endpoint(
        "POST",
        "/admin/scripts",
        "deploy",
        ScriptHandlers.create,
        "Create a script. Its first revision is live when the request returns.",
        body=bodies.NewScriptBody,
        status=201,
        answer=answers.SavedScript,
        receipt=answers.SaveReceipt,
        headers=("ETag", "Location"),
        errors=_SAVE_ERRORS,
    ),
    Endpoint(
        "POST",
        "/admin/scripts/check",
        "deploy",
        ScriptHandlers.check,
        "Check a source without saving it.",
        body=bodies.CheckBody,
        answer=answers.CheckOutcome,
        errors=_CHECK_ERRORS,
    ),
    Endpoint(
        "POST",
        "/admin/scripts/run",
        "deploy",
        TrialHandlers.run_new,
        "Run a source once. Nothing is saved.",
        body=bodies.TrialBody,
        answer=answers.TrialOutcome,
        errors=_TRIAL_ERRORS,
    ),
    Endpoint(
        "GET",
        "/admin/scripts/<reference>",
        "read",
        ScriptHandlers.get,
        "Get a script with the source of its live revision.",
        answer=answers.Script,
        headers=("ETag",),
    ),
    Endpoint(
        "PATCH",
        "/admin/scripts/<reference>",
        "deploy",
        ScriptHandlers.update,
        "Update the given fields. A new source or new limits create a revision; changing `access` needs `admin`.",
        if_match=True,
        body=bodies.ScriptChangeBody,
        answer=answers.SavedScript,
        receipt=answers.SaveReceipt,
        headers=("ETag",),
        errors=_SAVE_ERRORS,
    ),
    Endpoint(
        "DELETE",
        "/admin/scripts/<reference>",
        "deploy",
        ScriptHandlers.delete,
        "Delete a script and its revisions. Its executions stay in the history.",
        if_match=True,
        status=204,
    ),
    Endpoint(
        "GET",
        "/admin/scripts/<reference>/revisions",
        "read",
        RevisionHandlers.list_revisions,
        "List the revisions of a script without their source, newest first.",
        query=_PAGE,
        answer=answers.RevisionPage,
    ),
    Endpoint(
        "GET",
        "/admin/scripts/<reference>/revisions/<number>",
        "read",
        RevisionHandlers.get,
        "Get a revision with its source.",
        answer=answers.Revision,
    ),
    Endpoint(
        "POST",
        "/admin/scripts/<reference>/rollback",
        "deploy",
        RevisionHandlers.rollback,
        "Make an earlier revision live again.",
        if_match=True,
        body=bodies.RollbackBody,
        answer=answers.SavedScript,
        receipt=answers.SaveReceipt,
        headers=("ETag",),
        errors=("script_compile_error", "forbidden_symbol", "reserved_name", "server_busy", "executor_unavailable"),
    ),
    Endpoint(
        "POST",
        "/admin/scripts/<reference>/release",
        "deploy",
        ScriptHandlers.release,
        "Release a script from quarantine.",
        answer=answers.Script,
        receipt=answers.ScriptReceipt,
        headers=("ETag",),
    ),
    Endpoint(
        "POST",
        "/admin/scripts/<reference>/run",
        "deploy",
        TrialHandlers.run,
        "Run a draft or the live revision (which also needs `read`) once. Nothing is saved.",
        body=bodies.TrialBody,
        answer=answers.TrialOutcome,
        errors=_TRIAL_ERRORS,
    ),
)

_EXECUTIONS: Final = (
    Endpoint(
        "GET",
        "/admin/executions",
        "read",
        ExecutionHandlers.list_executions,
        "List executions without their log lines, newest first.",
        query=("script", "status", "since", "until", *_PAGE),
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

_METRICS: Final = (
    Endpoint(
        "GET",
        "/admin/metrics",
        "read",
        MetricsHandlers.series,
        "Get call and error counts over time, with duration percentiles.",
        query=(
            "script",
            "since",
            "until",
            Parameter(
                "step",
                "The length of one point.",
                {"type": "string", "enum": ["minute", "hour"], "default": "minute"},
            ),
        ),
        answer=answers.MetricsSeries,
    ),
    Endpoint(
        "GET",
        "/admin/metrics/scripts",
        "read",
        MetricsHandlers.scripts,
        "Get recent call and error counts for each script.",
        query=(
            Parameter(
                "window",
                "Seconds up to now.",
                {"type": "integer", "minimum": MIN_WINDOW_S, "maximum": MAX_WINDOW_S, "default": 3_600},
            ),
        ),
        answer=answers.ScriptMetrics,
    ),
)

_SYSTEM: Final = (
    Endpoint(
        "GET",
        "/admin/system",
        "read",
        SystemHandlers.show,
        "Get the state of the machine, the databases and the processes.",
        answer=answers.System,
    ),
    Endpoint(
        "GET",
        "/admin/settings",
        "admin",
        SystemHandlers.settings,
        "List every setting with its effective value.",
        answer=answers.SettingList,
    ),
)

_ACCESS: Final = (
    Endpoint(
        "GET",
        "/admin/tokens",
        "admin",
        TokenHandlers.list_tokens,
        "List tokens, newest first. The token text is never included.",
        query=_PAGE,
        answer=answers.TokenPage,
    ),
    Endpoint(
        "POST",
        "/admin/tokens",
        "admin",
        TokenHandlers.create,
        "Create a token. Its text is only in this response.",
        body=bodies.NewTokenBody,
        status=201,
        answer=answers.IssuedToken,
    ),
    Endpoint(
        "DELETE",
        "/admin/tokens/<token_id>",
        "admin",
        TokenHandlers.revoke,
        "Revoke a token, permanently.",
        status=204,
    ),
    Endpoint(
        "GET",
        "/admin/audit",
        "admin",
        AuditHandlers.list_entries,
        "List audit log entries, newest first.",
        query=("actor", "action", "object", "since", "until", *_PAGE),
        answer=answers.AuditPage,
    ),
    Endpoint(
        "POST",
        "/admin/setup",
        OPEN,
        SessionHandlers.set_up,
        "Set the owner's password with the one-time set-up link or its token.",
        body=bodies.SetupBody,
        status=201,
        answer=answers.NewSession,
        headers=("Set-Cookie",),
        errors=_SETUP_ERRORS,
    ),
    Endpoint(
        "POST",
        "/admin/setup-link",
        "admin",
        SessionHandlers.new_link,
        "Create a new set-up link. The previous one stops working.",
        status=201,
        answer=answers.SetupToken,
        errors=("already_exists",),
    ),
    Endpoint(
        "POST",
        "/admin/session",
        OPEN,
        SessionHandlers.log_in,
        "Log in with the owner's password.",
        body=bodies.LoginBody,
        status=201,
        answer=answers.NewSession,
        headers=("Set-Cookie",),
        errors=("unauthenticated", "too_many_attempts", "cross_origin"),
    ),
    Endpoint(
        "GET",
        "/admin/session",
        ANYBODY,
        SessionHandlers.show,
        "Get the credential that the request was made with.",
        answer=answers.Credential,
    ),
    Endpoint(
        "DELETE",
        "/admin/session",
        ANYBODY,
        SessionHandlers.log_out,
        "Log out of the current session.",
        status=204,
        headers=("Set-Cookie",),
    ),
    Endpoint(
        "GET",
        "/admin/sessions",
        "admin",
        SessionHandlers.list_sessions,
        "List browser sessions.",
        answer=answers.SessionList,
    ),
    Endpoint(
        "DELETE",
        "/admin/sessions/<session_id>",
        "admin",
        SessionHandlers.revoke,
        "End a browser session.",
        status=204,
    ),
    Endpoint(
        "POST",
        "/admin/password",
        "admin",
        SessionHandlers.change_password,
        "Change the owner's password. All sessions end.",
        body=bodies.PasswordBody,
        status=204,
        headers=("Set-Cookie",),
        errors=("not_found", "too_many_attempts"),
    ),
)

_BACKUPS: Final = (
    Endpoint(
        "GET",
        "/admin/backups",
        "admin",
        BackupHandlers.list_backups,
        "List backups, newest first, and when the next one is due.",
        answer=answers.BackupList,
    ),
    Endpoint(
        "POST",
        "/admin/backups",
        "admin",
        BackupHandlers.create,
        "Create a backup of all control data and test that it can be restored.",
        status=201,
        answer=answers.Backup,
    ),
    Endpoint(
        "GET",
        "/admin/backups/<backup_name>",
        "admin",
        BackupHandlers.download,
        "Download a backup file.",
        media_type=MEDIA_TYPE,
    ),
)

_DOCUMENT: Final = (
    Endpoint(
        "GET",
        "/openapi.json",
        "read",
        DocumentHandlers.get,
        "Get this document.",
    ),
)

ENDPOINTS: Final[tuple[Endpoint, ...]] = _SCRIPTS + _EXECUTIONS + _METRICS + _SYSTEM + _ACCESS + _BACKUPS + _DOCUMENT
