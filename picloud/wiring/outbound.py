"""Builds the provider of outgoing HTTP of a front process."""

import socket
from collections.abc import Sequence

from picloud.cluster.messages import OrchestratorSettings
from picloud.providers.http_guard import OwnListeners
from picloud.providers.outbound_http import HttpProvider, HttpSettings
from picloud.shared.protocols import SecretResolver


def build_http(
    settings: OrchestratorSettings, listening: Sequence[socket.socket], secrets: SecretResolver
) -> HttpProvider:
    """Return a provider that never calls PiCloud itself. Nothing is opened before the first request.

    Args:
        listening: the sockets that PiCloud accepts on.
        secrets: fills in headers that hold a secret.
    """
    bound = [sock.getsockname()[:2] for sock in listening if sock.family in (socket.AF_INET, socket.AF_INET6)]
    return HttpProvider(
        HttpSettings(settings.http == "on", settings.http_connections),
        OwnListeners(bound, settings.proxied_names),
        secrets,
    )
