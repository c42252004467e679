"""What is live."""

from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.models import SandboxLimits
from tests.factories import make_live_script


def test_find_finds_by_id_and_by_name() -> None:
    table = ScriptTable()
    script = make_live_script("id-1", "hello")
    table.publish(script)
    assert table.find("id-1") is script
    assert table.find("hello") is script
    assert table.find("other") is None


def test_find_prefers_an_id_to_a_name_that_looks_like_it() -> None:
    table = ScriptTable()
    table.publish(make_live_script("twin", "first"))
    table.publish(make_live_script("id-2", "twin"))
    found = table.find("twin")
    assert found is not None
    assert found.name == "first"


def test_find_hides_disabled_scripts() -> None:
    table = ScriptTable()
    table.publish(make_live_script("id-1", "hello", enabled=False))
    assert table.find("id-1") is None
    assert table.find("hello") is None


def test_publish_with_new_name_frees_the_old_one() -> None:
    table = ScriptTable()
    table.publish(make_live_script("id-1", "old"))
    table.publish(make_live_script("id-1", "new"))
    assert table.find("old") is None
    assert table.find("new") is not None
    assert len(table) == 1


def test_rename_does_not_take_a_name_away_from_its_new_owner() -> None:
    table = ScriptTable()
    table.publish(make_live_script("id-1", "wanted"))
    table.publish(make_live_script("id-2", "wanted"))
    table.publish(make_live_script("id-1", "moved"))
    found = table.find("wanted")
    assert found is not None
    assert found.id == "id-2"


def test_withdraw_forgets_id_and_name_and_ignores_unknown_ids() -> None:
    table = ScriptTable()
    table.publish(make_live_script("id-1", "hello"))
    table.withdraw("id-1")
    table.withdraw("id-1")
    assert table.find("id-1") is None
    assert table.find("hello") is None
    assert len(table) == 0


def test_longest_timeout_is_that_of_all_scripts() -> None:
    table = ScriptTable()
    assert table.longest_timeout_ms() == 0
    table.publish(make_live_script("id-1", "a", limits=SandboxLimits(timeout_ms=100)))
    table.publish(make_live_script("id-2", "b", limits=SandboxLimits(timeout_ms=9_000)))
    assert table.longest_timeout_ms() == 9_000
