"""What handlers ask of a request: its JSON body, its query parameters, its preconditions."""

import re
from asyncio import ensure_future, to_thread, wait
from collections.abc import Collection, Mapping
from typing import Any, Final, cast
from urllib.parse import parse_qsl

from quart import Request, current_app, request
from quart.wrappers.request import Body
from werkzeug.exceptions import RequestEntityTooLarge

from picloud.manager.api.cursors import decode_cursor
from picloud.manager.api.deprecations import note_body_fields
from picloud.manager.api.strict_json import parse_json
from picloud.manager.assets.limits import MAX_ARCHIVE_BYTES
from picloud.shared.errors import BadRequest, PiCloudError, TooLarge
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.http.paths import ADMIN_PATH

DEFAULT_LIMIT: Final = 50
MAX_LIMIT: Final = 200
_MAX_PARAMETERS: Final = 256
_MAX_VALUE_LENGTH: Final = 1_000
_ARCHIVES_PATH: Final = f"{ADMIN_PATH}/assets/"
_LARGE_BODY_BYTES: Final = 64 * 1024
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,30}")
_BAD_PERCENT: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_ENTITY_TAG: Final = re.compile(r'(?:W/)?"([\x21\x23-\x7e]*)"')
_ADDED_BY_PROXIES: Final = re.compile(r"(?:--?|;)(?:gzip|br|zstd|deflate)$")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,15}")


class _CountedBody(Body):
    """A body that knows how much of it has arrived."""

    received_bytes = 0

    def append(self, data: bytes) -> None:
        self.received_bytes += len(data)
        super().append(data)


class PacedRequest(Request):
    """A request whose body is read at a minimum pace. One for an archive may be longer than others."""

    body_class = _CountedBody

    def __init__(self, method: str, scheme: str, path: str, *args: Any, **options: Any) -> None:
        most_bytes = options.get("max_content_length")
        if method == "PUT" and path.startswith(_ARCHIVES_PATH) and most_bytes is not None:
            options["max_content_length"] = max(most_bytes, MAX_ARCHIVE_BYTES)
        super().__init__(method, scheme, path, *args, **options)


async def read_json(too_large: PiCloudError | None = None) -> Any:  # Any: a JSON value has any type
    """The JSON body of the request.

    Args:
        too_large: the refusal of a body over the limit; None means `body_too_large`.
    Raises:
        PiCloudError: 415 for another content type or a compressed body, 413, and as `parse_json`.
    """
    _check_content_type()
    try:
        body = await _read_body()
    except RequestEntityTooLarge:
        raise too_large or TooLarge("The body is too large.") from None
    # the data plane shares this loop
    value = await to_thread(parse_json, body) if len(body) > _LARGE_BODY_BYTES else parse_json(body)
    if isinstance(value, dict):
        note_body_fields(value)
    return value


async def read_bytes(media_type: str, most_bytes: int, too_large: PiCloudError) -> bytes:
    """The body of the request as it is.

    Args:
        most_bytes: that it may have, whatever other bodies may have.
        too_large: the refusal of a longer one.
    Raises:
        PiCloudError: 415 for another content type or a compressed body; `body_timeout`; `too_large`.
    """
    _check_not_compressed()
    if request.mimetype != media_type:
        raise PiCloudError(f"The body needs Content-Type: {media_type}.", code="unsupported_media_type")
    try:
        body = await _read_body()
    except RequestEntityTooLarge:
        raise too_large from None
    if len(body) > most_bytes:
        raise too_large
    return body


async def _read_body() -> bytes:
    """Return the whole body.

    Raises:
        PiCloudError: `body_timeout`.
        RequestEntityTooLarge: it is over the limit.
    """
    pace: BodyPace = current_app.config["BODY_PACE"]
    arrived = cast("_CountedBody", request.body)
    reading = ensure_future(request.get_data(cache=False, as_text=False, parse_form_data=False))
    counted_bytes = 0
    try:
        while True:
            done, _ = await wait([reading], timeout=pace.period_s)
            if done:
                return reading.result()
            if arrived.received_bytes - counted_bytes < pace.bytes_per_period:
                raise pace.too_slow()
            counted_bytes = arrived.received_bytes
    finally:
        reading.cancel()


def read_query(*names: str) -> dict[str, str]:
    """The query parameters that the endpoint knows and the request has.

    Raises:
        BadRequest: one that it does not know, one that is there twice, one that cannot be read.
    """
    raw = request.query_string
    if _BAD_PERCENT.search(raw):
        raise BadRequest("The query has a percent sign without two digits.", code="bad_query_encoding")
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict")
    except UnicodeError:
        raise BadRequest("The query is not UTF-8.", code="bad_query_encoding") from None
    if len(pairs) > _MAX_PARAMETERS:
        raise BadRequest(f"The query has more than {_MAX_PARAMETERS} parameters.", code="too_many_parameters")
    unknown = sorted({name for name, _ in pairs if name not in names})
    if unknown:
        known = ", ".join(names) or "none"
        message = f"Unknown query parameters; this endpoint knows: {known}."
        raise BadRequest(message, details={"unknown": [name[:64] for name in unknown[:10]]})
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadRequest("A query parameter is repeated.")
    for name, value in found.items():
        if len(value) > _MAX_VALUE_LENGTH or "\0" in value:
            raise BadRequest(f"{name}: the value cannot be used.")
    return found


def page_of(query: Mapping[str, str], kind: str) -> tuple[str | None, int]:
    """The key to go on from, and the size of the page: `limit` is cut to 1 to 200.

    Raises:
        BadRequest: the limit is not an integer; `invalid_cursor`.
    """
    limit = query.get("limit", str(DEFAULT_LIMIT))
    if _INTEGER.fullmatch(limit) is None:
        raise BadRequest("limit: must be an integer.")
    cursor = query.get("cursor")
    before = None if cursor is None else decode_cursor(kind, cursor)
    return before, min(MAX_LIMIT, max(1, int(limit)))


def read_if_match() -> Collection[str] | None:
    """Return the entity tags of `If-Match` without quotes; None when any state is right.

    A tag is the number of a version, which names the state exactly. So a weak tag counts, and one with the name of a
    content coding behind it: a proxy that compresses makes `W/"4"` and `"4-gzip"` of `"4"`.

    Raises:
        BadRequest: the header cannot be read.
    """
    values = request.headers.getlist("If-Match")
    if not values:
        return None
    value = ",".join(values).strip()
    if value == "*":
        return None
    matches = [_ENTITY_TAG.fullmatch(part.strip()) for part in value.split(",")]
    if None in matches:
        raise BadRequest('If-Match: must be entity tags in quotes, as ETag gave them: "3".')
    return frozenset(_ADDED_BY_PROXIES.sub("", match[1]) for match in matches if match is not None)


def parse_revision_number(text: str) -> int:
    """The number of a revision in a path; as `parse_number`."""
    return parse_number(text, "a revision")


def parse_number(text: str, what: str) -> int:
    """A number in a path.

    Raises:
        BadRequest: not a whole number from 1.
    """
    if _NUMBER.fullmatch(text) is None:
        raise BadRequest(f"This is not the number of {what}.")
    return int(text)


def _check_not_compressed() -> None:
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding != "identity":
        raise PiCloudError("The body must not be compressed.", code="unsupported_encoding")


def _check_content_type() -> None:
    _check_not_compressed()
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype != "application/json" or charset not in ("utf-8", "utf8"):
        message = "The body must be JSON in UTF-8, with Content-Type: application/json."
        raise PiCloudError(message, code="unsupported_media_type")
