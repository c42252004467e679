"""Whose a store is: a script's own, or a namespace that scripts share."""

from typing import Final

from picloud.manager.data.kv_values import kind_of
from picloud.manager.ids import is_name
from picloud.shared.arguments import bad_argument
from picloud.shared.services import Value

SCRIPT: Final = "script:"
NAMESPACE: Final = "namespace:"


def script_owner(script_id: str) -> str:
    return f"{SCRIPT}{script_id}"


def namespace_owner(name: str) -> str:
    return f"{NAMESPACE}{name}"


def check_namespace(name: Value) -> str:
    """Return the name of a namespace, which follows the rules for names of scripts.

    Raises:
        ServiceFault: `bad_argument`.
    """
    if not isinstance(name, str):
        raise bad_argument(f"the name of a namespace must be a string, not {kind_of(name)}")
    if not is_name(name):
        raise bad_argument(
            f"{name[:64]!r} is not a valid namespace: use at most 63 lower-case letters, digits, - and _, "
            "starting with a letter or digit; an id is not allowed"
        )
    return name
