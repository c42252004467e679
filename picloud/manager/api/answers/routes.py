"""Routes as the API shows them."""

from typing import Annotated

from msgspec import Meta, Struct

from picloud.manager.api.answers.fields import Time


class RouteCorsRule(Struct, frozen=True, kw_only=True):
    """The pages elsewhere that may call a route."""

    origins: list[str]
    headers: list[str]
    credentials: bool
    max_age_s: int


class RouteRedirect(Struct, frozen=True, kw_only=True):
    """A response without a run."""

    to: str
    status: int


class RouteAssets(Struct, frozen=True, kw_only=True):
    """Static files in place of a run."""

    name: str
    fallback: Annotated[str | None, Meta(description="The file for paths without a file.")]


class RouteVerify(Struct, frozen=True, kw_only=True):
    """The signature that a request must have."""

    preset: str
    secret: str
    tolerance_s: int
    once: bool
    header: str
    algorithm: str
    encoding: str
    prefix: str
    timestamp_header: str
    signed: str


class SignatureRefusal(Struct, frozen=True, kw_only=True):
    """A request that was refused because of its signature."""

    at: Time
    reason: str


class Route(Struct, frozen=True, kw_only=True):
    """A route: which requests it answers, and with what."""

    id: str
    path: Annotated[str, Meta(description="The pattern, below `/exec`.")]
    methods: list[str]
    url: Annotated[str, Meta(description="The pattern with its prefix.")]
    script: Annotated[
        str | None, Meta(description="The name of the script; null for other targets and a deleted script.")
    ]
    script_id: str | None
    redirect: RouteRedirect | None
    assets: RouteAssets | None
    access: Annotated[str, Meta(description="`public`, or `token`: the scope `invoke:<script id>` is needed.")]
    cors: RouteCorsRule | None
    max_requests_per_minute: int
    max_requests_per_minute_per_address: int
    verify: RouteVerify | None
    refused_signatures: Annotated[int, Meta(description="Since the start of the service.")]
    last_refusals: Annotated[list[SignatureRefusal], Meta(description="At most 5, the newest first.")]
    enabled: bool
    description: str
    problem: Annotated[
        str | None,
        Meta(description="Why it cannot answer now: `script_deleted` or `assets_deleted`; null when nothing is known."),
    ]
    version: int
    created_at: Time
    updated_at: Time


class RouteReceipt(Struct, frozen=True, kw_only=True):
    """A route after a change, for a caller who may not read routes."""

    id: str
    path: str
    methods: list[str]
    url: str
    version: int
    updated_at: Time


class RouteList(Struct, frozen=True, kw_only=True):
    """All routes in the order of their paths."""

    items: list[Route]


class TriedRoute(Struct, frozen=True, kw_only=True):
    """A route that does not answer a request, and why."""

    route: Route
    why_not: str


class RouteMatch(Struct, frozen=True, kw_only=True):
    """The route that answers a request, with the parameters of its path."""

    route: Route
    params: dict[str, str]


class RouteChecks(Struct, frozen=True, kw_only=True):
    """The checks after a route was found, each as one sentence."""

    verify: str
    access: str
    quota: str
    cors: str


class RouteAnswer(Struct, frozen=True, kw_only=True):
    """The response that a request would get."""

    status: Annotated[int | None, Meta(description="Null when the script decides, or which files there are.")]
    code: Annotated[str | None, Meta(description="The code of the error, if it is one.")]


class RouteExplanation(Struct, frozen=True, kw_only=True):
    """The route that would answer a request, and why."""

    match: RouteMatch | None
    tried: Annotated[list[TriedRoute], Meta(description="At most 20 others, the nearest first.")]
    then: RouteChecks | None
    answer: RouteAnswer
