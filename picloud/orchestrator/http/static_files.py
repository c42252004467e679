"""Static files below a route: which file answers, in which form, and with which headers. Reads no contents."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from picloud.orchestrator.asset_table import AssetIndex
from picloud.shared.assets import AssetFile
from picloud.shared.errors import NotFound
from picloud.shared.http.asgi import Header
from picloud.shared.http.conditions import accepted_codings, has_entity_tag
from picloud.shared.http.content_types import TYPES, content_type_of, suffix_of
from picloud.shared.routes import RouteAssets

INDEX: Final = "index.html"
_NO_RANGES: Final[Header] = (b"accept-ranges", b"none")
_IMMUTABLE: Final = b"public, max-age=31536000, immutable"
_REVALIDATED: Final = b"no-cache"
_IMMUTABLE_FOLDERS: Final = re.compile(r"(?:^|/)(?:_app/immutable|_astro|_next/static)/")
"""Where build tools put nothing but files with a hash in their names."""
_HEX: Final = r"(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,64}"
_MIXED: Final = r"(?=[A-Za-z0-9]*[0-9][A-Za-z])(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{8}"
_HASHED: Final = re.compile(rf"[.-](?:{_HEX}|{_MIXED})\.[a-z0-9.]+$")
"""A file name such as `main.4f2a91bc.css` or `index-B3xK92fa.js`. Strict, because what is kept for a year by mistake
cannot be replaced; a hash that is not recognized costs a request that is answered with 304."""
_HASHED_SUFFIXES: Final = frozenset({"js", "mjs", "css", "map", "wasm", "woff", "woff2", "ttf", "otf", "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico"})  # fmt: skip  # noqa: E501
_PAGES: Final = frozenset({"html", "htm"})
_TAG_LENGTH: Final = 32
_OK: Final = 200
_NOT_MODIFIED: Final = 304
_MOVED: Final = 308


class FileAnswer(Exception):
    """The answer to a request for a file. `content` is None when it has no body; `size` is that of the body."""

    def __init__(self, status: int, headers: list[Header], content: str | None = None, size: int = 0) -> None:
        super().__init__(status)
        self.status = status
        self.headers = headers
        self.content = content
        self.size = size


class FileRequest(Struct, frozen=True):
    """A request for a file. `path`: below the route, decoded, without a slash at the end; `raw_path`: all of it, as it
    was requested."""

    path: str
    raw_path: bytes
    query: bytes
    headers: Sequence[Header]


def find_answer(target: RouteAssets, index: AssetIndex | None, request: FileRequest) -> FileAnswer:
    """Return the answer to a request for a file.

    Raises:
        NotFound: there is no such file.
    """
    if index is None:
        raise NotFound("The assets of this route are deleted.")
    path = request.path if request.path.isascii() else unicodedata.normalize("NFC", request.path)
    headers = request.headers
    is_folder = request.raw_path.endswith(b"/")
    file = None if is_folder else index.find(path)
    if file is not None:
        return _answer_with(file, headers)
    if path in index.folders:
        page = index.find(f"{path}/{INDEX}" if path else INDEX)
        if page is not None:
            return _answer_with(page, headers) if is_folder else _with_slash(request)
    if target.fallback is not None and _is_page(path):
        page = index.find(target.fallback)
        if page is not None:
            return _answer_with(page, headers)
    raise NotFound("There is no such file.")


def _answer_with(file: AssetFile, given: Sequence[Header]) -> FileAnswer:
    content, size, coding = _choose(file, given)
    etag = f'"{file.content[:_TAG_LENGTH]}{f"-{coding}" if coding else ""}"'.encode("ascii")
    headers: list[Header] = [
        (b"etag", etag),
        (b"cache-control", _IMMUTABLE if _is_immutable(file.path) else _REVALIDATED),
    ]
    if file.variants:
        headers.append((b"vary", b"accept-encoding"))
    if has_entity_tag(etag, given):
        return FileAnswer(_NOT_MODIFIED, headers)
    if coding:
        headers.append((b"content-encoding", coding.encode("ascii")))
    headers += [
        (b"content-type", content_type_of(file.path).value.encode("ascii")),
        _NO_RANGES,
        (b"content-length", b"%d" % size),
    ]
    return FileAnswer(_OK, headers, content, size)


def _choose(file: AssetFile, headers: Sequence[Header]) -> tuple[str, int, str]:
    """Return content, size and coding of the best form that the client takes; the coding is empty for the file
    itself."""
    if file.variants:
        accepted = accepted_codings(headers)
        for variant in file.variants:
            if accepted.get(variant.coding, accepted.get("*", False)):
                return variant.content, variant.size, variant.coding
    return file.content, file.size, ""


def _with_slash(request: FileRequest) -> FileAnswer:
    """Send the client to the path of the folder, so that relative addresses in its page are right. The target is
    relative: a proxy may have put something before the path."""
    last = request.raw_path.rpartition(b"/")[2]
    location = b"./" + last + b"/" + (b"?" + request.query if request.query else b"")
    return FileAnswer(_MOVED, [(b"location", location), (b"cache-control", _REVALIDATED), (b"content-length", b"0")])


def _is_page(path: str) -> bool:
    """Return whether the path may be one that a single-page app knows itself: not the name of a script, a style or an
    image, for which a page would be the wrong answer."""
    suffix = suffix_of(path)
    return suffix not in TYPES or suffix in _PAGES


def _is_immutable(path: str) -> bool:
    if suffix_of(path) in _PAGES:
        return False
    if _IMMUTABLE_FOLDERS.search(path):
        return True
    return suffix_of(path) in _HASHED_SUFFIXES and _HASHED.search(path.rpartition("/")[2]) is not None
