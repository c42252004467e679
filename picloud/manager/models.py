"""What the control plane keeps, as frozen values. Rows and JSON are mapped to and from them at the edges."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct

from picloud.shared.models import Access, Diagnostic, ExecutionStatus

T = TypeVar("T")


class NewScript(Struct, frozen=True, kw_only=True):
    """A script to be made. `limits`: overrides of the installation's sandbox limits by name."""

    name: str
    source: str
    description: str = ""
    enabled: bool = True
    access: Access = "public"
    max_requests_per_minute: int = 0
    limits: Mapping[str, int] = {}


class ScriptChange(Struct, frozen=True, kw_only=True):
    """A change of a script; None leaves a field as it is. `limits` replaces all overrides."""

    name: str | None = None
    source: str | None = None
    description: str | None = None
    enabled: bool | None = None
    access: Access | None = None
    max_requests_per_minute: int | None = None
    limits: Mapping[str, int] | None = None


class Script(Struct, frozen=True, kw_only=True):
    """A script with its live revision. Times are milliseconds since 1970-01-01 UTC."""

    id: str
    name: str
    description: str
    enabled: bool
    access: Access
    max_requests_per_minute: int = 0
    """Quota of calls; 0 is none."""
    revision: int
    """Number of the live revision."""
    last_revision: int
    """The highest number given so far; the next save gets the one after it."""
    limits: Mapping[str, int]
    """Overrides of the live revision."""
    source: str | None
    """Source of the live revision; None in lists."""
    version: int
    """Counts every change; the entity tag."""
    created_at: int
    updated_at: int


class SavedScript(Struct, frozen=True):
    """A script after a save.

    `warnings`: what the check of this save found, `[]` when no source was checked. `previous_revision`: the one that
    was live before, None for a new script. `changed`: False when nothing had to be changed.
    """

    script: Script
    warnings: list[Diagnostic] = []
    previous_revision: int | None = None
    changed: bool = True


class Revision(Struct, frozen=True, kw_only=True):
    """An immutable numbered snapshot of a script. `source_hash`: SHA-256 of the UTF-8 source, hexadecimal."""

    script_id: str
    number: int
    source: str | None
    """None in lists."""
    source_hash: str
    source_bytes: int
    limits: Mapping[str, int]
    created_at: int


class Page(Struct, Generic[T], frozen=True):
    """One page of a list, newest first. `next_before`: the key to go on from, None on the last page."""

    items: list[T]
    next_before: str | None


class ExecutionFilter(Struct, frozen=True, kw_only=True):
    """Which executions to list; None does not restrict. `since` is included, `until` is not; both milliseconds."""

    script_id: str | None = None
    script_name: str | None = None
    status: ExecutionStatus | None = None
    error_code: str | None = None
    since: int | None = None
    until: int | None = None


class Caller(Struct, frozen=True, kw_only=True):
    """Who asks for a change, as the audit log names it. `peer`: the address the request came from."""

    actor: str
    token_id: str | None = None
    peer: str | None = None
    request_id: str


class AuditEntry(Struct, frozen=True, kw_only=True):
    """One line of the audit log. `at`: milliseconds since 1970-01-01 UTC; `details` is ready for JSON."""

    id: str
    at: int
    actor: str
    token_id: str | None
    peer: str | None
    action: str
    object_type: str
    object_id: str
    object_name: str
    old_hash: str | None
    new_hash: str | None
    request_id: str
    details: Mapping[str, Any]


class AuditFilter(Struct, frozen=True, kw_only=True):
    """Which audit entries to list; None does not restrict. `object`: an object's id, or its name at that time. `since`
    is included, `until` is not; both milliseconds."""

    actor: str | None = None
    action: str | None = None
    object: str | None = None
    since: int | None = None
    until: int | None = None


class NewToken(Struct, frozen=True, kw_only=True):
    """An API token to be made. A scope may say `invoke:` with a script's name. `expires_in_s`: None is never."""

    name: str
    scopes: list[str]
    expires_in_s: int | None = None


class ApiToken(Struct, frozen=True, kw_only=True):
    """An API token without its secret. `digest`: SHA-256 of the whole token, hexadecimal. Times are milliseconds since
    1970-01-01 UTC."""

    id: str
    name: str
    scopes: list[str]
    digest: str
    created_at: int
    expires_at: int | None = None
    last_used_at: int | None = None
    """To the minute."""
    revoked_at: int | None = None


class Account(Struct, frozen=True, kw_only=True):
    """Somebody with a password. `password_hash`: argon2id with its parameters."""

    name: str
    password_hash: str


class BrowserSession(Struct, frozen=True, kw_only=True):
    """A login. `digest`: SHA-256 of the cookie's value, hexadecimal; `key_digest`: the same of the session key. Times
    are milliseconds since 1970-01-01 UTC."""

    digest: str
    key_digest: str
    account: str
    created_at: int
    last_seen_at: int

    @property
    def id(self) -> str:
        """What it is called; opens nothing."""
        return self.digest[:16]


class NewSession(Struct, frozen=True, kw_only=True):
    """The two secrets of a session that has just begun; they are stored nowhere. `key`: the session key, which the page
    sends in a header beside the cookie."""

    cookie: str
    key: str


class PendingLink(Struct, frozen=True, kw_only=True):
    """A set-up link that was not used yet. `digest`: SHA-256 of its token; `expires_at` in milliseconds."""

    digest: str
    expires_at: int
