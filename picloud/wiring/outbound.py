"""Builds the provider of outgoing HTTP of a front process."""

import socket
from collections.abc import Sequence

from picloud.cluster.messages import OrchestratorSettings
from picloud.providers.http_guard import OwnListeners
from picloud.providers.outbound_http import HttpProvider, HttpSettings
from picloud.providers.secret_resolver import ProvidedSecrets
from picloud.shared.protocols import SecretSink, ServiceProvider
from picloud.shared.services import ServiceCaller, ServiceFault, Value


class _NoSecrets:
    """Stands for the provider of secrets where there is none."""

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        del caller, method, arguments
        raise ServiceFault("service_unavailable", "there is no service secrets here")


def build_http(
    settings: OrchestratorSettings,
    listening: Sequence[socket.socket],
    secrets: ServiceProvider | None,
    given: SecretSink,
) -> HttpProvider:
    """Return a provider that never calls PiCloud itself. Nothing is opened before the first request.

    Args:
        listening: the sockets that PiCloud accepts on.
        secrets: the provider of secrets, for headers that hold one.
        given: learns which secrets a run was given.
    """
    bound = [sock.getsockname()[:2] for sock in listening if sock.family in (socket.AF_INET, socket.AF_INET6)]
    return HttpProvider(
        HttpSettings(settings.http == "on", settings.http_connections),
        OwnListeners(bound, settings.proxied_names),
        ProvidedSecrets(secrets or _NoSecrets(), given),
    )
