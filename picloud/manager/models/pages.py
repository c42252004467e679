"""One page of a list."""

from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Page(Struct, Generic[T], frozen=True):
    """One page of a list, newest first. `next_before`: the key to go on from, None on the last page."""

    items: list[T]
    next_before: str | None
