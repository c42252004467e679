"""Secrets as an administrator sets them and as a script with a grant gets them."""

from typing import Any

import pytest

from picloud.manager.api.secrets import SecretHandlers
from picloud.manager.data.keys import KeyFile
from picloud.manager.data.secrets import SecretService
from picloud.manager.data.secrets_provider import SecretsProvider
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.shared.services import Grants, ServiceCaller, ServiceFault, Value
from tests.integration.conftest import Manager

Json = dict[str, Any]
VALUE = "a-known-value-7"


def caller(*names: str) -> ServiceCaller:
    """A run of a script with grants for these secrets."""
    return ServiceCaller("script-1", "hello", "run-1", Grants(secrets=names), 0.0)


async def put(manager: Manager, name: str = "TOKEN", value: str = VALUE, **more: Any) -> int:
    """Set a secret; returns the status of the answer, which has no body."""
    response = await manager.request("PUT", f"/secrets/{name}", {"value": value, **more})
    assert await response.get_data() == b""
    return response.status_code


async def listed(manager: Manager) -> list[Json]:
    items: list[Json] = (await (await manager.request("GET", "/secrets")).get_json())["items"]
    return items


async def get(manager: Manager, name: str = "TOKEN") -> Value:
    """Return what a script with the grant gets."""
    return await SecretsProvider(manager.secrets).call(caller(name), "get", [name])


async def fault_of(manager: Manager, name: str = "TOKEN") -> ServiceFault:
    """Return the fault that a script with the grant gets."""
    with pytest.raises(ServiceFault) as caught:
        await get(manager, name)
    return caught.value


async def restart(manager: Manager) -> None:
    """Replace the service by one that remembers nothing."""
    manager.secrets = SecretService(SecretStore(manager.storage.control), KeyFile(manager.data_dir), manager.clock)
    for view in manager.app.view_functions.values():
        owner = getattr(view, "__self__", None)
        if isinstance(owner, SecretHandlers):
            owner._secrets = manager.secrets
