"""Scripts, their revisions and trial runs."""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.grants import GrantHandlers
from picloud.manager.api.parameters import PAGE
from picloud.manager.api.revisions import RevisionHandlers
from picloud.manager.api.scripts import ScriptHandlers
from picloud.manager.api.trials import TrialHandlers

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

SCRIPTS: Final = (
    Endpoint(
        "GET",
        "/admin/scripts",
        "read",
        ScriptHandlers.list_scripts,
        "List scripts without their source, newest first.",
        query=("q", *PAGE),
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
        errors=(*_SAVE_ERRORS, "not_found", "script_deleted"),
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
        query=PAGE,
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
        errors=(
            "script_compile_error",
            "forbidden_symbol",
            "reserved_name",
            "certain_failure",
            "server_busy",
            "executor_unavailable",
        ),
    ),
    Endpoint(
        "GET",
        "/admin/scripts/<reference>/grants",
        "read",
        GrantHandlers.get,
        "Get what a script may reach beyond itself.",
        answer=answers.Grants,
        headers=("ETag",),
    ),
    Endpoint(
        "PUT",
        "/admin/scripts/<reference>/grants",
        "admin",
        GrantHandlers.replace,
        "Replace the grants of a script. The next run has them.",
        if_match=True,
        body=bodies.GrantsBody,
        answer=answers.Grants,
        headers=("ETag",),
        errors=("invalid_host",),
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
