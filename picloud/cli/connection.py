"""Requests to one server: targets are sent byte for byte, and what fails becomes one line that names the way out."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import httpx

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.shared.version import PRODUCT_VERSION

if TYPE_CHECKING:
    from picloud.cli.session import Session

CONNECT_TIMEOUT_S: Final = 5.0
Headers = Sequence[tuple[bytes, bytes]]


class Connection:
    """Sends requests to the server of a session.

    Args:
        transport: replaces the network; None is the network.
    """

    def __init__(self, session: "Session", transport: httpx.BaseTransport | None = None) -> None:
        self._session = session
        self._base_path = urlsplit(session.url).path
        self._http = httpx.Client(
            base_url=session.url.removesuffix(self._base_path),
            transport=transport,
            headers={"user-agent": f"picloud/{PRODUCT_VERSION}"},
            trust_env=not session.is_this_machine,  # a proxy of the environment is not the way to this machine
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
                extensions={"target": whole.encode("ascii")},  # httpx would resolve dot segments and escape anew
            ) as response,
        ):
            yield response

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
                f"{self._session.url} answered {response.status_code} ({kind}), which is not PiCloud's API",
                code="not_picloud",
                hint="check --url or PICLOUD_URL",
            )
        hint = None
        if response.status_code == 401:
            hint = self._session.token_advice
        elif response.status_code == 503:
            hint = f"try again in {response.headers.get('retry-after', 'a few')} s"
        return CommandFailed(
            str(error.get("message", "")), code=str(error["code"]), hint=hint, details=error.get("details")
        )

    @contextmanager
    def _translating(self) -> Iterator[None]:
        url = self._session.url
        try:
            yield
        except (httpx.ConnectError, httpx.ConnectTimeout) as exc:
            here = "start it with `picloud serve` or `systemctl start picloud`, or say where it is with --url"
            hint = here if self._session.is_this_machine else "check the address, and that it is running there"
            raise CommandFailed(f"no PiCloud answers at {url} ({exc})", code="unreachable", hint=hint) from exc
        except httpx.TimeoutException as exc:
            raise CommandFailed(
                f"{url} did not answer in time", code="timeout", hint="see its log, or try again"
            ) from exc
        except (httpx.InvalidURL, httpx.LocalProtocolError) as exc:
            message = f"this cannot be sent over HTTP: {exc}"
            raise CommandFailed(message, code="usage", exit_code=EXIT_USAGE) from exc
        except httpx.HTTPError as exc:
            raise CommandFailed(
                f"the connection to {urlsplit(url).netloc} broke ({exc})", code="connection_lost", hint="try again"
            ) from exc


def read_object(response: httpx.Response) -> dict[str, Any]:
    """Return the JSON object in the body, empty when it holds something else."""
    response.read()
    try:
        document = response.json()
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
