"""What the fields of a route may be, and what is said when they cannot. Knows no storage."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from msgspec import structs

from picloud.manager.assets.names import normal_path
from picloud.manager.ids import is_name
from picloud.manager.models.routes import Route
from picloud.manager.scripts.fields import find_description_fault
from picloud.manager.scripts.grants import is_secret_name
from picloud.shared.errors import Invalid
from picloud.shared.http.route_patterns import parse_pattern
from picloud.shared.routes import Redirect, RouteAssets, RouteCors, Verify

METHODS: Final = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
REDIRECT_STATUSES: Final = (301, 302, 303, 307, 308)
MAX_ORIGINS: Final = 32
MAX_HEADERS: Final = 32
MAX_AGE_S: Final = 86_400
TOLERANCE_S: Final = (30, 3_600)
"""It cannot be switched off: a signature without an age is good for ever."""
MAX_QUOTA: Final = 1_000_000
_MAX_TARGET_LENGTH: Final = 2_048
_TARGET: Final = re.compile(r"[!-~]+")
_ORIGIN: Final = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?|https?://\[[0-9a-f:]+\](?::[0-9]{1,5})?|null")
_HEADER: Final = re.compile(r"[a-z0-9!#$%&'*+.^_`|~-]{1,64}")


def normal_methods(methods: Sequence[str]) -> tuple[str, ...]:
    """Return methods each once and in order.

    Raises:
        Invalid: `validation_failed`.
    """
    found = tuple(sorted(set(methods)))
    unknown = [method for method in found if method not in METHODS]
    if unknown or not found:
        raise invalid("methods", f"must be of {', '.join(METHODS)}, at least one")
    return found


def check_route(route: Route) -> None:
    """Refuse a route that cannot be.

    Raises:
        Invalid: `validation_failed`, `invalid_pattern`.
    """
    names = parse_pattern(route.path).names
    description = find_description_fault(route.description)
    if description is not None:
        raise invalid("description", description)
    if sum(target is not None for target in (route.script_id, route.redirect, route.assets)) != 1:
        raise invalid("script", "or redirect or assets must be given, and only one of them")
    for field in ("max_requests_per_minute", "max_requests_per_minute_per_address"):
        if not 0 <= getattr(route, field) <= MAX_QUOTA:
            raise invalid(field, f"must be from 0 to {MAX_QUOTA}")
    if route.script_id is None:
        _check_unrun(route, "a redirect" if route.assets is None else "static assets")
    if route.redirect is not None:
        _check_redirect(route.redirect, route.path, names)
    if route.assets is not None:
        _check_assets(route, route.assets)
    if route.cors is not None:
        _check_cors(route.cors)
    if route.verify is not None:
        _check_verify(route.verify)


def invalid(field: str, fault: str) -> Invalid:
    """Return the refusal of a field."""
    return Invalid(
        f"The route cannot be used: {field}: {fault}.", details={"errors": [{"field": field, "message": fault}]}
    )


def _check_unrun(route: Route, target: str) -> None:
    """Refuse rules that are about runs for a route that runs nothing."""
    if route.access == "token":
        raise invalid("access", f"must be public for {target}: nothing runs")
    if route.max_requests_per_minute or route.max_requests_per_minute_per_address:
        raise invalid("max_requests_per_minute", f"must be 0 for {target}: nothing runs")
    if route.verify is not None:
        raise invalid("verify", f"must be null for {target}: nothing runs")


def _check_assets(route: Route, assets: RouteAssets) -> None:
    segments = parse_pattern(route.path).segments
    if not segments or segments[-1].kind != "rest":
        raise invalid("path", "must end with *name for static assets, such as /app/*rest")
    if not set(route.methods) <= {"GET", "HEAD"}:
        raise invalid("methods", "must be GET or HEAD for static assets")
    if not is_name(assets.name):
        raise invalid("assets.name", "must be the name of static assets")
    if assets.fallback is not None:
        try:
            is_normal = normal_path(assets.fallback) == assets.fallback
        except Invalid:
            is_normal = False
        if not is_normal:
            raise invalid("assets.fallback", "must be the path of a file in the assets, such as index.html")


def _check_redirect(redirect: Redirect, route_path: str, names: Sequence[str]) -> None:
    if redirect.status not in REDIRECT_STATUSES:
        raise invalid("redirect.status", f"must be one of {', '.join(map(str, REDIRECT_STATUSES))}")
    if len(redirect.to) > _MAX_TARGET_LENGTH or _TARGET.fullmatch(redirect.to) is None:
        fault = f"must be at most {_MAX_TARGET_LENGTH} ASCII characters, without spaces"
        raise invalid("redirect.to", fault)
    path = redirect.to.partition("?")[0]
    if not path.startswith("/"):
        path = _path_of_url(redirect.to)
    for segment in path.split("/"):
        if segment[:1] in (":", "*") and segment[1:] not in names:
            raise invalid("redirect.to", f"has {segment}, which is no parameter of {route_path}")


def _check_verify(verify: Verify) -> None:
    if not is_secret_name(verify.secret):
        raise invalid("verify.secret", "must be the name of a secret: capital letters, digits and _")
    least, most = TOLERANCE_S
    if not least <= verify.tolerance_s <= most:
        raise invalid("verify.tolerance_s", f"must be from {least} to {most}")
    own = structs.replace(Verify(verify.preset, verify.secret), tolerance_s=verify.tolerance_s, once=verify.once)
    if verify.preset != "generic":
        if verify != own:
            raise invalid("verify.preset", f"must be generic to choose headers; {verify.preset} has its own")
        return
    for field in ("header", "timestamp_header"):
        name = getattr(verify, field)
        if (name or field == "header") and _HEADER.fullmatch(name) is None:
            raise invalid(f"verify.{field}", "must be the name of a header in lower case")
    if len(verify.prefix) > 64 or not verify.prefix.isascii() or not verify.prefix.isprintable():
        raise invalid("verify.prefix", "must be at most 64 printable ASCII characters")
    if verify.signed != "{body}" and not verify.timestamp_header:
        raise invalid("verify.timestamp_header", "must be given when a timestamp is signed")


def _path_of_url(target: str) -> str:
    fault = "must be an http or https URL, or a path of routes such as /new/:id"
    try:
        url = urlsplit(target)
        known = url.scheme in ("http", "https") and url.hostname and url.username is None
        _ = url.port
    except ValueError:
        raise invalid("redirect.to", fault) from None
    if not known or set(url.netloc) & set("*\\"):
        raise invalid("redirect.to", fault)
    return url.path


def _check_cors(cors: RouteCors) -> None:
    _check_origins(cors)
    _check_header_names(cors)
    if not 0 <= cors.max_age_s <= MAX_AGE_S:
        raise invalid("cors.max_age_s", f"must be from 0 to {MAX_AGE_S}")


def _check_origins(cors: RouteCors) -> None:
    if not cors.origins or len(cors.origins) > MAX_ORIGINS:
        raise invalid("cors.origins", f"must have 1 to {MAX_ORIGINS} origins")
    if "*" in cors.origins:
        if len(cors.origins) > 1:
            raise invalid("cors.origins", "must be * alone or a list of origins")
        if cors.credentials:
            raise invalid("cors.credentials", "must be false when any origin may call: name the origins")
        return
    for number, origin in enumerate(cors.origins):
        if _ORIGIN.fullmatch(origin) is None:
            fault = "must be an origin as browsers send it, such as https://app.example, without a path"
            raise invalid(f"cors.origins.{number}", fault)


def _check_header_names(cors: RouteCors) -> None:
    if len(cors.headers) > MAX_HEADERS:
        raise invalid("cors.headers", f"must have at most {MAX_HEADERS} names")
    if "*" in cors.headers:
        if len(cors.headers) > 1 or cors.credentials:
            raise invalid("cors.headers", "must be * alone, and without credentials, or a list of names")
        return
    for number, name in enumerate(cors.headers):
        if _HEADER.fullmatch(name) is None:
            raise invalid(f"cors.headers.{number}", "must be the name of a header in lower case")
