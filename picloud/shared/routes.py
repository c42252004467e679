"""Routes as the data plane knows them: which requests they answer, and how. Values only: no rules, no I/O."""

from typing import Literal

from msgspec import Struct

from picloud.shared.models import Access


class RouteCors(Struct, frozen=True):
    """The pages elsewhere that may call a route.

    Attributes:
        origins: as browsers send them; `*` alone for any.
        headers: names of request headers that pages may set, in lower case; `*` alone for any.
        credentials: whether browsers send cookies and may read the response to such a request.
        max_age_s: for how long browsers may keep the response to a preflight.
    """

    origins: tuple[str, ...]
    headers: tuple[str, ...] = ()
    credentials: bool = False
    max_age_s: int = 600


class Redirect(Struct, frozen=True):
    """A response without a run. `to`: an absolute URL or the path of a route, with parameters of the pattern."""

    to: str
    status: int = 302


class RouteAssets(Struct, frozen=True):
    """Static files as the target of a route, whose pattern ends with `*name`.

    Attributes:
        name: of the bundle.
        fallback: the file that answers paths without a file: that of a single-page app.
    """

    name: str
    fallback: str | None = None


Preset = Literal["github", "stripe", "slack", "standard", "discord", "generic"]


class Verify(Struct, frozen=True, omit_defaults=True):
    """The signature that a request must have.

    Attributes:
        preset: who sends it.
        secret: the name of the secret; its value before counts too as long as it is kept.
        tolerance_s: how far a timestamp may be from now, and for how long messages are remembered.
        once: a message that came already is answered without a run.
        header, algorithm, encoding, prefix, timestamp_header, signed: of `generic` alone: where the signature is, how
            it is made and written, what stands before it, where the timestamp is, and what is signed.
    """

    preset: Preset
    secret: str
    tolerance_s: int = 300
    once: bool = False
    header: str = ""
    algorithm: Literal["sha1", "sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    prefix: str = ""
    timestamp_header: str = ""
    signed: Literal["{body}", "{timestamp}.{body}"] = "{body}"


class RefusedSignature(Struct, frozen=True):
    """A request that was refused. `at`: milliseconds since 1970-01-01 UTC; `reason`: for the owner of the route."""

    at: int
    reason: str


class LiveRoute(Struct, frozen=True):
    """A route as the data plane knows it. One of `script_id`, `redirect` and `assets` is set.

    Attributes:
        methods: upper-case, in order.
        max_requests_per_minute: quota of all callers together; 0 is none.
        max_requests_per_minute_per_address: quota of each address, or of each /64 of IPv6; 0 is none.
    """

    id: str
    path: str
    methods: tuple[str, ...]
    script_id: str | None = None
    redirect: Redirect | None = None
    access: Access = "public"
    cors: RouteCors | None = None
    max_requests_per_minute: int = 0
    max_requests_per_minute_per_address: int = 0
    verify: Verify | None = None
    assets: RouteAssets | None = None
