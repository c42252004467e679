"""Joins the services that scripts can call with what answers them."""

from picloud.manager.data.kv import KvProvider
from picloud.manager.data.secrets_provider import SecretsProvider
from picloud.shared.protocols import ServiceProvider
from picloud.wiring.foundation import Foundation


def build_providers(base: Foundation) -> dict[str, ServiceProvider]:
    """Return the providers of the manager process by the noun that scripts write. Other front processes ask them too;
    each front process notes the secrets of its own runs."""
    return {"kv": KvProvider(base.kv), "secrets": SecretsProvider(base.secrets)}
