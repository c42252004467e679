"""The host's copy of what a process holds."""

from picloud.executor.loaded_revisions import LoadedRevisions


def test_add_evicts_least_recently_used_beyond_count() -> None:
    loaded = LoadedRevisions(max_count=2, max_bytes=100)
    assert loaded.add("a", 1) == []
    assert loaded.add("b", 1) == []
    assert loaded.touch("a")
    assert loaded.add("c", 1) == ["b"]
    assert not loaded.touch("b")


def test_add_evicts_beyond_bytes_but_keeps_the_newest() -> None:
    loaded = LoadedRevisions(max_count=10, max_bytes=10)
    loaded.add("a", 6)
    assert loaded.add("b", 6) == ["a"]
    assert loaded.add("giant", 50) == ["b"]
    assert loaded.touch("giant")


def test_forget_makes_the_next_touch_fail() -> None:
    loaded = LoadedRevisions()
    loaded.add("a", 1)
    loaded.forget("a")
    assert not loaded.touch("a")
