"""Serves the dashboard's files: compressed variants, entity tags, cache headers, the browser's security policy, the
fallback page for what the dashboard's own router knows. Knows no service and no content of the files."""

import asyncio
from pathlib import Path
from typing import Final

from picloud.server.assets import Asset, Build, Variant, load_build, stamp_of
from picloud.shared.errors import NotFound, PiCloudError
from picloud.shared.http.asgi import Header, Scope, Send, send_bytes

_METHODS: Final = frozenset({"GET", "HEAD"})
_FILES_FOLDER: Final = "/_app/"
"""Only files are below it; a missing one is not a page of the dashboard either."""
_NOT_BUILT: Final = b"The dashboard is not built here; scripts/build-dashboard builds it. The API is at /api/v1.\n"
_PERMISSIONS: Final = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
)
_SECURITY_HEADERS: Final[tuple[Header, ...]] = (
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", _PERMISSIONS.encode("ascii")),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)
_POLICY: Final = (
    "default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
"""Styles may be inline because the editor makes its own; no script may that is not in the build's own pages."""
_SCRIPT_PATHS: Final = "script-src {scripts}"
"""A second policy; a browser obeys both, so scripts come from this origin and from the build's own paths. Responses of
users' scripts have this origin too. Hosts are wildcards: behind a proxy the address in the browser is unknown."""


class Dashboard:
    """Answers every path that no service has.

    Args:
        root: the folder of the build; it may appear or change while the process runs.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._build: Build | None = None
        self._stamp: tuple[int, ...] | None = None
        self._policy = b""

    async def __call__(self, path: str, scope: Scope, send: Send) -> None:
        """Answer a request for this decoded path.

        Raises:
            NotFound: no such file, and nothing that a person navigates to.
            PiCloudError: `method_not_allowed` for anything but GET and HEAD.
        """
        if scope["method"] not in _METHODS:
            raise PiCloudError(f"The method {scope['method']} is not allowed here.", code="method_not_allowed")
        build = await self._present_build()
        asset = None if build is None else build.assets.get(path)
        if asset is None:
            if not _is_navigation(path, scope):
                raise NotFound("There is nothing at this path. The API is at /api/v1.")
            if build is None:
                await send_bytes(scope, send, 404, _NOT_BUILT, [(b"content-type", b"text/plain; charset=utf-8")])
                return
            asset = build.fallback
        await self._send(asset, scope, send)

    async def _present_build(self) -> Build | None:
        stamp = stamp_of(self._root)
        if stamp != self._stamp:
            self._build = await asyncio.to_thread(load_build, self._root)
            self._policy = b"" if self._build is None else _policy(self._build)
            self._stamp = stamp
        return self._build

    async def _send(self, asset: Asset, scope: Scope, send: Send) -> None:
        coding, variant = _choose(asset, _values(scope, b"accept-encoding"))
        headers: list[Header] = [(b"etag", variant.etag), *_SECURITY_HEADERS]
        headers.append((b"content-security-policy", self._policy))
        headers.append((b"cache-control", _cache_control(asset)))
        if len(asset.variants) > 1:
            headers.append((b"vary", b"accept-encoding"))
        if _matches(variant.etag, _values(scope, b"if-none-match")):
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        if coding != "identity":
            headers.append((b"content-encoding", coding.encode("ascii")))
        headers.append((b"content-type", asset.content_type.encode("ascii")))
        body = await asyncio.to_thread(_read, variant)
        await send_bytes(scope, send, 200, body, headers, no_store=False)


def _policy(build: Build) -> bytes:
    """Return both policies as one header."""
    outside = [path for path in build.assets if path.endswith((".js", ".mjs")) and not path.startswith(_FILES_FOLDER)]
    paths = [f"*:*{path}" for path in (_FILES_FOLDER, *outside)]
    origin = _POLICY.format(scripts=" ".join(["'self'", *build.script_hashes]))
    return f"{origin}, {_SCRIPT_PATHS.format(scripts=' '.join([*paths, *build.script_hashes]))}".encode("ascii")


def _read(variant: Variant) -> bytes:
    try:
        return variant.path.read_bytes()
    except FileNotFoundError:
        raise NotFound("The dashboard has been updated. Reload the page.") from None


def _is_navigation(path: str, scope: Scope) -> bool:
    """True when a person asks for a page, and not a page for a file."""
    if path == "/":
        return True
    if not path.startswith("/") or path.startswith(("//", _FILES_FOLDER)):
        return False
    return b"text/html" in b",".join(_values(scope, b"accept"))


def _cache_control(asset: Asset) -> bytes:
    if asset.immutable:
        return b"public, max-age=31536000, immutable"
    return b"no-cache"


def _choose(asset: Asset, accepted: list[bytes]) -> tuple[str, Variant]:
    """The smallest variant that the client takes: its content coding, and the file."""
    taken = _codings(b",".join(accepted).decode("latin-1"))
    for coding in ("br", "gzip"):
        if coding in asset.variants and taken.get(coding, taken.get("*", False)):
            return coding, asset.variants[coding]
    return "identity", asset.variants["identity"]


def _codings(header: str) -> dict[str, bool]:
    """The codings of an `Accept-Encoding`, and whether each is taken (its weight is not 0)."""
    found: dict[str, bool] = {}
    for part in header.split(","):
        name, _, parameters = part.partition(";")
        weight = parameters.replace(" ", "").lower().removeprefix("q=")
        found[name.strip().lower()] = not weight or weight.strip("0.") != ""
    return found


def _matches(etag: bytes, values: list[bytes]) -> bool:
    """Whether `If-None-Match` names the entity tag; weak comparison, as RFC 9110 has it for this header."""
    tags = [tag.strip().removeprefix(b"W/") for tag in b",".join(values).split(b",")]
    return etag in tags or b"*" in tags


def _values(scope: Scope, name: bytes) -> list[bytes]:
    return [value for header, value in scope["headers"] if header == name]
