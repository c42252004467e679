"""What this process has published of each script. No HTTP, no SQL."""

from collections.abc import Callable, Iterator, Mapping

from picloud.manager.models.scripts import Script
from picloud.shared.models import LiveScript, SandboxLimits
from picloud.shared.protocols import ScriptFeed


class PublishedScripts:
    """Publishes scripts to a feed and remembers in which state. Iterates over their ids.

    Args:
        effective_limits: gives the sandbox limits of a script from its own ones.
    """

    def __init__(self, feed: ScriptFeed, effective_limits: Callable[[Mapping[str, int]], SandboxLimits]) -> None:
        self._feed = feed
        self._effective_limits = effective_limits
        self._live: dict[str, LiveScript] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._live)

    def publish(self, script: Script) -> None:
        live = self._live[script.id] = self._live_of(script)
        self._feed.publish(live, script.source)

    def publish_if_changed(self, script: Script) -> None:
        """Publish a script whose published state differs: publishing it unchanged would end a quarantine."""
        if self._live.get(script.id) != self._live_of(script):
            self.publish(script)

    def withdraw(self, script_id: str) -> None:
        if self._live.pop(script_id, None) is not None:
            self._feed.withdraw(script_id)

    def _live_of(self, script: Script) -> LiveScript:
        return LiveScript(
            id=script.id,
            name=script.name,
            revision=script.revision,
            enabled=script.enabled,
            access=script.access,
            max_requests_per_minute=script.max_requests_per_minute,
            limits=self._effective_limits(script.limits),
            grants=script.grants,
            sets_timeout="timeout_ms" in script.limits,
        )
