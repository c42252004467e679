"""The owner, sessions, tokens and the audit log."""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.audit import AuditHandlers
from picloud.manager.api.endpoint import ANYBODY, OPEN, Endpoint
from picloud.manager.api.parameters import PAGE
from picloud.manager.api.sessions import SessionHandlers
from picloud.manager.api.tokens import TokenHandlers

_SETUP_ERRORS: Final = ("not_found", "cross_origin", "too_many_attempts")

ACCESS: Final = (
    Endpoint(
        "GET",
        "/admin/tokens",
        "admin",
        TokenHandlers.list_tokens,
        "List tokens, newest first. The token text is never included.",
        query=PAGE,
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
        query=("actor", "action", "object", "since", "until", *PAGE),
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
