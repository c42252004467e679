"""References to secrets: prefix and value for a provider, and the value noted for masking."""

import pytest

from picloud.providers.masking import GivenSecrets
from picloud.providers.secret_resolver import ProvidedSecrets
from picloud.shared.services import Grants, SecretRef, ServiceCaller, ServiceFault, Value

CALLER = ServiceCaller("script-1", "hello", "run-1", Grants(secrets=("TOKEN",)), 0.0)


class OneSecret:
    """A provider that has one secret."""

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        if arguments != ["TOKEN"] or method != "get":
            raise ServiceFault("secrets_unknown", "there is no such secret")
        return "12345678"


async def test_reference_becomes_prefix_and_value_and_the_value_is_masked() -> None:
    given = GivenSecrets()
    secrets = ProvidedSecrets(OneSecret(), given)

    assert await secrets.resolve(CALLER, SecretRef("TOKEN", "Bearer ")) == "Bearer 12345678"
    assert given.masker_of("run-1").mask_text("Bearer 12345678") == "Bearer [secret TOKEN]"


async def test_fault_of_the_provider_reaches_the_caller() -> None:
    given = GivenSecrets()

    with pytest.raises(ServiceFault) as fault:
        await ProvidedSecrets(OneSecret(), given).resolve(CALLER, SecretRef("OTHER"))

    assert fault.value.code == "secrets_unknown"
    assert not given.masker_of("run-1")


async def test_value_that_a_script_gets_is_masked() -> None:
    given = GivenSecrets()

    assert await ProvidedSecrets(OneSecret(), given).call(CALLER, "get", ["TOKEN"]) == "12345678"

    assert given.masker_of("run-1").mask_text("12345678") == "[secret TOKEN]"
