"""Keys and values of the key-value stores: what is allowed, and the bytes that are stored."""

from math import isfinite
from typing import Final

import msgspec
from msgspec import Struct

from picloud.shared.arguments import bad_argument
from picloud.shared.models import KIB
from picloud.shared.services import ServiceFault, Value

MAX_KEY_BYTES: Final = 512
MAX_VALUE_BYTES: Final = 256 * KIB
LEAST_INTEGER: Final = -(2**63)
MOST_INTEGER: Final = 2**63 - 1
PLAIN: Final = 0
BLOB: Final = 1
_MAX_DEPTH: Final = 64
_SHOWN_CHARACTERS: Final = 60


class Stored(Struct, frozen=True):
    """A value as it is stored. `kind`: `PLAIN` for MessagePack, `BLOB` for the bytes of a blob."""

    kind: int
    data: bytes

    @property
    def value(self) -> Value:
        """The value, decoded at each call."""
        if self.kind == BLOB:
            return self.data
        decoded: Value = msgspec.msgpack.decode(self.data)
        return decoded


class Entry(Struct, frozen=True):
    """A key's value with its version. `expires_at`: milliseconds since 1970-01-01 UTC, None for never."""

    stored: Stored
    version: int
    expires_at: int | None = None

    def is_live(self, now: int) -> bool:
        return self.expires_at is None or self.expires_at > now


def encode_key(key: Value) -> bytes:
    """Return the bytes of a key.

    Raises:
        ServiceFault: `bad_argument`.
    """
    encoded = encode_prefix(key, "a key")
    if not encoded:
        raise bad_argument("a key must not be empty")
    return encoded


def encode_prefix(prefix: Value, what: str = "a prefix") -> bytes:
    """Return the bytes of the beginning of keys; it may be empty.

    Raises:
        ServiceFault: `bad_argument`.
    """
    if not isinstance(prefix, str):
        raise bad_argument(f"{what} must be a string, not {kind_of(prefix)}")
    try:
        encoded = prefix.encode("utf-8")
    except UnicodeEncodeError:
        raise bad_argument(f"{what} must be text without lone surrogates") from None
    if len(encoded) > MAX_KEY_BYTES:
        raise bad_argument(f"{what} must have at most {MAX_KEY_BYTES} bytes, this one has {len(encoded)}")
    if b"\0" in encoded:
        raise bad_argument(f"{what} must not contain the character NUL")
    return encoded


def encode_value(value: Value) -> Stored:
    """Return a value as it is stored: a blob, or anything that has a JSON form.

    Raises:
        ServiceFault: `bad_argument` with the `path` of what cannot be stored; `kv_value_too_large`.
    """
    if isinstance(value, bytes):
        stored = Stored(BLOB, value)
    else:
        _check(value)
        stored = Stored(PLAIN, msgspec.msgpack.encode(value))
    if len(stored.data) > MAX_VALUE_BYTES:
        raise ServiceFault(
            "kv_value_too_large",
            f"a value may have at most {MAX_VALUE_BYTES} bytes, this one has {len(stored.data)}",
            details={"bytes": len(stored.data), "max_bytes": MAX_VALUE_BYTES},
        )
    return stored


def kind_of(value: object) -> str:
    """Return the type of a value as scripts call it."""
    words = {type(None): "()", bool: "a bool", int: "an integer", float: "a float", str: "a string", bytes: "a blob"}
    words |= {list: "an array", dict: "a map"}
    return words.get(type(value), "a secret")


def _check(value: object) -> None:
    """Check that a value has a JSON form."""
    found = _find_fault(value, 1)
    if found is not None:
        fault, path = found
        where = path.removeprefix(".")
        place = f"at {where} there is {fault}" if where else f"it is {fault}"
        raise bad_argument(f"the value cannot be stored: {place}, which has no JSON form", path=where)


def _find_fault(value: object, depth: int) -> tuple[str, str] | None:
    """Return the first part of a value that has no JSON form, and its path; None when there is none.

    The path is only built once a fault is found, because most values have none.
    """
    if isinstance(value, list | dict) and depth > _MAX_DEPTH:
        return f"something nested deeper than {_MAX_DEPTH} levels", ""
    if isinstance(value, list):
        for position, item in enumerate(value):
            found = _find_fault(item, depth + 1)
            if found is not None:
                return found[0], f"[{position}]{found[1]}"
        return None
    if isinstance(value, dict):
        for key, item in value.items():
            found = _find_fault(key, depth + 1) or _find_fault(item, depth + 1)
            if found is not None:
                return found[0], f".{str(key)[:_SHOWN_CHARACTERS]}{found[1]}"
        return None
    fault = _fault_of_scalar(value, is_inside=depth > 1)
    return (fault, "") if fault else None


def _fault_of_scalar(value: object, *, is_inside: bool) -> str:
    """Return the fault of a value that holds no others; empty when there is none."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return "" if LEAST_INTEGER <= value <= MOST_INTEGER else "an integer of more than 64 bits"
    if isinstance(value, float):
        return "" if isfinite(value) else "a float that is not finite"
    if isinstance(value, str):
        return "" if value.isascii() or _is_text(value) else "a string with a lone surrogate"
    return f"{kind_of(value)} inside another value" if is_inside else kind_of(value)


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
