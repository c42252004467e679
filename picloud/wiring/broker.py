"""Builds the broker of a front process, and the provider of outgoing HTTP in it."""

import socket
from collections.abc import Mapping, Sequence

from picloud.cluster.messages import OrchestratorSettings
from picloud.providers.broker import Broker
from picloud.providers.http_guard import OwnListeners
from picloud.providers.masking import GivenSecrets
from picloud.providers.outbound_http import HttpProvider, HttpSettings
from picloud.providers.secret_resolver import ProvidedSecrets
from picloud.shared.protocols import ServiceProvider
from picloud.shared.records.service_counts import ServiceCounts


def build_broker(
    settings: OrchestratorSettings, listening: Sequence[socket.socket], providers: Mapping[str, ServiceProvider]
) -> tuple[Broker, HttpProvider]:
    """Return the broker, and its provider of outgoing HTTP, which is stopped after the executor.

    That provider never calls PiCloud itself. Nothing is opened before the first request.

    Args:
        listening: the sockets that PiCloud accepts on.
        providers: those of the manager process by the noun that scripts write; `secrets` among them.
    """
    given, counts = GivenSecrets(), ServiceCounts()
    secrets = ProvidedSecrets(providers["secrets"], given)
    bound = [sock.getsockname()[:2] for sock in listening if sock.family in (socket.AF_INET, socket.AF_INET6)]
    http = HttpProvider(
        HttpSettings(settings.http == "on", settings.http_connections),
        OwnListeners(bound, settings.proxied_names),
        secrets,
        counts=counts,
    )
    return Broker({**providers, "secrets": secrets, "http": http}, given, counts), http
