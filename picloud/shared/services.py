"""Calls of scripts to services (`kv`, `http`, `secrets`): who calls, the values that travel, and the errors."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class SecretRef(Struct, frozen=True):
    """A secret that a script names without having its value: `secrets.ref(name, prefix)`."""

    name: str
    prefix: str = ""


Value = None | bool | int | float | str | bytes | SecretRef | list[Any] | dict[str, Any]
"""Arguments and replies: integers of 64 bits, finite floats, maps with text keys, at most 64 deep."""


class Grants(Struct, frozen=True):
    """The things that a script may reach beyond itself. Its own key-value store needs no grant.

    Attributes:
        http: destinations, each `[scheme://]host[:port]`.
        secrets: names of secrets.
        kv: names of shared namespaces.
    """

    http: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    kv: tuple[str, ...] = ()


class ServiceCaller(Struct, frozen=True):
    """The run that makes a call.

    Attributes:
        deadline_at: the second of `time.monotonic()` at which the run ends; a clock that all processes of a machine
            share.
        is_trial: whether the run must have no effects that outlive it.
    """

    script_id: str
    script_name: str
    execution_id: str
    grants: Grants
    deadline_at: float
    is_trial: bool = False


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
