"""Asking the providers of services: by the broker of a front process, and by the manager process for another one."""

import logging
from collections.abc import Callable, Mapping

from picloud.shared.errors import PiCloudError
from picloud.shared.protocols import QuickProvider, ServiceProvider
from picloud.shared.services import NotNow, ServiceCaller, ServiceFault, Value

AnswerNow = Callable[[ServiceCaller, str, list[Value]], Value | NotNow]

logger = logging.getLogger(__name__)


def get_provider(providers: Mapping[str, ServiceProvider], service: str) -> ServiceProvider:
    """Return the provider of a service.

    Raises:
        ServiceFault: `service_unavailable`.
    """
    provider = providers.get(service)
    if provider is None:
        raise ServiceFault("service_unavailable", f"unknown service {service}")
    return provider


def answerers_now(providers: Mapping[str, ServiceProvider]) -> dict[str, AnswerNow]:
    """Return `answer_now` of the providers that have it."""
    return {name: provider.answer_now for name, provider in providers.items() if isinstance(provider, QuickProvider)}


def fault_for(error: Exception, service: str, method: str, execution_id: str) -> ServiceFault:
    """Return what the script gets for an error of a call: a fault as it is, `service_unavailable`, retryable, for a
    `PiCloudError`, else `internal`. What is a fault of PiCloud is logged."""
    if isinstance(error, ServiceFault):
        return error
    if isinstance(error, PiCloudError):
        fault = ServiceFault("service_unavailable", error.message, retryable=True)
        fault.__cause__ = error
        return fault
    return fault_of_bug(service, method, error, execution_id)


def fault_of_bug(service: str, method: str, error: Exception, execution_id: str = "") -> ServiceFault:
    """Log an error that PiCloud made in a call, and return what the script gets for it: `internal`."""
    logger.error(
        "a service failed inside PiCloud",
        exc_info=error,
        extra={"action": "service_call", "service": service, "method": method, "execution_id": execution_id},
    )
    return ServiceFault("internal", "something failed inside PiCloud; its log has details")
