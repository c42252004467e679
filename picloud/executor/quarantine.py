"""Scripts that end their executor process again and again: who they are, and who has been cleared.

Everything that ran in a process when it died is suspect. A suspect that was not alone there and then completes a run is
cleared; one with three crashes to its name within a minute is not run again until it is edited or published anew.
"""

import time
from collections.abc import Callable
from typing import Final

CRASHES: Final = 3
WINDOW_S: Final = 60.0


class Quarantine:
    """Counts crashes by subject (`<script id>:<revision>`). `now`: a monotonic clock in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._crashes: dict[str, list[tuple[float, bool]]] = {}
        self._held: set[str] = set()
        self.watching = False
        """True while anything is suspect or held; callers skip the rest when it is not."""

    def note_crash(self, subject: str, *, certain: bool) -> None:
        """A process died while it ran the subject. `certain`: nothing else can have been the cause."""
        now = self._now()
        recent = [crash for crash in self._crashes.get(subject, ()) if now - crash[0] < WINDOW_S]
        recent.append((now, certain))
        self._crashes[subject] = recent
        if len(recent) >= CRASHES:
            self._held.add(subject)
        self.watching = True

    def holds(self, subject: str) -> bool:
        """True when the subject must not run."""
        return subject in self._held

    def clear(self, subject: str) -> None:
        """The subject completed a run, so what was uncertain about it was not its doing."""
        crashes = self._crashes.get(subject)
        if crashes is None or subject in self._held:
            return
        now = self._now()
        kept = [crash for crash in crashes if crash[1] and now - crash[0] < WINDOW_S]
        if kept:
            self._crashes[subject] = kept
        else:
            del self._crashes[subject]
        self.watching = bool(self._crashes)

    def release(self, script_id: str) -> None:
        """The script was published or withdrawn: all its revisions may run again."""
        prefix = f"{script_id}:"
        for subject in [subject for subject in self._crashes if subject.startswith(prefix)]:
            del self._crashes[subject]
            self._held.discard(subject)
        self.watching = bool(self._crashes)
