"""Routes, as the services hand them on."""

from collections.abc import Mapping, Sequence

from msgspec import UNSET, Struct, UnsetType

from picloud.shared.models import Access
from picloud.shared.routes import Redirect, RouteAssets, RouteCors, Verify


class Route(Struct, frozen=True, kw_only=True):
    """A route. Times are milliseconds since 1970-01-01 UTC. Exactly one of `script_id`,
    `redirect` and `assets` is set.

    Attributes:
        path: the pattern in normal form.
        methods: upper-case, in order.
        version: counts every change; the entity tag.
    """

    id: str
    path: str
    methods: tuple[str, ...]
    script_id: str | None = None
    redirect: Redirect | None = None
    assets: RouteAssets | None = None
    access: Access = "public"
    cors: RouteCors | None = None
    max_requests_per_minute: int = 0
    max_requests_per_minute_per_address: int = 0
    verify: Verify | None = None
    enabled: bool = True
    description: str = ""
    version: int = 1
    created_at: int
    updated_at: int


class RouteFields(Struct, frozen=True, kw_only=True):
    """Fields of a route to be made or changed; those that are unset stay as they are. `script`: an id or a name."""

    path: str | UnsetType = UNSET
    methods: Sequence[str] | UnsetType = UNSET
    script: str | UnsetType | None = UNSET
    redirect: Redirect | UnsetType | None = UNSET
    assets: RouteAssets | UnsetType | None = UNSET
    access: Access | UnsetType | None = UNSET
    cors: RouteCors | UnsetType | None = UNSET
    max_requests_per_minute: int | UnsetType = UNSET
    max_requests_per_minute_per_address: int | UnsetType = UNSET
    verify: Verify | UnsetType | None = UNSET
    enabled: bool | UnsetType = UNSET
    description: str | UnsetType = UNSET


class TriedRoute(Struct, frozen=True):
    """A route that does not answer a request, and why."""

    route: Route
    why_not: str


class Explanation(Struct, frozen=True, kw_only=True):
    """The route that would answer a request, and why.

    Attributes:
        params: of the path, by name.
        tried: other routes that have something in common with the path, the nearest first.
        then: what is looked at after the match, in order: a sentence by `verify`, `access`, `quota` and `cors`.
        status: of the response; None when the script decides.
        code: of the error; empty without one.
    """

    match: Route | None
    params: Mapping[str, str]
    tried: Sequence[TriedRoute]
    then: Mapping[str, str]
    status: int | None
    code: str
