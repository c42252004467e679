"""`/healthz`, `/readyz` and `/version`: what probes, operators and clients ask first. Knows no service; the facts are
given as callables."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from msgspec import Struct

from picloud.shared.errors import PiCloudError
from picloud.shared.http.asgi import Scope, Send, send_bytes, send_json
from picloud.shared.models import Versions


class Check(Struct, frozen=True):
    """One part's answer to "can you serve?". `facts` are JSON-ready and say why not."""

    ok: bool
    facts: Mapping[str, Any]


ReadinessCheck = Callable[[], Awaitable[Check]]

_PATHS: Final = frozenset({"/healthz", "/readyz", "/version"})
_METHODS: Final = frozenset({"GET", "HEAD"})


class Probes:
    """Answers the three paths.

    Args:
        checks: by name; `/readyz` is 200 when all are ok, else 503, with the facts of each either way.
        versions: the body of `/version`.
    """

    def __init__(self, checks: Mapping[str, ReadinessCheck], versions: Versions) -> None:
        self._checks = checks
        self.versions: Final = versions

    def answers(self, path: str) -> bool:
        """True when the decoded path is one of the three."""
        return path in _PATHS

    async def __call__(self, path: str, scope: Scope, send: Send) -> None:
        """Answer one of the three paths.

        Raises:
            PiCloudError: `method_not_allowed` for anything but GET and HEAD.
        """
        if scope["method"] not in _METHODS:
            raise PiCloudError(f"{path} accepts only GET and HEAD.", code="method_not_allowed")
        if path == "/healthz":
            await send_bytes(scope, send, 200, b"ok", [(b"content-type", b"text/plain; charset=utf-8")])
        elif path == "/version":
            await send_json(scope, send, 200, self.versions)
        else:
            await self._answer_ready(scope, send)

    async def readiness(self) -> dict[str, Any]:
        """The body of `/readyz`: `ready`, and by name what each part says."""
        results = {name: await check() for name, check in self._checks.items()}
        ready = all(result.ok for result in results.values())
        content: dict[str, Any] = {"ready": ready}
        for name, result in results.items():
            content[name] = {"ok": result.ok, **result.facts}
        return content

    async def _answer_ready(self, scope: Scope, send: Send) -> None:
        content = await self.readiness()
        await send_json(scope, send, 200 if content["ready"] else 503, content)
