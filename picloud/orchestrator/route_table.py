"""The live routes, in memory. The manager's feed writes it; the data plane reads it for each call of a route."""

from collections.abc import Collection, Sequence

from picloud.shared.http.route_tree import RouteTree
from picloud.shared.routes import LiveRoute, RouteCors


class RouteTable:
    """A `RouteFeed`. One event loop reads and writes, and no method awaits, so every change is seen whole.

    Args:
        default_cors: the rule of routes that have none of their own; None: such routes answer for themselves.
    Attributes:
        tree: the routes. Another change of them is another tree.
    """

    def __init__(self, default_cors: RouteCors | None = None) -> None:
        self._default_cors = default_cors
        self.tree = RouteTree()

    def replace_routes(self, routes: Sequence[LiveRoute]) -> None:
        """As in `RouteFeed`."""
        self.tree = RouteTree(routes)

    def cors_of(self, route: LiveRoute | None) -> RouteCors | None:
        """Return the rule for a route, or for a path without one."""
        return self._default_cors if route is None or route.cors is None else route.cors

    def cors_near(self, segments: Sequence[str]) -> RouteCors | None:
        """Return the rule for a response that no route gives: that of the nearest route at the path or above it."""
        tree = self.tree
        for length in range(len(segments), -1, -1):
            part = segments[:length]
            for method in tree.methods(part):
                match = tree.find(part, method)
                if match is not None and match.route.cors is not None:
                    return match.route.cors
        return self._default_cors


def default_cors(origins: Collection[str]) -> RouteCors | None:
    """Return the rule of routes without one of their own: that of the installation, if there is any."""
    return RouteCors(tuple(origins), ("*",)) if origins else None
