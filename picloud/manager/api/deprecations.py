"""The headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594): sent to clients that use something deprecated."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl

from quart import Response, g, request

from picloud.manager.api.endpoint import Deprecation, Endpoint

_FIELDS: Final = "body_fields"


def note_body_fields(names: Iterable[str]) -> None:
    """Remember which top-level fields the body of the present request has."""
    g.setdefault(_FIELDS, frozenset(names))


class DeprecationNotices:
    """Adds the headers to answers.

    Args:
        endpoints: all of them; those without anything deprecated cost nothing.
    """

    def __init__(self, endpoints: Sequence[Endpoint]) -> None:
        self._whole = {each.name: each.deprecated for each in endpoints if each.deprecated is not None}
        self._fields = {each.name: each.deprecated_fields for each in endpoints if each.deprecated_fields}

    def add_to(self, response: Response, name: str) -> None:
        """Add what the caller of the endpoint of this name must know. Of several things, the one that goes first."""
        found = [self._whole[name]] if name in self._whole else []
        if name in self._fields:
            found += _used(self._fields[name])
        if found:
            response.headers.update(min(found, key=lambda each: each.sunset).headers())


def _used(fields: Mapping[str, Deprecation]) -> list[Deprecation]:
    pairs = parse_qsl(request.query_string.decode("latin-1"), keep_blank_values=True)
    names = {key for key, _ in pairs} | g.get(_FIELDS, frozenset())
    return [deprecation for name, deprecation in fields.items() if name in names]
