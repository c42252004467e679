"""Validates the arguments of calls to services: their number, types and options."""

from collections.abc import Mapping, Sequence
from typing import Final

from picloud.manager.data.kv_values import kind_of
from picloud.shared.arguments import SHOWN_CHARACTERS, bad_argument, hint_for
from picloud.shared.services import Value

MAX_TTL_S: Final = 10 * 365 * 86_400


def check_count(arguments: Sequence[Value], least: int, most: int, form: str) -> None:
    """Raise `bad_argument` unless there are `least` to `most` arguments. `form`: the call as it is written."""
    if not least <= len(arguments) <= most:
        raise bad_argument(f"this takes {form}, not {len(arguments)} arguments")


def options_of(arguments: Sequence[Value], position: int, known: Sequence[str]) -> Mapping[str, Value]:
    """Return the map of options at a position, empty when there is none.

    Raises:
        ServiceFault: `bad_argument`; not a map, or an unknown option, for which it suggests the nearest one.
    """
    if len(arguments) <= position:
        return {}
    given = arguments[position]
    if not isinstance(given, dict):
        raise bad_argument(f"options must be a map, such as #{{ {known[0]}: ... }}, not {kind_of(given)}")
    check_names(given, known, "option")
    return given


def check_names(given: Mapping[str, Value], known: Sequence[str], what: str) -> None:
    """Raise `bad_argument` for an unknown name, and suggest the nearest one."""
    for name in given:
        if name not in known:
            shown = name[:SHOWN_CHARACTERS]
            raise bad_argument(f"unknown {what} {shown!r}; {hint_for(name, known)}", option=shown)


def integer_of(value: Value, what: str, least: int, most: int) -> int:
    """Return an integer within bounds.

    Raises:
        ServiceFault: `bad_argument`.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise bad_argument(f"{what} must be an integer, not {kind_of(value)}")
    if not least <= value <= most:
        raise bad_argument(f"{what} must be from {least} to {most}, not {value}")
    return value


def flag_of(options: Mapping[str, Value], name: str) -> bool:
    """Return a boolean option; False when it is not given."""
    value = options.get(name, False)
    if not isinstance(value, bool):
        raise bad_argument(f"{name} must be true or false, not {kind_of(value)}")
    return value


def expiry_of(options: Mapping[str, Value], now: int) -> int | None:
    """Return the time at which a write with these options expires, None for never."""
    if options.get("ttl_s") is None:
        return None
    return now + integer_of(options["ttl_s"], "ttl_s", 1, MAX_TTL_S) * 1000
