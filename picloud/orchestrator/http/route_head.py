"""The head of a request for a route: which route answers, and what its path means. Worked out once for all requests
with the same head, and again when the routes have changed."""

from typing import Final

from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.http.call_head import CallHead
from picloud.orchestrator.http.redirects import location_of
from picloud.orchestrator.http.route_cors import cors_headers, origin_of, preflight_headers, requested_method
from picloud.orchestrator.http.static_files import FileAnswer, FileRequest, find_answer
from picloud.orchestrator.route_table import RouteTable
from picloud.shared.errors import NotFound, PiCloudError
from picloud.shared.http.asgi import Header, Scope
from picloud.shared.http.direct import header_lines
from picloud.shared.http.origins import routes_prefix
from picloud.shared.http.route_tree import Match, RouteTree, split_path
from picloud.shared.models import HttpRequest
from picloud.shared.routes import LiveRoute
from picloud.shared.version import ROUTES_PATH

_NO_CONTENT: Final = 204


class AnsweredWithoutRun(Exception):
    """The answer to a request that needs no run: a redirect, what a route allows, or what a sender tries out."""

    def __init__(self, status: int, headers: list[Header], body: bytes = b"") -> None:
        super().__init__(status)
        self.status = status
        self.headers = headers
        self.body = body


class RouteHead(CallHead):
    """One head, of a request for a path of routes.

    Attributes:
        cors_headers: of each response to such a request.
        cors_lines: the same as they go out.
        allow: the methods that routes answer at the path, after a refusal of the method.
    """

    __slots__ = (
        "_failure",
        "_match",
        "_params",
        "_path",
        "_prefix",
        "_raw_path",
        "_routes",
        "_tree",
        "allow",
        "cors_headers",
        "cors_lines",
    )

    is_of_route = True

    def __init__(self, scope: Scope, routes: RouteTable) -> None:
        super().__init__(scope)
        self._prefix = routes_prefix(scope)
        self._raw_path: bytes = scope["raw_path"][len(self._prefix) :]
        self._routes = routes
        self._tree: RouteTree | None = None
        self._path = "/"
        self._match: Match | None = None
        self._params: list[tuple[str, str]] = []
        self._failure: PiCloudError | AnsweredWithoutRun | None = None
        self.cors_headers: list[Header] = []
        self.cors_lines = b""
        self.allow: list[str] = []

    @property
    def base_path(self) -> str | None:
        """The path that cookies of the script are confined to: the first segment of the route, where it is a literal.
        None on the apps origin."""
        if self.on_apps:
            return None
        first = self.route.path.split("/")[1]
        return ROUTES_PATH if not first or first[0] in ":*" else f"{ROUTES_PATH}/{first}"

    @property
    def route(self) -> LiveRoute:
        """The route that answers, after `resolve`."""
        assert self._match is not None  # noqa: S101  as the docstring says
        return self._match.route

    def resolve(self) -> LiveRoute:
        """Return the route that answers.

        Raises:
            NotFound: no route has this path.
            PiCloudError: `method_not_allowed`, `uri_too_long`; BadRequest: the path is not well-formed.
            AnsweredWithoutRun: the request asks what the path allows.
        """
        if self._tree is not self._routes.tree:
            self._find()
        if self._failure is not None:
            raise self._failure.with_traceback(None)  # the same one is raised for each request with this head
        return self.route

    def answer_to_redirect(self, route: LiveRoute) -> AnsweredWithoutRun | None:
        """Return the answer of a route that redirects."""
        if route.redirect is None or self._match is None:
            return None
        location = location_of(route.redirect, self._match.params, self._query, prefix=self._prefix)
        return AnsweredWithoutRun(route.redirect.status, [(b"location", location.encode("latin-1"))])

    def answer_to_assets(self, route: LiveRoute, assets: AssetTable) -> FileAnswer | None:
        """Return the answer of a route to static files.

        Raises:
            NotFound: there is no such file.
        """
        if route.assets is None or self._match is None:
            return None
        rest = next(reversed(self._match.params.values()), "")
        index = assets.find(route.assets.name)
        request = FileRequest(rest, self._scope["raw_path"], self._query, self.headers)
        return find_answer(route.assets, index, request)

    def script_path(self) -> str:
        """The path as the script sees it: decoded, below the prefix of routes."""
        return self._path

    def request(self, path: str, body: bytes) -> HttpRequest:
        """As in `CallHead`, with the parameters."""
        assert self._match is not None  # noqa: S101  it was resolved
        return HttpRequest(
            self.method,
            path,
            self._query,
            self._visible_headers,
            body,
            self._address,
            self._params,
            self._match.route.path,
        )

    def _find(self) -> None:
        self._tree = self._routes.tree
        self._match = self._failure = None
        if self.cors_headers:
            self._set_cors([])
        try:
            segments = split_path(self._raw_path)
            self._path = "/" + "/".join(segments)
            self._match = self._tree.find(segments, self.method)
        except PiCloudError as error:
            self._failure = error
            segments = []
        if self._match is None:
            self._fail(segments)
            return
        self._params = list(self._match.params.items())
        cors = self._routes.cors_of(self._match.route)
        if cors is not None:
            self._set_cors(cors_headers(cors, origin_of(self.headers)))

    def _fail(self, segments: list[str]) -> None:
        """There is no route for the method and the path: find out what to say."""
        cors = self._routes.cors_near(segments)
        if cors is not None:
            self._set_cors(cors_headers(cors, origin_of(self.headers)))
        if self._failure is not None:
            return
        self.allow = self._routes.tree.methods(segments)
        if not self.allow:
            self._failure = NotFound("No route has this path.")
        elif self.method == "OPTIONS":
            self._failure = self._options(segments)
        else:
            self._failure = PiCloudError(
                f"No route answers {self.method} at this path.",
                code="method_not_allowed",
                details={"allow": self.allow},
            )

    def _options(self, segments: list[str]) -> AnsweredWithoutRun:
        """Return the answer to OPTIONS where no route is for it; a preflight gets the rule of the route it is about."""
        methods = sorted({*self.allow, "OPTIONS"})
        asked = requested_method(self.method, self.headers)
        match = None if asked is None else self._routes.tree.find(segments, asked)
        cors = self._routes.cors_near(segments) if match is None else self._routes.cors_of(match.route)
        if asked is None or cors is None:
            return AnsweredWithoutRun(_NO_CONTENT, [(b"allow", ", ".join(methods).encode("ascii"))])
        self._set_cors([])
        needs_token = match is not None and match.route.access == "token"
        return AnsweredWithoutRun(
            _NO_CONTENT, preflight_headers(cors, self.headers, self.allow, needs_token=needs_token)
        )

    def _set_cors(self, headers: list[Header]) -> None:
        self.cors_headers = headers
        self.cors_lines = header_lines(headers)
