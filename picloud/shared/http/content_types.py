"""Content types by file name. A fixed table, because that of the system differs between machines; contents are never
looked at."""

from typing import Final, NamedTuple


class ContentType(NamedTuple):
    """`value`: of the header `Content-Type`. `is_text`: worth compressing."""

    value: str
    is_text: bool


def _texts(*values: tuple[str, str]) -> dict[str, ContentType]:
    return {suffix: ContentType(value, True) for suffix, value in values}


def _others(*values: tuple[str, str]) -> dict[str, ContentType]:
    return {suffix: ContentType(value, False) for suffix, value in values}


OCTETS: Final = ContentType("application/octet-stream", is_text=False)
"""Of all other names: browsers save such a file."""
TYPES: Final = _texts(
    ("html", "text/html; charset=utf-8"),
    ("htm", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
    ("rss", "application/rss+xml"),
    ("atom", "application/atom+xml"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("ico", "image/x-icon"),
    ("bmp", "image/bmp"),
    ("ttf", "font/ttf"),
    ("otf", "font/otf"),
) | _others(
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("mp3", "audio/mpeg"),
    ("ogg", "audio/ogg"),
    ("wav", "audio/wav"),
    ("m4a", "audio/mp4"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("gz", "application/gzip"),
)
"""By the end of the name, in lower case."""


def suffix_of(path: str) -> str:
    """Return the end of the file name in lower case, without its dot; empty when there is none."""
    name = path.rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return suffix.lower() if dot and stem else ""


def content_type_of(path: str) -> ContentType:
    """Return the type of a file by its name."""
    return TYPES.get(suffix_of(path), OCTETS)
