"""Requests to one server: targets are sent byte for byte, and what fails becomes one line that names the way out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import httpx

from picloud.cli.certificates import explain_tls, trust_only
from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.installation_directory import START_HINT
from picloud.cli.local_transport import LocalTransport
from picloud.cli.output import note
from picloud.shared.version import PRODUCT_VERSION

if TYPE_CHECKING:
    from picloud.cli.session import Session

CONNECT_TIMEOUT_S: Final = 5.0
_ERRNO: Final = re.compile(r"\A\[Errno -?[0-9]+\] ")
_LOCAL: Final = "http://localhost"
Headers = Sequence[tuple[bytes, bytes]]


class Connection:
    """Sends requests to the server of a session.

    Args:
        transport: replaces the network; None is the network.
    """

    def __init__(self, session: "Session", transport: httpx.BaseTransport | None = None) -> None:
        self._session = session
        url = session.remote_url
        if url is None:
            transport = transport or LocalTransport(session.directory)
        self._base_path = urlsplit(url or "").path
        self._told_deprecation = False
        self._http = httpx.Client(
            base_url=_LOCAL if url is None else url.removesuffix(self._base_path),
            transport=transport,
            verify=True if url is None or session.cacert is None else trust_only(session.cacert),
            headers={"user-agent": f"picloud/{PRODUCT_VERSION}"},
            trust_env=url is not None,  # a proxy of the environment is not the way to this machine
        )

    def close(self) -> None:
        self._http.close()

    @contextmanager
    def stream(
        self,
        method: str,
        target: str,
        *,
        headers: Headers = (),
        body: bytes = b"",
        timeout_s: float,
    ) -> Iterator[httpx.Response]:
        """Send a request and give its response, whose body has not been read.

        Args:
            target: path and query as built by `picloud.cli.targets`; the path of the server's URL is put before it.
            timeout_s: the longest silence, in seconds.
        Raises:
            CommandFailed: `unreachable`, `timeout`, `connection_lost`, or `usage` for what HTTP cannot carry.
        """
        whole = self._base_path + target
        with (
            self._translating(),
            self._http.stream(
                method,
                whole,
                headers=list(headers),
                content=body,
                timeout=httpx.Timeout(timeout_s, connect=CONNECT_TIMEOUT_S),
                extensions={"target": whole.encode("ascii")},  # httpx would resolve dot segments and escape again
            ) as response,
        ):
            self._tell_deprecation(response)
            yield response

    def _tell_deprecation(self, response: httpx.Response) -> None:
        """Say once that what this command uses will go (RFC 9745, RFC 8594)."""
        if self._told_deprecation or "deprecation" not in response.headers:
            return
        self._told_deprecation = True
        end = response.headers.get("sunset")
        when = f" and ends on {end}" if end else ""
        note(f"warning: {self._session.server_name} says that what this command uses is deprecated{when}; upgrade it")

    def authorized(self, headers: Headers = ()) -> Headers:
        """Return the headers with the token of the session.

        Raises:
            CommandFailed: `unauthenticated`, there is no token.
        """
        if self._session.token is None:
            raise CommandFailed("no admin token found", code="unauthenticated", hint=self._session.token_advice)
        return [*headers, (b"authorization", b"Bearer " + self._session.token.encode("ascii"))]

    def refusal(self, response: httpx.Response, document: Mapping[str, Any] | None = None) -> CommandFailed:
        """Return the failure that an unsuccessful response stands for. `document`: its body, read here when None."""
        error = (read_object(response) if document is None else document).get("error")
        if not isinstance(error, dict) or "code" not in error:
            kind = response.headers.get("content-type", "no content type")
            return CommandFailed(
                f"{self._session.server_name} answered {response.status_code} ({kind}), which is not PiCloud's API",
                code="not_picloud",
                hint="check the address",
            )
        hint = None
        if response.status_code == 401:
            hint = self._session.token_advice
        elif response.status_code == 503:
            hint = f"try again in {response.headers.get('retry-after', 'a few')} s"
        message, code, details = str(error.get("message", "")), str(error["code"]), error.get("details")
        if is_not_understood(code, details):
            other = self._other_version()
            if other is not None:
                message = f"{self._session.server_name} is PiCloud {other}, this command {PRODUCT_VERSION}: {message}"
                hint = f"use the command line of {other}, or the same version on both sides"
        return CommandFailed(message, code=code, hint=hint, details=details)

    def _other_version(self) -> str | None:
        """Return the product version of the server; None when it is this one or cannot be learned."""
        try:
            document = self._http.get(f"{self._base_path}/version", timeout=CONNECT_TIMEOUT_S).json()
        except (httpx.HTTPError, ValueError):
            return None
        product = document.get("product") if isinstance(document, dict) else None
        return product if isinstance(product, str) and product != PRODUCT_VERSION else None

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except (httpx.ConnectError, httpx.ConnectTimeout) as exc:
            raise self._unreachable(exc) from exc
        except httpx.TimeoutException as exc:
            raise CommandFailed(
                f"{self._session.server_name} did not answer in time", code="timeout", hint="see its log, or try again"
            ) from exc
        except (httpx.InvalidURL, httpx.LocalProtocolError) as exc:
            message = f"this cannot be sent over HTTP: {exc}"
            raise CommandFailed(message, code="usage", exit_code=EXIT_USAGE) from exc
        except httpx.HTTPError as exc:
            name = self._session.server_name
            hint = "try again; if it serves HTTPS, write https://" if name.startswith("http://") else "try again"
            raise CommandFailed(f"the connection to {name} broke ({exc})", code="connection_lost", hint=hint) from exc

    def _unreachable(self, exc: httpx.TransportError) -> CommandFailed:
        url = self._session.remote_url
        host = urlsplit(url or "").hostname or ""
        refused = explain_tls(exc, host, has_cacert=self._session.cacert is not None)
        if refused is not None:
            return refused
        hint = START_HINT if url is None else "check the address, and that PiCloud is running there"
        reason = "no answer in time" if isinstance(exc, httpx.ConnectTimeout) else _ERRNO.sub("", str(exc))
        return CommandFailed(f"cannot reach {self._session.server_name}: {reason}", code="unreachable", hint=hint)


def is_not_understood(code: str, details: object) -> bool:
    """Return whether an error means that the server does not know what it was asked for: a path, a field, a major."""
    if code in ("unknown_api_version", "method_not_allowed"):
        return True
    return code in ("not_found", "bad_request") and isinstance(details, dict) and "unknown" in details


def read_object(response: httpx.Response) -> dict[str, Any]:
    """Return the JSON object in the body, empty when it holds something else."""
    response.read()
    try:
        document = response.json()
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
