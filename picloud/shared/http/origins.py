"""The two origins of an installation. The *main origin* has the dashboard, the admin API, and scripts below their
prefixes; the *apps origin* has scripts and routes alone, and routes begin at `/` there."""

from typing import Final

from picloud.shared.http.asgi import Scope
from picloud.shared.http.paths import EXECUTE_PREFIX, is_of_data_plane, is_of_routes
from picloud.shared.version import ROUTES_PATH

_ON_APPS: Final = "picloud.on_apps"


def to_apps(scope: Scope) -> Scope:
    """Return the scope of a request as one to the apps origin."""
    return {**scope, _ON_APPS: True}


def is_on_apps(scope: Scope) -> bool:
    """True of requests to the apps origin."""
    return _ON_APPS in scope


def is_for_scripts(scope: Scope) -> bool:
    """True when scripts or routes answer the request: on the apps origin always."""
    return _ON_APPS in scope or is_of_data_plane(scope["raw_path"])


def is_for_routes(scope: Scope) -> bool:
    """True when routes answer the request, after `is_for_scripts`."""
    raw_path: bytes = scope["raw_path"]
    return not raw_path.startswith(EXECUTE_PREFIX) if _ON_APPS in scope else is_of_routes(raw_path)


def routes_prefix(scope: Scope) -> str:
    """Return what the paths of routes begin with on the origin of the request."""
    return "" if _ON_APPS in scope else ROUTES_PATH
