"""The files of a built dashboard: what there is, which compressed variants, and what the browser may keep. Holds facts
of the files and not their bytes, so that an idle dashboard costs no memory."""

import base64
import hashlib
import mimetypes
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from msgspec import Struct

import picloud

FALLBACK_NAMES: Final = ("200.html", "index.html")
_ENCODINGS: Final[Mapping[str, str]] = {"br": ".br", "gzip": ".gz"}
"""The best first."""
_IMMUTABLE_FOLDER: Final = "/_app/immutable/"
_TYPES: Final[Mapping[str, str]] = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""Said here because the system's own table differs between systems."""


class Variant(Struct, frozen=True):
    """One file with the bytes of an asset. `etag` is the entity tag with its quotes."""

    path: Path
    etag: bytes


class Asset(Struct, frozen=True):
    """One path of the dashboard. `variants`: by content coding, `identity` is always there."""

    content_type: str
    immutable: bool
    """True when the name changes with the bytes."""
    variants: Mapping[str, Variant]


class Build(Struct, frozen=True):
    """A whole build. `script_hashes`: CSP sources of the inline scripts of its pages, in quotes."""

    assets: Mapping[str, Asset]
    """By URL path, e.g. `/_app/immutable/entry/start.4f2a.js`."""
    fallback: Asset
    script_hashes: list[str]


def dashboard_root() -> Path:
    """The folder of the built dashboard: inside the package when it was installed, beside it in a checkout."""
    package = Path(picloud.__file__).parent
    packaged = package / "_dashboard"
    return packaged if packaged.is_dir() else package.parent / "dashboard" / "build"


def load_build(root: Path) -> Build | None:
    """The build below this folder; None when there is none, that is, no fallback page. Reads every file once."""
    fallback_path = next((root / name for name in FALLBACK_NAMES if (root / name).is_file()), None)
    if fallback_path is None:
        return None
    files = {path for path in root.rglob("*") if path.is_file()}
    assets = {f"/{path.relative_to(root).as_posix()}": path for path in files if not _is_variant(path, files)}
    loaded = {url: _load(url, path) for url, path in sorted(assets.items())}
    hashes = {source for path in files if path.suffix == ".html" for source in _script_hashes(path)}
    return Build(loaded, loaded[f"/{fallback_path.name}"], sorted(hashes))


def stamp_of(root: Path) -> tuple[int, ...] | None:
    """Changes when the build is made again: time and size of its fallback page; None without one."""
    for name in FALLBACK_NAMES:
        try:
            status = (root / name).stat()
        except OSError:
            continue
        return status.st_mtime_ns, status.st_size, status.st_ino
    return None


def _is_variant(path: Path, files: set[Path]) -> bool:
    return path.suffix in _ENCODINGS.values() and path.with_suffix("") in files


def _load(url: str, path: Path) -> Asset:
    content_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    variants = {"identity": _variant(path)}
    for coding, suffix in _ENCODINGS.items():
        beside = path.with_name(path.name + suffix)
        if beside.is_file():
            variants[coding] = _variant(beside)
    return Asset(content_type, url.startswith(_IMMUTABLE_FOLDER), variants)


def _variant(path: Path) -> Variant:
    digest = hashlib.blake2s(path.read_bytes(), digest_size=12).hexdigest()
    return Variant(path, f'"{digest}"'.encode("ascii"))


def _script_hashes(page: Path) -> list[str]:
    finder = _InlineScripts()
    finder.feed(page.read_text("utf-8"))
    finder.close()
    digests = [hashlib.sha256(script.encode("utf-8")).digest() for script in finder.scripts]
    return [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]


class _InlineScripts(HTMLParser):
    """Collects the texts of scripts that are in the page itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and "src" not in dict(attrs):
            self._inside = True
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data
