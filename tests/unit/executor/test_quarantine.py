"""Who is kept from the executor processes, and who is not."""

from picloud.executor.quarantine import DRAFT_HOLD_S, Quarantine, drafts_of


class ManualClock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_holds_after_three_crashes_within_a_minute() -> None:
    quarantine = Quarantine(ManualClock())
    for _ in range(2):
        quarantine.note_crash("s:1", certain=True)
    assert not quarantine.holds("s:1")
    quarantine.note_crash("s:1", certain=True)
    assert quarantine.holds("s:1")


def test_does_not_hold_when_crashes_are_spread_over_more_than_a_minute() -> None:
    clock = ManualClock()
    quarantine = Quarantine(clock)
    for _ in range(6):
        quarantine.note_crash("s:1", certain=True)
        clock.now += 31
    assert not quarantine.holds("s:1")


def test_clear_forgets_uncertain_crashes_only() -> None:
    quarantine = Quarantine(ManualClock())
    for certain in (True, False, False):
        quarantine.clear("s:1")
        quarantine.note_crash("s:1", certain=certain)
    assert not quarantine.holds("s:1")
    quarantine.clear("s:1")
    quarantine.note_crash("s:1", certain=True)
    quarantine.clear("s:1")
    quarantine.note_crash("s:1", certain=True)
    assert quarantine.holds("s:1")


def test_release_frees_all_revisions_of_one_script() -> None:
    quarantine = Quarantine(ManualClock())
    for subject in ("s:1", "other:1"):
        for _ in range(3):
            quarantine.note_crash(subject, certain=True)
    quarantine.release("s")
    assert not quarantine.holds("s:1")
    assert quarantine.holds("other:1")
    quarantine.release("other")
    assert not quarantine.watching


def test_held_since_is_when_the_script_was_first_held() -> None:
    wall = [5_000]
    quarantine = Quarantine(ManualClock(), lambda: wall[0])
    assert quarantine.held_since("s") is None
    for _ in range(5):
        quarantine.note_crash("s:1", certain=True)
        wall[0] += 10
    assert quarantine.held_since("s") == 5_020
    assert quarantine.held_since("other") is None
    quarantine.release("s")
    assert quarantine.held_since("s") is None


def test_drafts_of_one_author_are_held_until_some_time_after_the_last_crash() -> None:
    clock = ManualClock()
    quarantine = Quarantine(clock)
    for _ in range(3):
        clock.now += 1
        quarantine.note_crash(drafts_of("token-1"), certain=True)
    assert quarantine.holds(drafts_of("token-1"))
    assert not quarantine.holds(drafts_of("token-2"))
    clock.now += DRAFT_HOLD_S - 1
    assert quarantine.holds(drafts_of("token-1"))
    clock.now += 1
    assert not quarantine.holds(drafts_of("token-1"))
    assert not quarantine.watching
