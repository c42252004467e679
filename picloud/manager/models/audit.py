"""Who changed what."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class Caller(Struct, frozen=True, kw_only=True):
    """The caller of a change, as the audit log names it. `peer`: the address the request came from."""

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
    """A filter for audit entries; None does not restrict. `object`: an object's id, or its name at that time. `since`
    is included, `until` is not; both milliseconds."""

    actor: str | None = None
    action: str | None = None
    object: str | None = None
    since: int | None = None
    until: int | None = None
