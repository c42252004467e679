"""Tokens, the audit log, the owner's account and sessions."""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta, Struct

from picloud.manager.api.answers.fields import NextCursor, Sha256, Time


class Token(Struct, frozen=True, kw_only=True):
    """An API token without its text."""

    id: str
    name: str
    scopes: list[str]
    created_at: Time
    expires_at: Time | None
    last_used_at: Annotated[Time | None, Meta(description="To the minute.")]
    revoked_at: Time | None


class IssuedToken(Token, frozen=True, kw_only=True):
    """A new token with its text, which is shown only once."""

    token: str


class TokenPage(Struct, frozen=True, kw_only=True):
    """Tokens, newest first, including revoked ones."""

    items: list[Token]
    next_cursor: NextCursor


class AuditObject(Struct, frozen=True, kw_only=True):
    """The object that was changed or read, with the name it had at the time."""

    type: str
    id: str
    name: str


class AuditEntry(Struct, frozen=True, kw_only=True):
    """One line of the audit log."""

    id: str
    at: Time
    actor: str
    token_id: str | None
    peer: str | None
    action: str
    object: AuditObject
    old_hash: Sha256 | None
    new_hash: Sha256 | None
    request_id: str
    details: Mapping[str, Any]


class AuditPage(Struct, frozen=True, kw_only=True):
    """Audit entries, newest first."""

    items: list[AuditEntry]
    next_cursor: NextCursor


class NewSession(Struct, frozen=True, kw_only=True):
    """A session that has just begun: one secret is in the cookie, the other one here."""

    name: str
    session_key: Annotated[
        str,
        Meta(description="Goes into the header `X-PiCloud-Session` of each request with the cookie; shown this once."),
    ]


class Credential(Struct, frozen=True, kw_only=True):
    """The credential of the request. `token_id`: null for a session and for `admin-token`."""

    name: str
    scopes: list[str]
    token_id: str | None


class Session(Struct, frozen=True, kw_only=True):
    """A browser session. `current`: the one that made this request."""

    id: str
    name: str
    created_at: Time
    last_seen_at: Time
    current: bool


class SessionList(Struct, frozen=True, kw_only=True):
    """Active sessions, newest login first."""

    items: list[Session]


class SetupToken(Struct, frozen=True, kw_only=True):
    """A one-time token with which the owner's password is set."""

    token: str
    expires_at: Time
