"""Scripts that end their executor process again and again: who they are, and who has been cleared.

Everything that ran in a process when it died is suspect. A suspect that was not alone there and then completes a run is
cleared; one with three crashes to its name within a minute is not run again until it is edited or released by hand.
Drafts cannot be edited or released: all drafts of one author are one subject, which is held for some minutes.
"""

import logging
import time
from collections.abc import Callable
from typing import Final

from picloud.shared.clock import Clock, now_ms

logger = logging.getLogger(__name__)

CRASHES: Final = 3
WINDOW_S: Final = 60.0
DRAFT_HOLD_S: Final = 600.0
"""How long drafts of an author are refused after the last crash."""
_DRAFTS: Final = "drafts:"


def drafts_of(author: str) -> str:
    """The subject of all drafts of one author; no script id looks like its beginning."""
    return f"{_DRAFTS}{author}"


class Quarantine:
    """Counts crashes by subject (`<script id>:<revision>`, or `drafts_of` an author).

    Args:
        now: a monotonic clock in seconds, for the crashes.
        clock: for times that people see.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, clock: Clock = now_ms) -> None:
        self._now = now
        self._clock = clock
        self._crashes: dict[str, list[tuple[float, bool]]] = {}
        self._held: dict[str, int] = {}
        self.on_change: Callable[[], None] | None = None
        """Called when another subject is suspect or held, or one is not any more."""
        self.watching = False
        """True while anything is suspect or held; callers skip the rest when it is not."""

    def note_crash(self, subject: str, *, certain: bool) -> None:
        """A process died while it ran the subject. `certain`: nothing else can have been the cause."""
        now = self._now()
        recent = [crash for crash in self._crashes.get(subject, ()) if now - crash[0] < WINDOW_S]
        recent.append((now, certain))
        self._crashes[subject] = recent
        if len(recent) >= CRASHES and subject not in self._held:
            self._held[subject] = self._clock()
            logger.warning(
                "quarantined: executor processes crashed repeatedly",
                extra={"action": "script_quarantined", "script": subject},
            )
        self.watching = True
        self._tell()

    @property
    def suspects(self) -> list[str]:
        """All subjects that crashed lately or are held."""
        return list(self._crashes)

    @property
    def held(self) -> list[str]:
        """The subjects that must not run."""
        return list(self._held)

    def holds(self, subject: str) -> bool:
        """True when the subject must not run."""
        if subject in self._held and subject.startswith(_DRAFTS):
            crashed_at = max((at for at, _ in self._crashes[subject]), default=0.0)
            if self._now() - crashed_at >= DRAFT_HOLD_S:
                self._forget([subject])
        return subject in self._held

    def held_since(self, script_id: str) -> int | None:
        """Since when a revision of the script is held, in milliseconds since 1970-01-01 UTC; None when none is."""
        prefix = f"{script_id}:"
        return min((at for subject, at in self._held.items() if subject.startswith(prefix)), default=None)

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
        self._tell()

    def release(self, script_id: str) -> None:
        """All revisions of the script may run again: it was edited, withdrawn or released by hand."""
        prefix = f"{script_id}:"
        released = [subject for subject in self._crashes if subject.startswith(prefix)]
        if released:
            self._forget(released)

    def _forget(self, subjects: list[str]) -> None:
        for subject in subjects:
            del self._crashes[subject]
            self._held.pop(subject, None)
        self.watching = bool(self._crashes)
        self._tell()

    def _tell(self) -> None:
        if self.on_change is not None:
            self.on_change()
