"""The seam that reports changes by other processes on the same database."""

from collections.abc import Callable
from typing import Final, Protocol

EVERYTHING: Final = ""
"""The object type of a change that cannot be narrowed down: anything may have changed."""

OnChange = Callable[[str, str], None]
"""Takes the type and the id of an object of the audit log, such as `script` and its id."""


class ChangeFeed(Protocol):
    """Reports committed changes within a second, those of this process too. A report can be a false alarm."""

    async def follow(self, on_change: OnChange) -> None:
        """Call this for each change from now on, on the event loop."""
        ...

    async def close(self) -> None:
        """Tell nothing any more. May be called twice."""
        ...
