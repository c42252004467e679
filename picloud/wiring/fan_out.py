"""One feed of scripts, of routes or of assets, for several listeners."""

from collections.abc import Sequence

from picloud.shared.assets import LiveAssets
from picloud.shared.models import LiveScript
from picloud.shared.protocols import AssetFeed, RouteFeed, ScriptFeed
from picloud.shared.routes import LiveRoute


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


class RouteFanOut:
    """A `RouteFeed` that passes everything on to several others, in order."""

    def __init__(self, *feeds: RouteFeed) -> None:
        self._feeds = feeds

    def replace_routes(self, routes: Sequence[LiveRoute]) -> None:
        """As in `RouteFeed`."""
        for feed in self._feeds:
            feed.replace_routes(routes)


class AssetFanOut:
    """An `AssetFeed` that passes everything on to several others, in order."""

    def __init__(self, *feeds: AssetFeed) -> None:
        self._feeds = feeds

    def publish_assets(self, assets: LiveAssets) -> None:
        """As in `AssetFeed`."""
        for feed in self._feeds:
            feed.publish_assets(assets)

    def withdraw_assets(self, name: str) -> None:
        """As in `AssetFeed`."""
        for feed in self._feeds:
            feed.withdraw_assets(name)
