"""Secrets in the process that runs the scripts: every value is noted before it is handed out, so that it is masked."""

from picloud.shared.protocols import SecretSink, ServiceProvider
from picloud.shared.services import SecretRef, ServiceCaller, Value


class ProvidedSecrets:
    """The `ServiceProvider` of `secrets` for scripts, and the `SecretResolver` for other providers.

    Args:
        provider: answers the calls, in this process or in another one.
        sink: gets each value first.
    """

    def __init__(self, provider: ServiceProvider, sink: SecretSink) -> None:
        self._provider = provider
        self._sink = sink

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        """As in `ServiceProvider`."""
        value = await self._provider.call(caller, method, arguments)
        if method == "get" and isinstance(value, str):
            self._sink.note_secret(caller.execution_id, str(arguments[0]), value)
        return value

    async def resolve(self, caller: ServiceCaller, ref: SecretRef) -> str:
        """As in `SecretResolver`."""
        value = await self.call(caller, "get", [ref.name])
        if not isinstance(value, str):
            raise TypeError("the secrets provider did not return a string")
        return ref.prefix + value
