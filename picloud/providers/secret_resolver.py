"""Values of secrets for other providers of the process that runs the scripts, such as HTTP headers."""

from picloud.shared.protocols import SecretSink, ServiceProvider
from picloud.shared.services import SecretRef, ServiceCaller


class ProvidedSecrets:
    """A `SecretResolver` that asks the provider of `secrets`, wherever that is.

    Args:
        provider: its `get` is what a script calls.
        sink: learns each value before a provider gets it.
    """

    def __init__(self, provider: ServiceProvider, sink: SecretSink) -> None:
        self._provider = provider
        self._sink = sink

    async def resolve(self, caller: ServiceCaller, ref: SecretRef) -> str:
        """As in `SecretResolver`."""
        value = await self._provider.call(caller, "get", [ref.name])
        if not isinstance(value, str):
            raise TypeError("the provider of secrets gave something else than a text")
        self._sink.note_secret(caller.execution_id, ref.name, value)
        return ref.prefix + value
