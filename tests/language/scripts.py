"""Reads the whole scripts of `scripts/*/*.rhai` with the request each of them gets and the answer it must give.

README.md beside this file describes the head of a script.
"""

import re
import urllib.parse
from pathlib import Path
from typing import Final

from msgspec import Struct

from picloud.shared.models import HttpRequest

FOLDER: Final = Path(__file__).with_name("scripts")
_LINE: Final = re.compile(r"// (request|header|body|expect|expect-header): (.*)")


class Script(Struct, frozen=True):
    """One whole script."""

    name: str
    source: str
    request: HttpRequest
    expected: str
    """Status and body with a space between, as `describe` writes them."""
    expected_headers: dict[str, str]


def load_scripts(folder: Path = FOLDER) -> list[Script]:
    """Read all scripts of the corpus by name.

    Raises:
        ValueError: the head of a script has no expected answer.
    """
    return [_load(path, f"{path.parent.name}/{path.stem}") for path in sorted(folder.glob("*/*.rhai"))]


def describe(status: int, body: bytes) -> str:
    """Return an answer as the head of a script has it."""
    text = body.decode("utf-8", "replace").replace("\n", "\\n")
    return f"{status} {text}".rstrip(" ")


def _load(path: Path, name: str) -> Script:
    source = path.read_text("utf-8")
    head: dict[str, list[str]] = {}
    for line in source.splitlines()[1:]:
        found = _LINE.fullmatch(line)
        if found is None:
            break
        head.setdefault(found.group(1), []).append(found.group(2))
    if "expect" not in head:
        raise ValueError(f"{name} has no line `// expect: ...`")
    return Script(
        name=name,
        source=source,
        request=_request(head),
        expected=head["expect"][0].rstrip(" "),
        expected_headers=dict(_pair(line) for line in head.get("expect-header", [])),
    )


def _request(head: dict[str, list[str]]) -> HttpRequest:
    method, _, target = head.get("request", ["GET /"])[0].partition(" ")
    path, _, query = target.partition("?")
    content_type, _, body = head.get("body", [""])[0].partition(" ")
    if not content_type.startswith("application/json"):
        body = body.replace("\\n", "\n")
    headers = [_pair(line) for line in head.get("header", [])]
    if content_type:
        headers.append(("content-type", content_type))
    pairs = [(key.encode("ascii"), value.encode()) for key, value in headers]
    return HttpRequest(method, urllib.parse.unquote(path), query.encode("ascii"), pairs, body.encode(), "127.0.0.1")


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value
