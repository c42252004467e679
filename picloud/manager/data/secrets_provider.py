"""Calls of scripts to `secrets`: arguments, grants, and the errors that a script can catch."""

import hmac
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from picloud.manager.data.secrets import SecretService
from picloud.shared.errors import NotFound, PiCloudError, StorageUnavailable
from picloud.shared.services import SecretRef, ServiceCaller, ServiceFault, Value

_ALGORITHMS: Final = ("sha1", "sha256", "sha512")


class SecretsProvider:
    """The `ServiceProvider` of `secrets`, in the manager process."""

    def __init__(self, secrets: SecretService) -> None:
        self._secrets = secrets
        self._methods: Mapping[str, Callable[[ServiceCaller, list[Value]], Awaitable[Value]]] = {
            "get": self._get,
            "hmac": self._hmac,
        }

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        """As in `ServiceProvider`: `get` with a name, `hmac` with a reference, an algorithm and data."""
        run = self._methods.get(method)
        if run is None:
            raise ServiceFault(
                "bad_argument", f"secrets has no method {method[:64]!r}; it has {', '.join(self._methods)}"
            )
        return await run(caller, arguments)

    async def _get(self, caller: ServiceCaller, arguments: list[Value]) -> Value:
        match arguments:
            case [str(name)]:
                return await self._value(caller, name)
        raise ServiceFault("bad_argument", "get takes one argument, the name of a secret as text")

    async def _hmac(self, caller: ServiceCaller, arguments: list[Value]) -> Value:
        match arguments:
            case [SecretRef() as ref, str(algorithm), str() | bytes() as data] if algorithm in _ALGORITHMS:
                key = ref.prefix + await self._value(caller, ref.name)
                message = data.encode("utf-8") if isinstance(data, str) else data
                return hmac.digest(key.encode("utf-8"), message, algorithm)
        raise ServiceFault(
            "bad_argument", f"hmac takes a reference to a secret, one of {', '.join(_ALGORITHMS)}, and text or bytes"
        )

    async def _value(self, caller: ServiceCaller, name: str) -> str:
        if name not in caller.grants.secrets:
            message = f"the script has no grant for the secret {name[:64]}"
            raise ServiceFault("not_granted", message, details={"grant": "secrets", "name": name[:64]})
        try:
            return await self._secrets.open(name)
        except NotFound:
            raise ServiceFault("secrets_unknown", f"there is no secret {name}", details={"name": name}) from None
        except StorageUnavailable as exc:
            raise ServiceFault(exc.code, exc.message, retryable=True) from exc
        except PiCloudError as exc:
            raise ServiceFault(exc.code, exc.message, details={"name": name}) from exc
