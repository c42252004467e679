"""Explains which route would answer a request and why the others do not, without running anything."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from picloud.manager.models.routes import Explanation, Route, TriedRoute
from picloud.shared.errors import STATUS_OF_CODE, BadRequest, PiCloudError
from picloud.shared.http.paths import is_of_routes
from picloud.shared.http.route_patterns import parse_pattern
from picloud.shared.http.route_tree import RouteTree, split_path
from picloud.shared.routes import LiveRoute
from picloud.shared.version import ROUTES_PATH

_MAX_TRIED: Final = 20


def explain(
    routes: Sequence[Route],
    method: str,
    url: str,
    scripts: Mapping[str, bool],
    assets: Collection[str],
    *,
    has_token: bool,
) -> Explanation:
    """Explain a request.

    Args:
        url: a whole URL, its path, or its path below the prefix of routes.
        scripts: whether each script that routes lead to is enabled, by id; a deleted one is not there.
        assets: the names of the static assets that there are.
    """
    try:
        segments = _segments_of(url)
        tree = RouteTree(LiveRoute(route.id, route.path, route.methods) for route in routes if route.enabled)
        match = tree.find(segments, method)
    except PiCloudError as error:
        if isinstance(error, BadRequest) and error.code == "bad_request":
            raise
        return Explanation(match=None, params={}, tried=[], then={}, status=error.status, code=error.code)
    winner = None if match is None else next(route for route in routes if route.id == match.route.id)
    tried = _tried(routes, winner, segments, method)
    if winner is None or match is None:
        allowed = tree.methods(segments)
        code = "method_not_allowed" if allowed else "not_found"
        status = STATUS_OF_CODE[code]
        if allowed and method == "OPTIONS":
            code, status = "", 204
        return Explanation(match=None, params={}, tried=tried, then={}, status=status, code=code)
    status_now, code = _outcome(winner, scripts, assets, has_token=has_token)
    return Explanation(match=winner, params=match.params, tried=tried, then=_then(winner), status=status_now, code=code)


def _segments_of(url: str) -> list[str]:
    try:
        path = urlsplit(url).path if "://" in url else url.partition("?")[0].partition("#")[0]
    except ValueError:
        raise BadRequest("The URL cannot be read.") from None
    raw = (path or "/").encode("utf-8")
    return split_path(raw[len(ROUTES_PATH) :] if is_of_routes(raw) else raw)


def _outcome(
    route: Route, scripts: Mapping[str, bool], assets: Collection[str], *, has_token: bool
) -> tuple[int | None, str]:
    """Return status and code of the response; None when the script decides, or which files there are."""
    if route.redirect is not None:
        return route.redirect.status, ""
    if route.assets is not None and route.assets.name in assets:
        return None, ""
    if not scripts.get(route.script_id or "", False):
        return STATUS_OF_CODE["not_found"], "not_found"
    if route.access == "token" and not has_token:
        return STATUS_OF_CODE["unauthenticated"], "unauthenticated"
    return None, ""


def _then(route: Route) -> dict[str, str]:
    quotas = [
        f"{quota} requests per minute {whose}"
        for quota, whose in (
            (route.max_requests_per_minute_per_address, "from each address"),
            (route.max_requests_per_minute, "from all callers"),
        )
        if quota
    ]
    cors, verify = route.cors, route.verify
    return {
        "verify": "none" if verify is None else f"a signature of {verify.preset} with the secret {verify.secret}",
        "access": "needs a token" if route.access == "token" else "public",
        "quota": " and ".join(quotas) or "none",
        "cors": "no rule for this route" if cors is None else f"allowed for pages of {', '.join(cors.origins)}",
    }


def _tried(routes: Sequence[Route], winner: Route | None, segments: Sequence[str], method: str) -> list[TriedRoute]:
    """Return the other routes that have the path, and then those that begin as it does."""
    near: list[tuple[int, TriedRoute]] = []
    for route in routes:
        if winner is not None and route.id == winner.id:
            continue
        depth, fault = _mismatch(route, segments)
        if fault is None:
            near.append((-1, TriedRoute(route, _why_it_lost(route, winner, method))))
        elif depth > 0:
            near.append((len(segments) - depth, TriedRoute(route, fault)))
    near.sort(key=lambda each: each[0])
    return [each for _, each in near[:_MAX_TRIED]]


def _why_it_lost(route: Route, winner: Route | None, method: str) -> str:
    if not route.enabled:
        return "it is disabled"
    if method not in route.methods and not (method == "HEAD" and "GET" in route.methods):
        return f"it answers {', '.join(route.methods)}, not {method}"
    return "" if winner is None else f"{winner.path} is more specific: a literal wins over :name, and :name over *name"


def _mismatch(route: Route, segments: Sequence[str]) -> tuple[int, str | None]:
    """Return how many segments fit, and what does not; None when the whole path fits."""
    pattern = parse_pattern(route.path).segments
    for index, part in enumerate(pattern):
        if part.kind == "rest":
            return index, None
        if index >= len(segments):
            return index, f"the path ends before {_written(part.kind, part.text)}"
        if part.kind == "parameter" and not segments[index]:
            return index, f"segment {index + 1} of the path is empty, and :{part.text} must not be"
        if part.kind == "literal" and segments[index] != part.text:
            return index, f"segment {index + 1} of the path is {segments[index][:64]!r}, not {part.text!r}"
    if len(segments) > len(pattern):
        return len(pattern), f"the path has more than {len(pattern)} segments"
    return len(pattern), None


def _written(kind: str, text: str) -> str:
    return {"literal": "", "parameter": ":"}.get(kind, "*") + text
