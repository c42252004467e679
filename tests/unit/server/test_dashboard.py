"""The dashboard's files over HTTP: which path gets what, and what the browser is told about it."""

import base64
import gzip
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from picloud.server.dashboard import Dashboard
from picloud.shared.errors import PiCloudError
from picloud.shared.http.asgi import Message

INLINE = '{ start("</b> & it\'s"); }'
PAGE = f"<!doctype html><title>PiCloud</title><script>{INLINE}</script><script src='/_app/x.js'></script>"
START = "/_app/immutable/entry/start.4f2a.js"
HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    build = tmp_path / "build"
    files = {
        "200.html": PAGE,
        "favicon.svg": "<svg/>",
        START[1:]: "let a = 1;",
        START[1:] + ".br": "brotli",
        START[1:] + ".gz": "",
        "notes.gz": "a file of its own",
    }
    for name, text in files.items():
        path = build / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (build / (START[1:] + ".gz")).write_bytes(gzip.compress(b"let a = 1;"))
    return build


async def get(dashboard: Dashboard, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> Answer:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    lines = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    await dashboard(path, {"method": method, "headers": lines}, send)
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], answered, sent[1]["body"])


@pytest.mark.parametrize("path", ["/", "/scripts", "/scripts/hello.world", "/deep/er/than/that"])
async def test_navigation_gets_the_fallback_page(root: Path, path: str) -> None:
    answer = await get(Dashboard(root), path, HTML)
    assert (answer.status, answer.body) == (200, PAGE.encode())
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/scripts", {"accept": "application/json"}),
        ("/favicon.ico", {"accept": "image/avif,image/*"}),
        ("/_app/immutable/gone.js", HTML),
        ("//evil.example/x", HTML),
        ("*", HTML),
        ("/../secret", {}),
    ],
)
async def test_what_is_neither_a_file_nor_a_navigation_is_not_found(
    root: Path, path: str, headers: dict[str, str]
) -> None:
    with pytest.raises(PiCloudError) as caught:
        await get(Dashboard(root), path, headers)
    assert caught.value.code == "not_found"


async def test_hashed_file_may_be_kept_for_ever_and_others_not(root: Path) -> None:
    dashboard = Dashboard(root)
    hashed, other = await get(dashboard, START), await get(dashboard, "/favicon.svg")
    assert hashed.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert hashed.headers["content-type"] == "text/javascript; charset=utf-8"
    assert other.headers["cache-control"] == "no-cache"
    assert other.headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5, br;q=0", "gzip"),
        ("br; q=0.0, gzip;q=0.000", None),
        ("*", "br"),
        ("*;q=0, gzip", "gzip"),
        ("identity", None),
        (None, None),
    ],
)
async def test_file_comes_in_the_best_coding_that_the_client_takes(
    root: Path, accepted: str | None, coding: str | None
) -> None:
    answer = await get(Dashboard(root), START, {} if accepted is None else {"accept-encoding": accepted})
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "accept-encoding"
    plain = {"br": b"brotli", "gzip": b"let a = 1;", None: b"let a = 1;"}[coding]
    assert (gzip.decompress(answer.body) if coding == "gzip" else answer.body) == plain
    assert answer.headers["content-length"] == str(len(answer.body))


async def test_variant_is_no_path_and_a_compressed_file_of_its_own_is(root: Path) -> None:
    dashboard = Dashboard(root)
    assert (await get(dashboard, "/notes.gz")).body == b"a file of its own"
    with pytest.raises(PiCloudError):
        await get(dashboard, f"{START}.br")


async def test_same_bytes_are_not_sent_again(root: Path) -> None:
    dashboard = Dashboard(root)
    first = await get(dashboard, START, {"accept-encoding": "br"})
    for tags in (first.headers["etag"], f'"x", W/{first.headers["etag"]}', "*"):
        again = await get(dashboard, START, {"accept-encoding": "br", "if-none-match": tags})
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert "content-length" not in again.headers
    plain = await get(dashboard, START, {"if-none-match": first.headers["etag"]})
    assert (plain.status, plain.body) == (200, b"let a = 1;")


async def test_head_has_the_headers_and_no_body(root: Path) -> None:
    answer = await get(Dashboard(root), START, method="HEAD")
    assert (answer.status, answer.body, answer.headers["content-length"]) == (200, b"", "10")


async def test_post_is_not_allowed(root: Path) -> None:
    with pytest.raises(PiCloudError) as caught:
        await get(Dashboard(root), "/scripts", HTML, "POST")
    assert caught.value.code == "method_not_allowed"


async def test_policy_allows_the_inline_scripts_of_the_build_and_no_other(root: Path) -> None:
    answer = await get(Dashboard(root), "/")
    origin, _ = answer.headers["content-security-policy"].split(", ")
    policy = dict(part.strip().partition(" ")[::2] for part in origin.split(";"))
    digest = base64.b64encode(hashlib.sha256(INLINE.encode()).digest()).decode()
    assert policy["script-src"] == f"'self' 'sha256-{digest}'"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["object-src"] == "'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]


async def test_second_policy_allows_scripts_from_the_paths_of_the_build_alone(root: Path) -> None:
    (root / "theme.js").write_text("1")
    answer = await get(Dashboard(root), "/")
    _, paths = answer.headers["content-security-policy"].split(", ")
    digest = base64.b64encode(hashlib.sha256(INLINE.encode()).digest()).decode()
    assert paths == f"script-src *:*/_app/ *:*/theme.js 'sha256-{digest}'"


async def test_page_says_how_to_build_when_there_is_no_build(tmp_path: Path) -> None:
    dashboard = Dashboard(tmp_path / "none")
    answer = await get(dashboard, "/")
    assert (answer.status, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert b"scripts/build-dashboard" in answer.body
    assert answer.body.count(b"\n") == 1
    with pytest.raises(PiCloudError):
        await get(dashboard, "/favicon.ico")


async def test_build_is_found_when_it_is_made_while_the_service_runs(root: Path, tmp_path: Path) -> None:
    away = shutil.move(root, tmp_path / "away")
    dashboard = Dashboard(root)
    assert (await get(dashboard, "/")).status == 404
    shutil.move(away, root)
    assert (await get(dashboard, "/")).status == 200
    (root / "200.html").write_text("<p>another</p>")
    assert (await get(dashboard, "/")).body == b"<p>another</p>"
    (root / "200.html").unlink()
    assert (await get(dashboard, "/")).status == 404
