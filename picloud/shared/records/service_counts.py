"""Exact numbers of the calls of scripts to services, since the start of a process."""

from typing import Final

from msgspec import Struct, field

_MOST_NAMES: Final = 64
"""Of services, outcomes and reasons: more can only come from an engine that was taken over."""
_OTHER: Final = "other"


class ServiceCount(Struct):
    """The calls to one service. `outcomes`: those that failed, by the code of the error; `unknown`: the run ended
    before the reply. `bytes`: of arguments and replies."""

    calls: int = 0
    total_us: int = 0
    bytes: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)


class ServiceCounts(Struct):
    """The calls to all services. `http_blocked`: destinations that `http` refused, by reason; `not_granted` is one.
    `files`: responses with static files, by status; `file_bytes`: of their bodies."""

    services: dict[str, ServiceCount] = field(default_factory=dict)
    http_blocked: dict[str, int] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    file_bytes: int = 0

    def note(self, service: str, outcome: str, duration_us: int, size: int) -> None:
        """Count one call. `outcome`: as of `Span`."""
        count = self.services.setdefault(_bounded(service, self.services), ServiceCount())
        count.calls += 1
        count.total_us += duration_us
        count.bytes += size
        if outcome != "ok":
            _add(count.outcomes, outcome, 1)

    def note_file(self, status: int, size: int) -> None:
        """Count a response of a route to static files. `size`: of its body."""
        _add(self.files, str(status), 1)
        self.file_bytes += size

    def note_blocked(self, reason: str) -> None:
        """Count a destination that was refused."""
        _add(self.http_blocked, reason, 1)

    def add(self, other: "ServiceCounts") -> None:
        """Add the numbers of another process."""
        for service, theirs in other.services.items():
            count = self.services.setdefault(_bounded(service, self.services), ServiceCount())
            count.calls += theirs.calls
            count.total_us += theirs.total_us
            count.bytes += theirs.bytes
            for outcome, number in theirs.outcomes.items():
                _add(count.outcomes, outcome, number)
        for reason, number in other.http_blocked.items():
            _add(self.http_blocked, reason, number)
        for status, number in other.files.items():
            _add(self.files, status, number)
        self.file_bytes += other.file_bytes


def _add(numbers: dict[str, int], name: str, number: int) -> None:
    name = _bounded(name, numbers)
    numbers[name] = numbers.get(name, 0) + number


def _bounded(name: str, known: dict[str, ServiceCount] | dict[str, int]) -> str:
    return name if name in known or len(known) < _MOST_NAMES else _OTHER
