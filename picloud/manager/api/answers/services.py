"""What scripts use of services, in numbers."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct


class ServiceCalls(Struct, frozen=True, kw_only=True):
    """Calls to one service since the start. `total_ms`: the time that scripts waited; `bytes`: of arguments and
    replies."""

    calls: int
    total_ms: float
    bytes: int
    outcomes: Annotated[
        Mapping[str, int],
        Meta(description="Calls that failed, by the code of the error; `unknown`: the run ended before the reply."),
    ]


class RunNumbers(Struct, frozen=True, kw_only=True):
    """Executions at this moment."""

    slots: int
    in_flight: int
    queued: Annotated[int, Meta(description="Calls in the backlog.")]
    waiting: Annotated[int, Meta(description="Of those in flight, the ones that wait for a service without a slot.")]


class StoreNumbers(Struct, frozen=True, kw_only=True):
    """All key-value stores together."""

    stores: int
    keys: int
    bytes: int
    max_bytes: int


class CommitNumbers(Struct, frozen=True, kw_only=True):
    """Commits of the data store since the start."""

    commits: int
    operations: int
    largest: Annotated[int, Meta(description="The most operations that one commit had.")]
    by_size: Annotated[
        Mapping[str, int],
        Meta(description="Commits with at most so many operations, and more than the size before allows."),
    ]


class SecretNumbers(Struct, frozen=True, kw_only=True):
    """All secrets, and those whose key is missing."""

    secrets: int
    sealed: int


class WrittenNumbers(Struct, frozen=True, kw_only=True):
    """The writes of a script since midnight UTC or the start. `bytes`: of keys and values; storage writes more."""

    script_id: str
    script_name: Annotated[str | None, Meta(description="Null when the script was deleted.")]
    bytes: int
    writes: int


class FileNumbers(Struct, frozen=True, kw_only=True):
    """Responses of routes to static assets since the start."""

    responses: Annotated[Mapping[str, int], Meta(description="By status: 200, 304, 308.")]
    bytes: Annotated[int, Meta(description="Of their bodies.")]


class ServiceMetrics(Struct, frozen=True, kw_only=True):
    """All numbers of services. Null is what cannot be read now."""

    services: Annotated[Mapping[str, ServiceCalls], Meta(description="By service, such as `kv`.")]
    http_blocked: Annotated[
        Mapping[str, int], Meta(description="Destinations that were refused since the start, by reason.")
    ]
    files: FileNumbers
    runs: RunNumbers
    stores: StoreNumbers | None
    commits: CommitNumbers
    secrets: SecretNumbers | None
    written_today: Annotated[list[WrittenNumbers], Meta(description="The script that wrote most first.")]
