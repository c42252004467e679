"""Joins the services that scripts can call with what answers them."""

from picloud.manager.data.secrets_provider import SecretsProvider
from picloud.providers.masking import GivenSecrets
from picloud.providers.secret_resolver import ProvidedSecrets
from picloud.shared.protocols import ServiceProvider
from picloud.wiring.foundation import Foundation


def build_providers(base: Foundation, given: GivenSecrets) -> dict[str, ServiceProvider]:
    """Return the providers of the manager process by the noun that scripts write.

    Args:
        given: where they note the secrets that they give a run.
    """
    return {"secrets": ProvidedSecrets(SecretsProvider(base.secrets), given)}
