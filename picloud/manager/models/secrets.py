"""Secrets, as the services hand them on: without their values."""

from msgspec import Struct


class SealedSecret(Struct, frozen=True, kw_only=True):
    """A secret as it is stored. Times are milliseconds since 1970-01-01 UTC.

    Attributes:
        version: counts the values that it has had.
        key_id: names the key with which both values are encrypted.
        sealed: the encrypted value.
        previous: the encrypted value of the version before, kept until `previous_until`.
    """

    name: str
    version: int
    key_id: str
    sealed: bytes
    previous: bytes | None = None
    previous_until: int | None = None
    set_at: int
    last_used_at: int | None = None
    """To the minute."""


class SecretFacts(Struct, frozen=True, kw_only=True):
    """The facts about a secret that may be shown.

    Attributes:
        used_by: names of the scripts that have a grant for it, in order.
        is_sealed: whether its value cannot be decrypted with the keys that there are.
        fingerprint: 8 hexadecimal digits of a keyed hash of the value; None while it is sealed.
    """

    name: str
    version: int
    set_at: int
    last_used_at: int | None
    previous_until: int | None
    used_by: list[str]
    is_sealed: bool
    fingerprint: str | None


class SecretNumbers(Struct, frozen=True):
    """The number of secrets, and of those that are sealed."""

    secrets: int
    sealed: int
