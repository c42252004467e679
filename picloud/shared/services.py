"""Calls of scripts to services (`kv`, `http`, `secrets`): who calls, the values that travel, and the errors."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from msgspec import Struct


class SecretRef:
    """A secret that a script names without having its value: `secrets.ref(name, prefix)`.

    No `Struct`, because MessagePack would write one as a map: it travels as an extension type (docs/internal/wire.md).
    """

    __slots__ = ("name", "prefix")

    def __init__(self, name: str, prefix: str = "") -> None:
        self.name = name
        self.prefix = prefix

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretRef) and (self.name, self.prefix) == (other.name, other.prefix)

    def __hash__(self) -> int:
        return hash((self.name, self.prefix))

    def __repr__(self) -> str:
        return f"<secret {self.name}>"


Value = None | bool | int | float | str | bytes | SecretRef | list[Any] | dict[str, Any]
"""Arguments and replies: integers of 64 bits, finite floats, maps with text keys, at most 64 deep."""


class NotNow(Enum):
    """The type of `NOT_NOW`, the answer of a provider that would have to wait or to refuse."""

    NOT_NOW = "not now"


NOT_NOW: Final = NotNow.NOT_NOW


class Grants(Struct, frozen=True):
    """Everything that a script may reach beyond itself. Its own key-value store needs no grant.

    Attributes:
        http: destinations, each `[scheme://]host[:port]`.
        secrets: names of secrets.
        kv: names of shared namespaces.
    """

    http: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    kv: tuple[str, ...] = ()


class Effect(Struct, frozen=True):
    """An effect that a trial left out. `target`: as of `Span`."""

    service: str
    method: str
    target: str
    arguments: list[Any]


Overlay = dict[tuple[str, str | None, str], Any]
"""Writes of a trial by service, namespace and key; discarded with it. Providers decide on the values."""


class ServiceCaller(Struct, frozen=True, array_like=True):
    """The run that makes a call.

    Attributes:
        deadline_at: the second of `time.monotonic()` at which the run ends; a clock that all processes of a machine
            share.
        is_trial: whether the run must have no effects that outlive it.
        overlay: of a trial, where its writes go and its reads look first. None in a run that has effects, and in a
            trial of another process: there a provider refuses to write.
        chain: ids of the executions that invoked it, the outermost first.
    """

    script_id: str
    script_name: str
    execution_id: str
    grants: Grants
    deadline_at: float
    is_trial: bool = False
    overlay: Overlay | None = None
    chain: list[str] = []


class ServiceFault(Exception):
    """A call that failed; the script can catch it.

    Args:
        code: stable, such as `not_granted` or `kv_full` (docs/reference/sdk.md).
        message: one sentence for the author of the script, without the service and the method.
        retryable: True when nothing was done and the same call may succeed a moment later.
        details: further fields of the error that the script catches.
    """

    def __init__(
        self, code: str, message: str, *, retryable: bool = False, details: Mapping[str, Value] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retryable = retryable
        self.details = dict(details or {})
