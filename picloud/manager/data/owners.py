"""Whose a store is: a script's own, or a namespace that scripts share."""

import re
from typing import Final

from picloud.manager.data.kv_values import kind_of
from picloud.shared.arguments import bad_argument
from picloud.shared.services import Value

SCRIPT: Final = "script:"
NAMESPACE: Final = "namespace:"
_NAMESPACE: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")


def script_owner(script_id: str) -> str:
    return f"{SCRIPT}{script_id}"


def namespace_owner(name: str) -> str:
    return f"{NAMESPACE}{name}"


def is_namespace(name: str) -> bool:
    """Return whether a namespace can have this name."""
    return _NAMESPACE.fullmatch(name) is not None


def check_namespace(name: Value) -> str:
    """Return the name of a namespace.

    Raises:
        ServiceFault: `bad_argument`.
    """
    if not isinstance(name, str):
        raise bad_argument(f"the name of a namespace must be a string, not {kind_of(name)}")
    if not is_namespace(name):
        raise bad_argument(
            f"{name[:64]!r} cannot be a namespace: lower-case letters, digits, '-' and '_', at most 63, "
            "beginning with a letter or a digit"
        )
    return name
