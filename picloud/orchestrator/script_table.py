"""What is live, by id and by name, in memory. The manager's feed writes it; the data plane reads it for each call."""

from picloud.shared.models import LiveScript


class ScriptTable:
    """A `ScriptFeed`. One event loop reads and writes, and no method awaits, so every change is seen whole."""

    def __init__(self) -> None:
        self._by_id: dict[str, LiveScript] = {}
        self._by_name: dict[str, LiveScript] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def find(self, id_or_name: str) -> LiveScript | None:
        """The script of that id, or else of that name; None when there is none or it is disabled."""
        script = self._by_id.get(id_or_name) or self._by_name.get(id_or_name)
        return script if script is not None and script.enabled else None

    def get(self, script_id: str) -> LiveScript | None:
        """The script of that id, disabled or not; None when there is none."""
        return self._by_id.get(script_id)

    def longest_timeout_ms(self) -> int:
        """The longest deadline of all live scripts; 0 when there are none."""
        return max((script.limits.timeout_ms for script in self._by_id.values()), default=0)

    def publish(self, script: LiveScript, source: str | None = None) -> None:  # noqa: ARG002  the feed's signature
        """As in `ScriptFeed`. A name that changed is free for others at once."""
        self._forget_name(script.id)
        self._by_id[script.id] = script
        self._by_name[script.name] = script

    def withdraw(self, script_id: str) -> None:
        """As in `ScriptFeed`."""
        self._forget_name(script_id)
        self._by_id.pop(script_id, None)

    def _forget_name(self, script_id: str) -> None:
        """Drop the old name, unless another script has taken it over already."""
        old = self._by_id.get(script_id)
        if old is not None and self._by_name.get(old.name) is old:
            del self._by_name[old.name]
