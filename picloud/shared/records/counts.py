"""Exact numbers of the calls of a script in a minute."""

from msgspec import Struct, field

from picloud.shared.records.durations import BUCKETS


class MinuteKey(Struct, frozen=True):
    """One script in one minute."""

    minute: int
    script_id: str


class MinuteCount(Struct):
    """Exact numbers of one script and minute; `sampled_out` calls are in no row of executions.

    `durations`: calls by bucket (`bucket_of`). `outcomes`: calls that were no plain success, by the code of the error
    or the HTTP status from 300 on.
    """

    calls: int = 0
    failures: int = 0
    sampled_out: int = 0
    total_us: int = 0
    durations: list[int] = field(default_factory=lambda: [0] * BUCKETS)
    outcomes: dict[str, int] = field(default_factory=dict)

    def add(self, other: "MinuteCount") -> None:
        """Add the numbers of another one."""
        self.calls += other.calls
        self.failures += other.failures
        self.sampled_out += other.sampled_out
        self.total_us += other.total_us
        self.durations = [mine + theirs for mine, theirs in zip(self.durations, other.durations, strict=True)]
        for outcome, calls in other.outcomes.items():
            self.outcomes[outcome] = self.outcomes.get(outcome, 0) + calls
