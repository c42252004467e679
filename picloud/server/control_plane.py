"""Everything but calls of scripts: decides by path who answers. Holds no rules of any service."""

from typing import Final

from picloud.server.dashboard import Dashboard
from picloud.server.hosts import HostRule
from picloud.server.probes import Probes
from picloud.shared.clock import new_id
from picloud.shared.errors import NotFound, PiCloudError
from picloud.shared.http.asgi import AsgiApp, Receive, Scope, Send, send_error
from picloud.shared.http.paths import ADMIN_PATH, OPENAPI_PATH, decode_path
from picloud.shared.version import API_PREFIX, EXECUTE_PATH, SERVED_API_VERSIONS

_ENDPOINTS: Final = ("/api/", "/exec/")
"""The dashboard never answers below these, so that a mistaken program gets an error."""
_ENDPOINT_ROOTS: Final = frozenset({"/api", "/exec"})


_METRICS_PATH: Final = "/metrics"
"""Where scrapers of Prometheus look first."""
_PROMETHEUS_PATH: Final = f"{ADMIN_PATH}/metrics/prometheus"


class ControlPlane:
    """An `AsgiApp`.

    Args:
        admin: answers `/api/v1/admin` and below, `/api/v1/openapi.json` and `/metrics`.
        probes: answers `/healthz`, `/readyz` and `/version`.
        dashboard: answers all that is no endpoint.
        hosts: under which names admin API and dashboard answer.
    """

    def __init__(self, *, admin: AsgiApp, probes: Probes, dashboard: Dashboard, hosts: HostRule) -> None:
        self._admin = admin
        self._probes = probes
        self._dashboard = dashboard
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request that is not a call of a script."""
        try:
            path = decode_path(scope["raw_path"])
            if path in (ADMIN_PATH, OPENAPI_PATH) or path.startswith(f"{ADMIN_PATH}/"):
                self._hosts.check(scope["headers"])
                await self._admin(scope, receive, send)
            elif path == _METRICS_PATH:
                self._hosts.check(scope["headers"])
                await self._admin(
                    {**scope, "path": _PROMETHEUS_PATH, "raw_path": _PROMETHEUS_PATH.encode()}, receive, send
                )
            elif self._probes.answers(path):
                await self._probes(path, scope, send)
            elif path.startswith(_ENDPOINTS) or path in _ENDPOINT_ROOTS:
                raise _not_found(path)
            else:
                self._hosts.check(scope["headers"])
                await self._dashboard(path, scope, send)
        except PiCloudError as error:
            allow = [(b"allow", b"GET, HEAD")] if error.code == "method_not_allowed" else []
            await send_error(scope, send, error, new_id(), allow)


def _not_found(path: str) -> NotFound:
    if path == "/api" or path.startswith("/api/"):
        if not path.startswith(f"{API_PREFIX}/") and path != API_PREFIX:
            return NotFound(
                f"This version of the API is not served here. Served: {API_PREFIX}.",
                code="unknown_api_version",
                details={"served": list(SERVED_API_VERSIONS)},
            )
        if path.startswith(f"{EXECUTE_PATH}/"):
            return NotFound(f"There is nothing at this spelling of the path; write {EXECUTE_PATH}/ without escapes.")
        return NotFound(
            f"There is no such endpoint in {API_PREFIX}: it has /admin/..., /execute/... and /openapi.json."
        )
    return NotFound(f"There is nothing at this path. The API is at {API_PREFIX}.")
