"""Asking the providers of services: by the broker of a front process, and by the manager process for another one."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from picloud.shared.errors import PiCloudError
from picloud.shared.protocols import ServiceProvider
from picloud.shared.services import ServiceFault

logger = logging.getLogger(__name__)


def get_provider(providers: Mapping[str, ServiceProvider], service: str) -> ServiceProvider:
    """Return the provider of a service.

    Raises:
        ServiceFault: `service_unavailable`.
    """
    provider = providers.get(service)
    if provider is None:
        raise ServiceFault("service_unavailable", f"there is no service {service} here")
    return provider


@contextmanager
def failures_as_faults(service: str, method: str, execution_id: str) -> Iterator[None]:
    """Turn every error of a call into one that the script can catch. What is a fault of PiCloud is logged.

    Raises:
        ServiceFault: as the block raised it; `service_unavailable`, retryable, for a `PiCloudError`; else `internal`.
    """
    try:
        yield
    except ServiceFault:
        raise
    except PiCloudError as error:
        raise ServiceFault("service_unavailable", error.message, retryable=True) from error
    except Exception as error:
        raise fault_of_bug(service, method, error, execution_id) from error


def fault_of_bug(service: str, method: str, error: Exception, execution_id: str = "") -> ServiceFault:
    """Log an error that PiCloud made in a call, and return what the script gets for it: `internal`."""
    logger.error(
        "a service failed inside PiCloud",
        exc_info=error,
        extra={"action": "service_call", "service": service, "method": method, "execution_id": execution_id},
    )
    return ServiceFault("internal", "something failed inside PiCloud; its log has details")
