"""Filters of a query for executions."""

from msgspec import Struct

from picloud.shared.models import ExecutionStatus


class ExecutionFilter(Struct, frozen=True, kw_only=True):
    """A filter for executions; None does not restrict. `since` is included, `until` is not; both milliseconds."""

    script_id: str | None = None
    script_name: str | None = None
    status: ExecutionStatus | None = None
    error_code: str | None = None
    since: int | None = None
    until: int | None = None
