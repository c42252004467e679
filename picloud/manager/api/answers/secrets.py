"""Secrets as the API shows them: never with a value."""

from typing import Annotated

from msgspec import Meta, Struct

from picloud.manager.api.answers.fields import Time


class Secret(Struct, frozen=True, kw_only=True):
    """A secret without its value."""

    name: str
    version: Annotated[int, Meta(description="Counts the values that it has had.")]
    set_at: Time
    last_used_at: Annotated[Time | None, Meta(description="To the minute.")]
    previous_until: Annotated[
        Time | None, Meta(description="Until when the value before is kept; null when it is not.")
    ]
    used_by: Annotated[list[str], Meta(description="Names of the scripts that have a grant for it.")]
    sealed: Annotated[bool, Meta(description="Whether its key is missing, so that no script can use it.")]
    fingerprint: Annotated[
        str | None, Meta(description="Tells two values apart: 8 digits of a keyed hash; null while it is sealed.")
    ]


class SecretList(Struct, frozen=True, kw_only=True):
    """All secrets by name."""

    items: list[Secret]


class SecretCount(Struct, frozen=True, kw_only=True):
    """The number of secrets that a change of keys was about."""

    secrets: int
