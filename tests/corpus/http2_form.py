"""The HTTP/2 form of a case of the corpus: translated from its HTTP/1.1 form, or as the case spells it out."""

import re
from typing import Final

from msgspec import Struct

from tests.corpus.cases import Case

_LINE: Final = re.compile(r"(\S*) (.*) HTTP/1\.1")
_FIELD: Final = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*?)[ \t]*")
_ABSOLUTE: Final = re.compile(r"(https?)://([^/?]*)(.*)")
_CHUNK: Final = re.compile(r"([0-9a-f]+)\r\n")
_HOP_BY_HOP: Final = frozenset({"connection", "keep-alive", "upgrade", "proxy-connection"})


class Http2Request(Struct):
    """A request as fields and a body. `is_complete` False: more of the body is announced than there is."""

    fields: list[tuple[str, str]]
    body: str = ""
    is_complete: bool = True


def http2_form(case: Case) -> Http2Request | None:
    """The case's request; None when its fault is one that HTTP/2 has no form for."""
    if case.http2_fields:
        return Http2Request(case.http2_fields, case.http2_body)
    head, blank, rest = "".join(part for part in case.parts if isinstance(part, str)).partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    line = _LINE.fullmatch(first)
    found = [_FIELD.fullmatch(field) for field in lines]
    if not blank or line is None or None in found:
        return None
    headers = [(field[1].lower(), field[2]) for field in found if field is not None]
    if _HOP_BY_HOP & {name for name, _ in headers}:
        return None
    request = Http2Request(_pseudo_fields(line[1], line[2], headers) + headers, rest)
    return _framed(request, headers)


def _pseudo_fields(method: str, target: str, headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Takes the first Host out of the headers, unless the target names a host itself."""
    absolute = _ABSOLUTE.fullmatch(target)
    fields = [(":method", method), (":scheme", "https")]
    if absolute:
        return [*fields, (":authority", absolute[2]), (":path", absolute[3] or "/")]
    host = next((pair for pair in headers if pair[0] == "host"), None)
    if host is not None:
        headers.remove(host)
        fields.append((":authority", host[1]))
    return [*fields, (":path", target)]


def _framed(request: Http2Request, headers: list[tuple[str, str]]) -> Http2Request | None:
    """The request without the framing of HTTP/1.1; None when that is what is wrong with it."""
    codings = [value for name, value in headers if name == "transfer-encoding"]
    lengths = [value for name, value in headers if name == "content-length"]
    if codings:
        body = _unchunked(request.body)
        if codings != ["chunked"] or lengths or body is None:
            return None
        request.fields.remove(("transfer-encoding", "chunked"))
        request.body = body
    elif not lengths and request.body:
        return None
    elif len(lengths) == 1 and lengths[0].isdigit():
        request.is_complete = int(lengths[0]) <= len(request.body)
    return request


def _unchunked(text: str) -> str | None:
    """The content of chunks without extensions and trailers; None when there is anything else."""
    pieces, place = [], 0
    while size := _CHUNK.match(text, place):
        end = size.end() + int(size[1], 16)
        if text[end : end + 2] != "\r\n":
            return None
        pieces.append(text[size.end() : end])
        place = end + 2
        if size[1] == "0":
            return "".join(pieces) if place == len(text) else None
    return None
