"""Requests to the admin API of one server: paths and JSON bodies in, documents out. Knows no endpoint."""

import json
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import httpx

from picloud.cli.connection import Connection, Headers, read_object
from picloud.cli.targets import Query, admin_target
from picloud.shared.local_socket import ADDRESS_PATH

if TYPE_CHECKING:
    from picloud.cli.session import Session

ADMIN_TIMEOUT_S: Final = 30.0
_PAGE_SIZE: Final = 200


class AdminApi:
    """A connection to one server, closed at the end of `with`."""

    def __init__(self, session: "Session", transport: httpx.BaseTransport | None = None) -> None:
        self._session = session
        self._connection = Connection(session, transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()

    def address(self) -> str:
        """The address under which people and programs find the server, without a path."""
        if self._session.remote_url is not None:
            return self._session.remote_url
        return str(self.probe(ADDRESS_PATH)["url"])

    def probe(self, path: str) -> dict[str, Any]:
        """Ask `/readyz`, `/version` or the like, without the token; whatever the status is."""
        with self._connection.stream("GET", path, timeout_s=ADMIN_TIMEOUT_S) as response:
            return read_object(response)

    def call(self, method: str, *path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Make one request to the admin API; returns the body of the response, empty for one without."""
        return self._admin(method, path, body)

    def _download(self, target: str) -> Iterator[bytes]:
        """Yield the body of a response in pieces."""
        with self._connection.stream(
            "GET", target, headers=self._connection.authorized(), timeout_s=ADMIN_TIMEOUT_S
        ) as response:
            if not response.is_success:
                raise self._connection.refusal(response)
            yield from response.iter_bytes()

    def _list(self, path: Sequence[str], query: Query | None = None, most: int | None = None) -> list[dict[str, Any]]:
        """Return the items of a list over all its pages, at most `most` of them."""
        items: list[dict[str, Any]] = []
        cursor: str | None = None
        while most is None or len(items) < most:
            size = _PAGE_SIZE if most is None else min(_PAGE_SIZE, most - len(items))
            page_query = {**(query or {}), "limit": size, **({"cursor": cursor} if cursor else {})}
            page = self._admin("GET", path, query=page_query)
            items += page["items"]
            cursor = page.get("next_cursor")
            if not cursor:
                break
        return items

    def _admin(
        self,
        method: str,
        path: Sequence[str],
        body: Mapping[str, Any] | None = None,
        query: Query | None = None,
        timeout_s: float = ADMIN_TIMEOUT_S,
    ) -> dict[str, Any]:
        response = self._exchange(method, path, body, self._connection.authorized(), query=query, timeout_s=timeout_s)
        return self._document(response)

    def _document(self, response: httpx.Response) -> dict[str, Any]:
        """Return the body of a response, empty for one without.

        Raises:
            CommandFailed: the server refused the request.
        """
        if response.is_success and not response.content:
            return {}
        document = read_object(response)
        if response.is_success and document:
            return document
        raise self._connection.refusal(response, document)

    def _exchange(
        self,
        method: str,
        path: Sequence[str],
        body: Mapping[str, Any] | None,
        credential: Headers,
        *,
        query: Query | None = None,
        timeout_s: float = ADMIN_TIMEOUT_S,
    ) -> httpx.Response:
        """Send one request to the admin API with these credentials and return the response, read whole."""
        headers, content = credential, b""
        if body is not None:
            headers = [*headers, (b"content-type", b"application/json")]
            content = json.dumps(body, ensure_ascii=False).encode("utf-8")
        target = admin_target(*path, query=query)
        with self._connection.stream(method, target, headers=headers, body=content, timeout_s=timeout_s) as response:
            response.read()
            return response
