"""Masks what looks like a secret in a recorded request: values of headers, query parameters and fields of a body whose
name says so (`secret_names.py`). Everything else keeps its bytes, so that the request can still be read and replayed.

The body is not decoded and encoded again: the text of a value is replaced where it stands. That also works for a body
that is broken or cut off, and takes time proportional to its length.
"""

import base64
import binascii
import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote, unquote_plus

from picloud.manager.history.json_masking import JsonMasking
from picloud.manager.history.secret_names import is_secret_name

MASK: Final = "***"
_MAX_MASKED: Final = 200
"""Places that are named; more are masked all the same."""
_MAX_PLACE_LENGTH: Final = 200
_MAX_NESTING: Final = 4
"""JSON in a string of JSON, and so on; what is nested deeper is masked as a whole."""
_PAIR: Final = re.compile(r"([^&=]*)=([^&]*)")
_URL_PARAMETER: Final = re.compile(r"([?&#])([^=&?#\s]+)=([^&#\s]*)")
_LOOKS_LIKE_FORM: Final = re.compile(r"\s*[\w.%+\[\]-]+=[^\s<>{}]*\s*")
_BOUNDARY: Final = re.compile(r"""boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))""", re.IGNORECASE)
_PART_NAME: Final = re.compile(r"""[;\s]name\*?=(?:"([^"]*)"|([^;\s"]+))""", re.IGNORECASE)
_BLANK_LINE: Final = re.compile(r"\r?\n\r?\n")
_OPENS_JSON: Final = re.compile(r"\ufeff?\s*[\[{\"]")

Note = Callable[[str], None]


def mask_request(request: dict[str, Any]) -> dict[str, Any]:
    """The request as of `encode_request`, with `***` for what may be a secret.

    Returns:
        A copy; its `masked` names the places in order, such as `headers.x-gitlab-token`, `query.key` and
        `body.user.password`, `body` for all of it.
    """
    masked: list[str] = []

    def note(place: str) -> None:
        shown = place[:_MAX_PLACE_LENGTH]
        if len(masked) < _MAX_MASKED and shown not in masked:
            masked.append(shown)

    headers = {name: _mask_header(name, value, note) for name, value in request["headers"].items()}
    query = _mask_form(request["query"], "query", note)
    body = _mask_body(request["body"], str(request["headers"].get("content-type", "")), note)
    return request | {"headers": headers, "query": query, "body": body, "masked": masked}


def mask_query(query: str) -> str:
    """Return a query string with `***` for the values of parameters whose name reads like a secret."""
    return _mask_form(query, "query", lambda _: None) if query else query


def _mask_header(name: str, value: str, note: Note) -> str:
    place = f"headers.{name}"
    if is_secret_name(name) and value:
        note(place)
        return MASK
    return _mask_urls(value, place, note)  # `referer` and its like


def _mask_body(body: dict[str, str] | None, content_type: str, note: Note) -> dict[str, str] | None:
    if not body:
        return body
    if "text" in body:
        return {"text": _mask_content(body["text"], content_type, note)}
    try:
        # a character for each byte: names are ASCII, and all other bytes come back as they were
        text = base64.b64decode(body["base64"]).decode("latin-1")
    except (binascii.Error, KeyError):
        return body
    masked = _mask_content(text, content_type, note)
    return body if masked == text else {"base64": base64.b64encode(masked.encode("latin-1")).decode("ascii")}


def _mask_content(text: str, content_type: str, note: Note) -> str:
    media_type = content_type.partition(";")[0].strip().lower()
    is_form = media_type == "application/x-www-form-urlencoded"
    is_json = media_type == "application/json" or media_type.endswith("+json")
    if (is_form or is_json) and "\0" in text:  # UTF-16, or no text at all: there are no names to go by
        note("body")
        return MASK
    if media_type.startswith("multipart/"):
        return _mask_multipart(text, content_type, note)
    if _OPENS_JSON.match(text):  # whatever its type says: `curl -d '{...}'` calls it a form
        return JsonMasking("body", note, _mask_text).apply(text)
    if is_form or _LOOKS_LIKE_FORM.fullmatch(text):
        return _mask_form(text, "body", note)
    return JsonMasking("body", note, _mask_text).apply(text) if is_json else text


def _mask_form(text: str, place: str, note: Note, nesting: int = 0) -> str:
    def mask(match: re.Match[str]) -> str:
        name = unquote_plus(match[1])
        if not match[2]:
            return match[0]
        where = f"{place}.{name}"
        if is_secret_name(name):
            note(where)
            return f"{match[1]}={MASK}"
        value = unquote_plus(match[2])
        masked = _mask_text(value, where, note, nesting + 1)
        return match[0] if masked == value else f"{match[1]}={quote(masked, safe='*')}"

    return _PAIR.sub(mask, text)


def _mask_text(text: str, place: str, note: Note, nesting: int) -> str:
    """A value that may hold JSON, or a URL with parameters, itself."""
    if text[:1] in ("{", "["):
        if nesting > _MAX_NESTING:
            note(place)
            return MASK
        return JsonMasking(place, note, _mask_text, nesting).apply(text)
    return _mask_urls(text, place, note)


def _mask_urls(text: str, place: str, note: Note) -> str:
    """The parameters of URLs in a text."""

    def mask(match: re.Match[str]) -> str:
        if not match[3] or not is_secret_name(unquote_plus(match[2])):
            return match[0]
        note(place)
        return f"{match[1]}{match[2]}={MASK}"

    return _URL_PARAMETER.sub(mask, text)


def _mask_multipart(text: str, content_type: str, note: Note) -> str:
    found = _BOUNDARY.search(content_type)
    if found is None:
        note("body")
        return MASK
    delimiter = "--" + (found[1] or found[2])
    parts = text.split(delimiter)
    for number, part in enumerate(parts[1:], 1):
        blank = _BLANK_LINE.search(part)
        if blank is None:
            continue
        head, content = part[: blank.end()], part[blank.end() :]
        name = _PART_NAME.search(head)
        label = "" if name is None else name[1] or name[2] or ""
        inner = content.removesuffix("\r\n")
        end = content[len(inner) :]
        if not inner:
            continue
        if is_secret_name(label):
            note(f"body.{label}")
            inner = MASK
        else:
            inner = _mask_text(inner, f"body.{label}", note, 1)
        parts[number] = head + inner + end
    return delimiter.join(parts)
