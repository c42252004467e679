"""Static files below a route, on both ways in."""

import hashlib
from typing import Any

import pytest

from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.http.page_policy import SANDBOX
from picloud.orchestrator.http.static_files import FileAnswer, FileRequest, find_answer
from picloud.shared.assets import PIECE_BYTES, AssetFile, AssetVariant, LiveAssets
from picloud.shared.http.content_types import TYPES
from picloud.shared.routes import LiveRoute, RouteAssets, RouteCors
from tests.unit.orchestrator.conftest import Answer, DataPlane, FakeContents

INDEX = b"<!doctype html>the page"
SCRIPT = b"console.log('hello');" * 100
FILES = {
    "index.html": INDEX,
    "js/app.js": SCRIPT,
    "js/index-B3xK92fa.js": b"hashed",
    "docs/index.html": b"docs",
    "größe.txt": "größe".encode(),
    "large.bin": bytes(range(256)) * 2_000,
    "empty.css": b"",
}


def content_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Site:
    """A data plane with a bundle named `site` at `/app/*rest`."""

    def __init__(self, way: str, **fields: Any) -> None:
        self.source = FakeContents()
        self.plane = DataPlane(way=way, assets=AssetTable(self.source))
        self.plane.assets.publish_assets(self.live(FILES))
        self.serve(**fields)
        self.ingress = self.plane.ingress()
        self.plane.ingress = lambda: self.ingress  # type: ignore[method-assign]  # as one process does

    def serve(self, fallback: str | None = None, **fields: Any) -> None:
        target = RouteAssets("site", fallback)
        self.plane.routes.replace_routes([LiveRoute("1", "/app/*rest", ("GET",), assets=target, **fields)])

    def live(self, files: dict[str, bytes]) -> LiveAssets:
        found = []
        for path, data in sorted(files.items()):
            self.source.contents[content_of(data)] = data
            variants = []
            if path == "js/app.js":
                for coding in ("br", "gzip"):
                    packed = f"{coding} of it".encode()
                    self.source.contents[content_of(packed)] = packed
                    variants.append(AssetVariant(coding, content_of(packed), len(packed)))
            found.append(AssetFile(path, content_of(data), len(data), tuple(variants)))
        return LiveAssets("site", 1, tuple(found))

    async def get(self, path: str, method: str = "GET", **options: Any) -> Answer:
        return await self.plane.get(path, method, **options)


@pytest.fixture(params=["asgi", "direct"])
def site(request: pytest.FixtureRequest) -> Site:
    return Site(request.param)


async def test_file_is_answered_with_its_type_and_no_execution(site: Site) -> None:
    answer = await site.get("/exec/app/js/app.js")
    assert (answer.status, answer.body) == (200, SCRIPT)
    assert {name.decode(): value.decode() for name, value in answer.headers} == {
        "etag": f'"{content_of(SCRIPT)[:32]}"',
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
        "vary": "accept-encoding",
        "content-type": "text/javascript; charset=utf-8",
        "accept-ranges": "none",
        "content-length": str(len(SCRIPT)),
        "content-security-policy": SANDBOX.decode(),
    }
    assert (site.plane.executor.requests, site.plane.sink.records) == ([], [])


async def test_small_file_is_read_once(site: Site) -> None:
    for _ in range(3):
        assert (await site.get("/exec/app/")).body == INDEX
    assert site.source.reads == 1


@pytest.mark.parametrize("path", ["/exec/app/", "/exec/app/index.html"])
async def test_page_of_the_bundle_is_at_its_folder(site: Site, path: str) -> None:
    answer = await site.get(path)
    assert (answer.status, answer.body, answer.header("content-type")) == (200, INDEX, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("path", "query", "location"),
    [
        ("/exec/app", b"", "./app/"),
        ("/exec/app", b"a=1", "./app/?a=1"),
        ("/exec/app/docs", b"", "./docs/"),
        ("/exec/app/%64ocs", b"", "./%64ocs/"),
    ],
)
async def test_folder_without_slash_leads_to_the_one_with_it(
    site: Site, path: str, query: bytes, location: str
) -> None:
    answer = await site.get(path, query=query)
    assert (answer.status, answer.header("location"), answer.body) == (308, location, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/exec/app/none",
        "/exec/app/js/",
        "/exec/app/js",
        "/exec/app/js/app.js/",
        "/exec/app//index.html",
        "/exec/app/INDEX.html",
        "/exec/app/js%2Fother.js",
    ],
)
async def test_what_is_no_file_is_not_found(site: Site, path: str) -> None:
    answer = await site.get(path)
    assert (answer.status, answer.error["code"]) == (404, "not_found")


