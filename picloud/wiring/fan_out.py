"""One feed of scripts for several listeners."""

from picloud.shared.models import LiveScript
from picloud.shared.protocols import ScriptFeed


class FanOut:
    """A `ScriptFeed` that passes everything on to several others, in order."""

    def __init__(self, *feeds: ScriptFeed) -> None:
        self._feeds = feeds

    def publish(self, script: LiveScript, source: str | None = None) -> None:
        """As in `ScriptFeed`."""
        for feed in self._feeds:
            feed.publish(script, source)

    def withdraw(self, script_id: str) -> None:
        """As in `ScriptFeed`."""
        for feed in self._feeds:
            feed.withdraw(script_id)
