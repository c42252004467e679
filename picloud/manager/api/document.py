"""Handler of `/openapi.json`. The document is made when it is first asked for: most installations never do."""

from collections.abc import Callable
from typing import Any

from quart import Response

from picloud.manager.api.requests import read_query
from picloud.manager.api.responses import json_response


class DocumentHandlers:
    """Args:
    make: gives the document (`openapi.py`).
    """

    def __init__(self, make: Callable[[], dict[str, Any]]) -> None:
        self._make = make
        self._made: dict[str, Any] | None = None

    async def get(self) -> Response:
        read_query()
        if self._made is None:
            self._made = self._make()
        return json_response(self._made)
