"""The parameters that endpoints share, and the headers of answers, as the OpenAPI document describes them."""

from typing import Final

from picloud.manager.api.endpoint import Parameter
from picloud.manager.api.requests import DEFAULT_LIMIT, MAX_LIMIT
from picloud.manager.ids import NAME_PATTERN

PAGE: Final = ("limit", "cursor")
"""The parameters of every list that comes in pages."""

_TIME: Final = {"type": "string", "format": "date-time"}


def _by_name(*parameters: Parameter) -> dict[str, Parameter]:
    return {parameter.name: parameter for parameter in parameters}


PATH_PARAMETERS: Final = _by_name(
    Parameter("reference", "The id or the name of a script."),
    Parameter("number", "The number of a revision.", {"type": "integer", "minimum": 1, "maximum": 10**16 - 1}),
    Parameter("execution_id", "The id of an execution, as in the header `x-execution-id`."),
    Parameter("token_id", "The id of a token."),
    Parameter("session_id", "The id of a session."),
    Parameter("route_id", "The id of a route."),
    Parameter("backup_name", "The name of a backup."),
    Parameter("secret_name", "The name of a secret.", {"type": "string", "pattern": "^[A-Z][A-Z0-9_]{0,63}$"}),
    Parameter("schedule_name", "The name of a schedule.", {"type": "string", "pattern": NAME_PATTERN}),
    Parameter("template_name", "The name of a template."),
    Parameter("asset_name", "The name of static assets.", {"type": "string", "pattern": NAME_PATTERN}),
    Parameter("version_number", "The number of a version.", {"type": "integer", "minimum": 1, "maximum": 10**16 - 1}),
    Parameter("store", "The name or id of a script, or `namespace:` and the name of a namespace."),
    Parameter("key", "A key, percent-encoded; it may contain `/` as `%2F`."),
)

QUERY_PARAMETERS: Final = _by_name(
    Parameter(
        "limit",
        f"Maximum page size, 1 to {MAX_LIMIT}; other numbers are clamped.",
        {"type": "integer", "default": DEFAULT_LIMIT},
    ),
    Parameter("cursor", "The `next_cursor` of the previous page."),
    Parameter("q", "A part of the name or the description."),
    Parameter("script", "The id or the name of a script."),
    Parameter(
        "status",
        "`ok`, `failed`, or the code of an error.",
        {"type": "string", "pattern": "^[a-z][a-z_]{1,63}$"},
    ),
    Parameter("since", "From this time on.", _TIME),
    Parameter("until", "Before this time.", _TIME),
    Parameter("actor", "Who made the change: `owner`, `admin-token` or `token:<name>`."),
    Parameter(
        "action",
        "What was done, such as `script.update`.",
        {"type": "string", "pattern": r"^[a-z_]{1,32}\.[a-z_]{1,32}$"},
    ),
    Parameter("object", "The id of an object, or the name it had at the time."),
)

ANSWER_HEADERS: Final = _by_name(
    Parameter("ETag", "The state of the object, for `If-Match`."),
    Parameter("Location", "Where the new object is."),
    Parameter("Set-Cookie", "The session."),
)

QUOTA_HEADERS: Final = _by_name(
    Parameter(
        "RateLimit-Policy", 'How many requests a peer has, such as `"admin";q=6000;w=60`; not when it is not bounded.'
    ),
    Parameter("RateLimit", 'What is left of them, and for how many seconds, such as `"admin";r=5999;t=60`.'),
)

RETRY_HEADERS: Final = _by_name(
    Parameter("Retry-After", "Seconds after which it is worth trying again, where that is known.", {"type": "integer"}),
)
