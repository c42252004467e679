"""Finds the route of a request. Which one wins is decided segment by segment: a literal before a parameter before the
rest of the path, with backtracking. The order in which routes were made never matters."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from picloud.shared.errors import BadRequest, PiCloudError
from picloud.shared.http.paths import decode_percent
from picloud.shared.http.route_patterns import Pattern, parse_pattern
from picloud.shared.routes import LiveRoute

MAX_PARAMETER_BYTES: Final = 1_024


class Match(Struct, frozen=True):
    """A route with the parameters of a path, by name."""

    route: LiveRoute
    params: dict[str, str]


class _Entry(Struct, frozen=True):
    """A route in the tree. `places`: where in a path each parameter is, its name, and whether it takes all that is
    left."""

    route: LiveRoute
    places: tuple[tuple[int, str, bool], ...]


_Routes = dict[str, _Entry]
"""Routes of one shape by method."""


class _Node:
    """A place in the tree: what may follow there."""

    __slots__ = ("here", "literals", "parameter", "rest")

    def __init__(self) -> None:
        self.literals: dict[str, _Node] = {}
        self.parameter: _Node | None = None
        self.here: _Routes = {}
        """The routes that end here."""
        self.rest: _Routes = {}
        """The routes whose last segment takes what follows."""


class RouteTree:
    """Routes by path and method. Not changed after it was made."""

    def __init__(self, routes: Iterable[LiveRoute] = ()) -> None:
        self._root = _Node()
        for route in routes:
            self._add(route, parse_pattern(route.path))
        _answer_head(self._root)

    def find(self, segments: Sequence[str], method: str) -> Match | None:
        """Return the route that answers this method of a path; None when there is none. A route for GET answers HEAD
        too, unless another one of its shape does.

        Raises:
            PiCloudError: `uri_too_long`; a parameter is over `MAX_PARAMETER_BYTES`.
        """
        found = _search(self._root, segments, 0, method)
        return None if found is None else Match(found.route, _parameters(found, segments))

    def methods(self, segments: Sequence[str]) -> list[str]:
        """Return the methods that are answered at a path, in order; empty when no route has the path."""
        found: set[str] = set()
        _collect(self._root, segments, 0, found)
        return sorted(found)

    def _add(self, route: LiveRoute, pattern: Pattern) -> None:
        node = self._root
        places = [
            (index, segment.text, segment.kind == "rest")
            for index, segment in enumerate(pattern.segments)
            if segment.kind != "literal"
        ]
        entry = _Entry(route, tuple(places))
        for segment in pattern.segments:
            if segment.kind == "rest":
                node.rest.update((method, entry) for method in route.methods)
                return
            if segment.kind == "literal":
                node = node.literals.setdefault(segment.text, _Node())
            else:
                node.parameter = node.parameter or _Node()
                node = node.parameter
        node.here.update((method, entry) for method in route.methods)


def split_path(raw: bytes) -> list[str]:
    """Return the segments of a raw path below the prefix of routes, each decoded by itself: `%2F` does not end one.
    The slash at the end of a path makes no segment.

    Raises:
        BadRequest: `bad_path_encoding`, or `bad_path` for a `.` or `..` segment, plain or escaped.
    """
    bare = raw.removeprefix(b"/")
    if bare.endswith(b"/"):
        bare = bare[:-1]
    if not bare:
        return []
    if b"%" in bare or not bare.isascii():
        segments = [decode_percent(part) for part in bare.split(b"/")]
        parts = "/".join(segments).split("/")
    else:
        parts = segments = bare.decode("ascii").split("/")
    if "." in parts or ".." in parts:
        raise BadRequest("The path contains a . or .. segment.", code="bad_path")
    return segments


def _answer_head(node: _Node) -> None:
    for routes in (node.here, node.rest):
        if "GET" in routes:
            routes.setdefault("HEAD", routes["GET"])
    for child in node.literals.values():
        _answer_head(child)
    if node.parameter is not None:
        _answer_head(node.parameter)


def _search(node: _Node, segments: Sequence[str], index: int, method: str) -> _Entry | None:
    if index == len(segments):
        return node.here.get(method) or node.rest.get(method)
    segment = segments[index]
    child = node.literals.get(segment)
    if child is not None:
        found = _search(child, segments, index + 1, method)
        if found is not None:
            return found
    if node.parameter is not None and segment:
        found = _search(node.parameter, segments, index + 1, method)
        if found is not None:
            return found
    return node.rest.get(method)


def _collect(node: _Node, segments: Sequence[str], index: int, found: set[str]) -> None:
    found.update(node.rest)
    if index == len(segments):
        found.update(node.here)
        return
    segment = segments[index]
    if segment in node.literals:
        _collect(node.literals[segment], segments, index + 1, found)
    if node.parameter is not None and segment:
        _collect(node.parameter, segments, index + 1, found)


def _parameters(entry: _Entry, segments: Sequence[str]) -> dict[str, str]:
    params: dict[str, str] = {}
    for index, name, is_rest in entry.places:
        value = "/".join(segments[index:]) if is_rest else segments[index]
        if len(value) > MAX_PARAMETER_BYTES // 4 and len(value.encode()) > MAX_PARAMETER_BYTES:
            raise PiCloudError(f"The path parameter {name} is over {MAX_PARAMETER_BYTES} bytes.", code="uri_too_long")
        params[name] = value
    return params