async def test_path_in_any_unicode_form_is_found(site: Site) -> None:
    for path in ("/exec/app/gr%C3%B6%C3%9Fe.txt", "/exec/app/gro%CC%88%C3%9Fe.txt"):
        assert (await site.get(path)).body == "größe".encode()


@pytest.mark.parametrize(
    "path", ["/exec/app/users/7", "/exec/app/users/john.doe", "/exec/app/a/b/", "/exec/app/x.html"]
)
async def test_fallback_answers_the_paths_of_a_single_page_app(site: Site, path: str) -> None:
    site.serve(fallback="index.html")
    answer = await site.get(path)
    assert (answer.status, answer.body) == (200, INDEX)


@pytest.mark.parametrize("path", ["/exec/app/js/old-1234abcd.js", "/exec/app/logo.png", "/exec/app/a.css"])
async def test_fallback_is_no_answer_for_a_missing_script_or_image(site: Site, path: str) -> None:
    site.serve(fallback="index.html")
    assert (await site.get(path)).status == 404


async def test_fallback_that_is_not_there_is_404(site: Site) -> None:
    site.serve(fallback="200.html")
    assert (await site.get("/exec/app/users/7")).status == 404


async def test_bundle_that_was_deleted_is_404(site: Site) -> None:
    site.plane.assets.withdraw_assets("site")
    answer = await site.get("/exec/app/")
    assert (answer.status, answer.error["message"]) == (404, "The assets of this route are deleted.")


@pytest.mark.parametrize(
    ("accepted", "coding", "body"),
    [
        (b"gzip, deflate, br", "br", b"br of it"),
        (b"gzip", "gzip", b"gzip of it"),
        (b"br;q=0, gzip;q=0.5", "gzip", b"gzip of it"),
        (b"*", "br", b"br of it"),
        (b"identity", None, SCRIPT),
        (b"gzip;q=0", None, SCRIPT),
        (b"", None, SCRIPT),
    ],
)
async def test_compressed_form_is_sent_to_who_takes_it(
    site: Site, accepted: bytes, coding: str | None, body: bytes
) -> None:
    answer = await site.get("/exec/app/js/app.js", headers=[(b"accept-encoding", accepted)])
    assert (answer.header("content-encoding"), answer.body) == (coding, body)
    assert answer.header("content-length") == str(len(body))
    suffix = f"-{coding}" if coding else ""
    assert answer.header("etag") == f'"{content_of(SCRIPT)[:32]}{suffix}"'


async def test_known_file_is_not_sent_again(site: Site) -> None:
    etag = ((await site.get("/exec/app/js/app.js")).header("etag") or "").encode()
    for given in (etag, b'W/"a", ' + etag, b"W/" + etag, b"*"):
        answer = await site.get("/exec/app/js/app.js", headers=[(b"if-none-match", given)])
        assert (answer.status, answer.body, answer.header("etag")) == (304, b"", etag.decode())
        assert (answer.header("content-length"), answer.header("vary")) == (None, "accept-encoding")
    gzip = [(b"if-none-match", etag), (b"accept-encoding", b"gzip")]
    assert (await site.get("/exec/app/js/app.js", headers=gzip)).status == 200


async def test_empty_file_is_answered(site: Site) -> None:
    answer = await site.get("/exec/app/empty.css")
    assert (answer.status, answer.body, answer.header("content-length")) == (200, b"", "0")


async def test_head_has_the_headers_alone_and_reads_nothing() -> None:
    site = Site("asgi")
    answer = await site.get("/exec/app/large.bin", "HEAD")
    assert (answer.status, answer.body, answer.header("content-length")) == (200, b"", "512000")
    assert site.source.reads == 0


async def test_missing_contents_are_said(site: Site) -> None:
    site.source.contents.clear()
    answer = await site.get("/exec/app/")
    assert (answer.status, answer.error["code"]) == (503, "storage_unavailable")


