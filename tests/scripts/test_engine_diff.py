"""scripts/engine-diff: the copy that it builds has the other version, and every difference is printed."""

from pathlib import Path

import pytest

from scripts.engine_diff import BuildFailed, build, copy_with_version, differences


def test_copy_pins_the_other_version_and_leaves_this_clone_alone(tmp_path: Path) -> None:
    copy = copy_with_version("9.9.9", tmp_path)
    ours = Path(__file__).parents[2] / "rhai-python" / "core" / "Cargo.toml"
    assert 'version = "=9.9.9"' in (copy / "core" / "Cargo.toml").read_text("utf-8")
    assert "9.9.9" not in ours.read_text("utf-8")
    assert not (copy / "target").exists()


def test_build_of_a_source_that_does_not_compile_says_why(tmp_path: Path) -> None:
    copy = tmp_path / "rhai-python"
    copy.mkdir()
    (copy / "Cargo.toml").write_text("not a manifest")
    with pytest.raises(BuildFailed, match=r"Cargo\.toml"):
        build(copy, tmp_path / "target")


def test_differences_name_values_answers_and_lines_of_the_contract() -> None:
    ours = {
        "expressions": {"a:1  1 + 1": "2", "a:3  x": "1"},
        "scripts": {"s": "200"},
        "contract": {"old": "", "kept": ""},
    }
    theirs = {
        "expressions": {"a:1  1 + 1": "3", "a:3  x": "1"},
        "scripts": {"s": "200"},
        "contract": {"new": "", "kept": ""},
    }
    assert differences(ours, theirs, "9.9.9") == [
        "a:1  1 + 1\n    installed  2\n    9.9.9      3",
        "contract + new",
        "contract - old",
    ]
    assert differences(ours, ours, "9.9.9") == []
