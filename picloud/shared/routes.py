"""Routes as the data plane knows them: which requests they answer, and how. Values only: no rules, no I/O."""

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


class LiveRoute(Struct, frozen=True):
    """A route as the data plane knows it. One of `script_id` and `redirect` is set.

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
