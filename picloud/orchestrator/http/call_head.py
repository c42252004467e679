"""The part of a call that is in the head of its request, worked out once for all requests with the same head. Knows
nothing of what is live: the same words may name another script a moment later."""

from collections.abc import Sequence
from typing import ClassVar, Final

from picloud.orchestrator.http.credentials import without_credentials
from picloud.orchestrator.http.request_reader import has_body, too_large
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.errors import NotFound
from picloud.shared.http.asgi import Header, Scope
from picloud.shared.http.origins import is_on_apps
from picloud.shared.http.paths import EXECUTE_PREFIX, decode_path
from picloud.shared.http.queries import check_query
from picloud.shared.models import HttpRequest, LiveScript

_PREFIX: Final = EXECUTE_PREFIX.decode("ascii")


class CallHead:
    """One head, of a request for a path that starts with `EXECUTE_PREFIX`, on either origin.

    A rule that holds for the head as such is not asked again; whoever asks them does so in the order in which a caller
    must hear of them.
    """

    __slots__ = (
        "_address",
        "_bare",
        "_is_framing_sound",
        "_query",
        "_scope",
        "_spelled_out",
        "_visible_headers",
        "headers",
        "is_query_sound",
        "method",
        "on_apps",
    )

    is_of_route: ClassVar[bool] = False
    cors_headers: Sequence[Header] = ()
    """Headers that each response has because of a route."""
    cors_lines: bytes = b""

    def __init__(self, scope: Scope) -> None:
        client = scope.get("client")
        self._scope = scope
        self._bare = scope["raw_path"][len(EXECUTE_PREFIX) :].decode("latin-1")
        self._spelled_out: tuple[str, str] | None = None
        self._query: bytes = scope["query_string"]
        self._address: str | None = client[0] if client else None
        self.is_query_sound = False
        self._is_framing_sound = False
        self.method: str = scope["method"]
        self.headers: list[Header] = scope["headers"]
        self._visible_headers = without_credentials(self.headers)
        self.on_apps = is_on_apps(scope)

    @property
    def address(self) -> str | None:
        """The address of the caller."""
        return self._address

    @property
    def base_path(self) -> str | None:
        """The path of the script as it was called, without what is below it: its cookies are for this one. None on the
        apps origin, where they are for any."""
        if self.on_apps:
            return None
        reference, _, _ = self._bare.partition("/")
        return f"{_PREFIX}{reference}"

    def find_script(self, table: ScriptTable) -> tuple[LiveScript, str]:
        """The live script that the path names, and the decoded path below it.

        Raises:
            NotFound: there is none.
            BadRequest: the path is not well-formed.
        """
        script = table.find(self._bare)  # nearly always the bare id or name
        if script is not None:
            return script, "/"
        if self._spelled_out is None:
            self._spelled_out = _spell_out(self._bare.encode("latin-1"))
        key, path = self._spelled_out
        script = table.find(key)
        if script is None:
            raise NotFound("There is no such script.")
        return script, path

    def check_query(self) -> None:
        """Accept the query, which `is_query_sound` says from then on.

        Raises:
            BadRequest: as `queries.check_query`.
        """
        check_query(self._query)
        self.is_query_sound = True

    def check_body(self, size: int, max_bytes: int) -> None:
        """Accept a body that is all there, of this many bytes.

        Raises:
            TooLarge, BadRequest, PiCloudError: as `has_body`.
        """
        if not self._is_framing_sound:
            has_body(self._scope, max_bytes)
            self._is_framing_sound = True
        elif size > max_bytes:
            raise too_large(max_bytes)

    def request(self, path: str, body: bytes) -> HttpRequest:
        """The request as a script may see it."""
        return HttpRequest(self.method, path, self._query, self._visible_headers, body, self._address)


def _spell_out(raw: bytes) -> tuple[str, str]:
    """Id or name, and the path below, without percent escapes."""
    raw_key, slash, raw_below = raw.partition(b"/")
    key = decode_path(b"/" + raw_key)[1:]
    return key, decode_path(slash + raw_below) if raw_below else "/"
