"""The values of secrets that signatures are checked with, in memory: a check on the data plane cannot wait."""

from collections.abc import Iterable, Sequence

from picloud.manager.data.secrets import SecretService, SecretValues
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import NotFound, PiCloudError


class RouteKeys:
    """The secrets that routes name. Read again whenever one of them, or a route, changes."""

    def __init__(self, secrets: SecretService, clock: Clock = now_ms) -> None:
        self._secrets = secrets
        self._clock = clock
        self._values: dict[str, SecretValues | None] = {}
        """By name; None for a sealed one."""

    async def load(self, names: Iterable[str]) -> None:
        """Know these secrets, and no others, as they are now.

        Raises:
            StorageUnavailable: what was known stays.
        """
        self._values = {name: found for name in set(names) for found in await self._read(name)}

    def keys_of(self, secret: str) -> Sequence[str]:
        """Return the values that count now, the newest first; empty when there is no such secret.

        Raises:
            PiCloudError: `secrets_sealed`.
        """
        if secret not in self._values:
            return ()
        values = self._values[secret]
        if values is None:
            raise PiCloudError(f"The secret {secret} is sealed: its key is missing.", code="secrets_sealed")
        is_kept = values.previous is not None and (values.previous_until or 0) > self._clock()
        return (values.value, values.previous) if is_kept and values.previous is not None else (values.value,)

    async def _read(self, name: str) -> list[SecretValues | None]:
        try:
            return [await self._secrets.open_values(name)]
        except NotFound:
            return []
        except PiCloudError as fault:
            if fault.code != "secrets_sealed":
                raise
            return [None]
