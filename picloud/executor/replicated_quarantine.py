"""The quarantine of an orchestrator process: it reports crashes, and receives which revisions are held."""

from collections.abc import Callable, Iterable

from picloud.executor.quarantine import Quarantine


class ReplicatedQuarantine(Quarantine):
    """Counts nothing itself: crashes of one script in several processes must add up.

    Args:
        report: as `Quarantine.note_crash`, somewhere else.
        report_clear: told of each suspect that completed a run.
    """

    def __init__(self, report: Callable[[str, bool], None], report_clear: Callable[[str], None]) -> None:
        super().__init__()
        self._report = report
        self._report_clear = report_clear

    def replace(self, suspects: Iterable[str], held: Iterable[str]) -> None:
        """These are suspect from now on, and those of them are held."""
        self._crashes = {subject: [] for subject in suspects}
        self._held = dict.fromkeys(held, 0)
        self.watching = bool(self._crashes or self._held)

    def note_crash(self, subject: str, *, certain: bool) -> None:
        """Report it."""
        self._report(subject, certain)

    def clear(self, subject: str) -> None:
        """Report it, once."""
        if subject not in self._held and self._crashes.pop(subject, None) is not None:
            self._report_clear(subject)

    def release(self, script_id: str) -> None:
        """Do nothing: releases are received."""
