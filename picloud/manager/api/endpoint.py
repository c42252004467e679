"""What one endpoint is: the words in which `endpoints.py` lists them. Knows no endpoint and no service."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any, Final

from msgspec import Struct, field
from pydantic import BaseModel
from quart import Response

OPEN: Final = "open"
"""In the place of a scope: needs no credential."""
ANYBODY: Final = "anybody"
"""In the place of a scope: any valid credential will do."""

Handler = Callable[..., Awaitable[Response]]
Schema = Mapping[str, Any]


class Parameter(Struct, frozen=True):
    """A parameter in a path or a query. `schema`: JSON Schema of its text."""

    name: str
    description: str
    schema: Schema = field(default_factory=lambda: {"type": "string"})


class Deprecation(Struct, frozen=True):
    """Something clients should stop using, since when, and the day after which it may be gone.

    `link`: a page that says what to use in its place. RFC 9745 (`Deprecation`) and RFC 8594 (`Sunset`).
    """

    since: date
    sunset: date
    link: str

    def headers(self) -> dict[str, str]:
        """The headers that announce it to clients."""
        return {
            "Deprecation": f"@{int(_midnight(self.since).timestamp())}",
            "Sunset": format_datetime(_midnight(self.sunset), usegmt=True),
            "Link": f'<{self.link}>; rel="deprecation"; type="text/html"',
        }


class Endpoint(Struct, frozen=True):
    """One method of one path below `/api/v1`, as the application serves it and the OpenAPI document describes it.

    Args:
        path: with parameters as `<name>`; each is in `PATH_PARAMETERS` of `parameters.py`.
        scope: what the credential must allow, or `OPEN`, `ANYBODY`.
        handler: a method of one of the classes that `create_manager_app` makes; it gets the path's parameters.
        summary: one sentence.
        query: names out of `QUERY_PARAMETERS`, or parameters of this endpoint alone.
        if_match: whether the header `If-Match` is honoured.
        body: the model of the request's JSON body.
        body_media_type: of a body that is not JSON; it has no model.
        answer: the model of the answer's JSON; None for an answer without a body.
        receipt: the model of what a caller without the scope `read` gets instead.
        status: of a successful answer.
        creates: whether the answer is a 201 without a body when the object is new.
        headers: of a successful answer, out of `ANSWER_HEADERS`.
        media_type: of a successful answer; anything but JSON has no model.
        errors: codes beyond those that follow from the rest (`openapi.py`).
        deprecated: set when clients should stop using the whole endpoint.
        deprecated_fields: the same for a query parameter, by its name, or a top-level field of the body.
    """

    method: str
    path: str
    scope: str
    handler: Handler
    summary: str
    query: tuple[str | Parameter, ...] = ()
    if_match: bool = False
    body: type[BaseModel] | None = None
    body_media_type: str | None = None
    answer: type[Struct] | None = None
    receipt: type[Struct] | None = None
    status: int = 200
    creates: bool = False
    headers: tuple[str, ...] = ()
    media_type: str = "application/json"
    errors: tuple[str, ...] = ()
    deprecated: Deprecation | None = None
    deprecated_fields: Mapping[str, Deprecation] = {}

    @property
    def name(self) -> str:
        """Unique in the application, and how the audit log names it: `GET /admin/scripts`. Without dots: to Quart they
        would name a blueprint."""
        return f"{self.method} {self.path.replace('.', '_')}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