async def test_damaged_contents_are_never_sent_with_a_wrong_length(site: Site) -> None:
    site.source.contents[content_of(INDEX)] = INDEX[:-1]
    answer = await site.get("/exec/app/")
    assert (answer.status, answer.error["code"]) == (503, "storage_unavailable")
    assert site.plane.assets.find_kept(content_of(INDEX)) is None


async def test_other_methods_are_refused_and_preflights_answered(site: Site) -> None:
    site.serve(cors=RouteCors(("https://app.example",)))
    origin = (b"origin", b"https://app.example")
    refused = await site.get("/exec/app/", "POST", headers=[origin])
    assert (refused.status, refused.header("allow")) == (405, "GET, HEAD")
    preflight = await site.get("/exec/app/", "OPTIONS", headers=[origin, (b"access-control-request-method", b"GET")])
    assert preflight.status == 204
    found, missing = [await site.get(path, headers=[origin]) for path in ("/exec/app/", "/exec/app/none")]
    for answer in (refused, preflight, found, missing):
        assert answer.header("access-control-allow-origin") == "https://app.example"


async def test_responses_are_counted(site: Site) -> None:
    etag = ((await site.get("/exec/app/")).header("etag") or "").encode()
    await site.get("/exec/app/", headers=[(b"if-none-match", etag)])
    await site.get("/exec/app/docs")
    counts = site.plane.assets.counts
    assert (counts.files, counts.file_bytes) == ({"200": 1, "304": 1, "308": 1}, len(INDEX))


async def test_large_file_is_sent_in_pieces_and_not_held() -> None:
    site = Site("asgi")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "raw_path": b"/exec/app/large.bin",
        "query_string": b"",
        "headers": [(b"host", b"a")],
        "client": ("192.0.2.7", 1),
    }
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    await site.ingress(scope, receive, send)
    bodies = [message["body"] for message in sent[1:]]
    assert b"".join(bodies) == FILES["large.bin"]
    assert max(map(len, bodies)) == PIECE_BYTES
    assert [message.get("more_body", False) for message in sent[1:]] == [True] * (len(bodies) - 1) + [False]
    assert site.plane.assets.find_kept(content_of(FILES["large.bin"])) is None
    begin = site.ingress.route(scope)
    assert begin(b"", lambda *_: pytest.fail("it is not answered directly")) is False


async def test_memory_for_contents_is_bounded() -> None:
    source = FakeContents()
    table = AssetTable(source, cache_bytes=250)
    for name in "abcd":
        source.contents[name] = name.encode() * 100
        await table.read_whole(name, 100)
    assert [name for name in "abcd" if table.find_kept(name)] == ["c", "d"]


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("assets/index-B3xK92fa.js", True),
        ("main.4f2a91bc.css", True),
        ("main.4f2a91bc.css.map", True),
        ("app-5XQWZ3TN.js", True),
        ("_app/immutable/entry/start.js", True),
        ("_astro/hoisted.js", True),
        ("index.html", False),
        ("page-4f2a91bc.html", False),
        ("_app/immutable/page.html", False),
        ("report-4f2a91bc.pdf", False),
        ("my-component-version2.js", False),
        ("photo-20240101.jpg", False),
        ("bootstrap.min.js", False),
        ("vacation-Summer2024.jpg", False),
        ("OpenSans-SemiBold.woff2", False),
        ("app.js", False),
    ],
)
def test_only_names_with_a_hash_are_kept_without_asking(path: str, *, is_kept: bool) -> None:
    index = AssetTable(FakeContents())
    index.publish_assets(LiveAssets("site", 1, (AssetFile(path, "0" * 64, 1),)))
    request = FileRequest(path, f"/exec/{path}".encode(), b"", [])
    answer = find_answer(RouteAssets("site"), index.find("site"), request)
    assert isinstance(answer, FileAnswer)
    found = dict(answer.headers)[b"cache-control"]
    assert found == (b"public, max-age=31536000, immutable" if is_kept else b"no-cache")


def test_texts_name_their_encoding() -> None:
    texts = [kind.value for kind in TYPES.values() if kind.value.startswith("text/")]
    assert all(value.endswith("; charset=utf-8") for value in texts)
