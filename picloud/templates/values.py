"""Values of templates: typed texts, checked and turned into what scripts, routes and schedules take."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec import Struct

from picloud.shared.grants import parse_http_grant
from picloud.shared.zones import find_zone, nearest_zone
from picloud.templates.catalog import TemplateValue

_MOST_CHARACTERS: Final = 2_000
_MOST_URLS: Final = 15
_MOST_MINUTES: Final = 1_440
_MOST: Final = 10**6
_PATH: Final = re.compile(r"(/[A-Za-z0-9._~-]{1,100}){1,8}")
_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_ORIGIN: Final = re.compile(r"https?://[^/?#@\s]+")
_SEPARATOR: Final = re.compile(r"[\s,]+")


class Filled(Struct, frozen=True):
    """A value of a template.

    Attributes:
        literal: as a constant of the script.
        setting: as a field of a route or a schedule; None leaves the field out.
        destinations: as grants of HTTP.
    """

    literal: str
    setting: Any
    destinations: tuple[str, ...] = ()


def fill(value: TemplateValue, text: str) -> Filled:
    """Check the text of a value.

    Raises:
        ValueError: it cannot be used; the message continues the name of the value.
    """
    text = text.strip()
    if len(text) > _MOST_CHARACTERS:
        raise ValueError(f"must have at most {_MOST_CHARACTERS:,} characters")
    if not text and value.kind != "zone":
        raise ValueError(f"is needed{f', such as {value.example}' if value.example else ''}")
    if any(not character.isprintable() and character not in "\r\n\t" for character in text):
        raise ValueError("must not have control characters")
    return _FILLS[value.kind](text)


def _text(text: str) -> Filled:
    if "\n" in text or "\r" in text:
        raise ValueError("must be one line")
    return Filled(_literal(text), text)


def _number(text: str) -> Filled:
    number = _whole(text, _MOST)
    return Filled(str(number), number)


def _minutes(text: str) -> Filled:
    minutes = _whole(text, _MOST_MINUTES)
    return Filled(str(minutes), minutes * 60)


def _url(text: str) -> Filled:
    return Filled(_literal(text), text, (_destination(text),))


def _urls(text: str) -> Filled:
    urls = list(dict.fromkeys(_SEPARATOR.split(text)))
    if len(urls) > _MOST_URLS:
        raise ValueError(f"must have at most {_MOST_URLS} URLs")
    destinations = tuple(dict.fromkeys(_destination(url) for url in urls))
    return Filled(f"[{', '.join(map(_literal, urls))}]", urls, destinations)


def _origin(text: str) -> Filled:
    origin = text.removesuffix("/")
    if origin != "*" and not _ORIGIN.fullmatch(origin):
        raise ValueError("must be an origin such as https://www.example.org, without a path")
    return Filled(_literal(origin), origin)


def _path(text: str) -> Filled:
    path = "/" + text.strip("/").removeprefix("exec/")
    if not _PATH.fullmatch(path):
        raise ValueError("must be a path such as /contact: letters, digits, - and _ between slashes")
    return Filled(_literal(path), path)


def _time(text: str) -> Filled:
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError("must be a time such as 07:00")
    return Filled(_literal(text), f"{int(found[2])} {int(found[1])}")


def _zone(text: str) -> Filled:
    if text and find_zone(text) is None:
        nearest = nearest_zone(text)
        raise ValueError(f"is not a time zone{f'; did you mean {nearest}?' if nearest else ''}")
    return Filled(_literal(text), text or None)


_FILLS: Final[Mapping[str, Callable[[str], Filled]]] = {
    "text": _text,
    "number": _number,
    "minutes": _minutes,
    "url": _url,
    "urls": _urls,
    "origin": _origin,
    "path": _path,
    "time": _time,
    "zone": _zone,
}


def _literal(text: str) -> str:
    """Return a string literal of Rhai, whose escapes are those of JSON here: there are no control characters."""
    return json.dumps(text, ensure_ascii=False)


def _whole(text: str, most: int) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= most:
        raise ValueError(f"must be a whole number from 1 to {most:,}")
    return int(text)


def _destination(url: str) -> str:
    """Return the grant that a URL needs.

    Raises:
        ValueError: it is no URL of http or https.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "@" in parts.netloc or " " in url:
            raise ValueError
        return str(parse_http_grant(f"{parts.scheme}://{parts.netloc}"))
    except ValueError:
        raise ValueError(f"must be a URL that begins with https:// or http://, not {url!r}") from None
