"""Trees: whole or not at all, found damaged by a look, made anew; caches that are unsafe or full are refused."""

import ast
import errno
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from picloud.pyz import cache
from picloud.pyz.begin import prepare
from picloud.pyz.cache import cache_root, hold, prepare_root, prune
from picloud.pyz.machine import check_target, current_target
from picloud.pyz.manifest import Build, read_build
from picloud.pyz.refusal import Refused
from picloud.pyz.tree import faults, is_whole
from tests.archives import tiny_members, write_members

FILES = {"first/__init__.py": b"ONE = 1\n", "first/two.py": b"TWO = 2\n", "data.txt": b"text"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_members(tmp_path / "picloud.pyz", tiny_members(FILES))


def prepared(archive: Path, root: Path) -> Path:
    return prepare(archive, read_build(archive), {"SHIV_ROOT": str(root)})


def test_prepare_unpacks_all_files_with_bytecode_and_a_stamp(archive: Path, tmp_path: Path) -> None:
    tree = prepared(archive, tmp_path / "cache")
    assert {name: (tree / name).read_bytes() for name in FILES} == FILES
    assert len(list(tree.rglob("*.pyc"))) == 2
    assert is_whole(tree)
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert faults(tree, archive, current_target()) == []


def test_prepare_writes_nothing_when_the_tree_is_whole(archive: Path, tmp_path: Path) -> None:
    tree = prepared(archive, tmp_path / "cache")
    before = {path: path.stat().st_mtime_ns for path in tree.rglob("*")}
    archive.unlink()
    assert prepare(archive, Build("0.2.0", tree_id(tree), 3, 1, (current_target(),)), env(tmp_path)) == tree
    assert {path: path.stat().st_mtime_ns for path in tree.rglob("*")} == before


def env(tmp_path: Path) -> dict[str, str]:
    return {"SHIV_ROOT": str(tmp_path / "cache")}


def tree_id(tree: Path) -> str:
    """A whole build id with the part of it that the tree's name has."""
    return tree.name.removeprefix("0.2.0-").partition("-")[0].ljust(64, "0")


@pytest.mark.parametrize("damage", ["empty", "short", "missing", "bytecode", "no stamp", "stamp empty", "stamp torn"])
def test_prepare_heals_a_damaged_tree(archive: Path, tmp_path: Path, damage: str) -> None:
    tree = prepared(archive, tmp_path / "cache")
    inode = tree.stat().st_ino
    victim = tree / "first" / "two.py"
    stamp = tree / cache.STAMP_NAME
    match damage:
        case "empty":
            victim.write_bytes(b"")
        case "short":
            victim.write_bytes(b"TW")
        case "missing":
            victim.unlink()
        case "bytecode":
            next(tree.rglob("two*.pyc")).write_bytes(b"")
        case "no stamp":
            stamp.unlink()
        case "stamp empty":
            stamp.write_bytes(b"")
        case "stamp torn":
            stamp.write_bytes(stamp.read_bytes()[:40])
    assert not is_whole(tree)
    assert prepared(archive, tmp_path / "cache") == tree
    assert is_whole(tree)
    assert victim.read_bytes() == FILES["first/two.py"]
    assert tree.stat().st_ino != inode
    assert not list((tmp_path / "cache").glob(".part-*"))


def test_faults_names_a_file_that_was_changed_without_a_change_of_its_size(archive: Path, tmp_path: Path) -> None:
    tree = prepared(archive, tmp_path / "cache")
    (tree / "data.txt").write_bytes(b"Text")
    assert is_whole(tree)
    assert faults(tree, archive, current_target()) == ["data.txt"]


def test_prepare_refuses_an_archive_whose_file_is_not_what_was_built(tmp_path: Path) -> None:
    members = tiny_members(FILES) | {"tree/common/first/two.py": b"TWO = 3\n"}
    archive = write_members(tmp_path / "picloud.pyz", members)
    with pytest.raises(Refused, match=r"first/two\.py is not what was built.*SHA256SUMS"):
        prepared(archive, tmp_path / "cache")
    assert [path.name for path in (tmp_path / "cache").iterdir() if not path.name.endswith("lock")] == []


def test_prepare_refuses_a_path_that_leads_out_of_the_tree(tmp_path: Path) -> None:
    archive = write_members(tmp_path / "picloud.pyz", tiny_members({"../outside.py": b""}))
    with pytest.raises(Refused, match="leads out of the tree"):
        prepared(archive, tmp_path / "cache")
    assert not (tmp_path / "cache" / "outside.py").exists()


def test_read_build_refuses_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "picloud.pyz").write_bytes(b"#!/usr/bin/env python3\nPK")
    with pytest.raises(Refused, match="is damaged"):
        read_build(tmp_path / "picloud.pyz")


def test_read_build_refuses_a_product_that_is_a_path(tmp_path: Path) -> None:
    archive = write_members(tmp_path / "picloud.pyz", tiny_members(FILES, product="../0"))
    with pytest.raises(Refused, match="names no build"):
        read_build(archive)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o1777])
def test_prepare_root_refuses_a_directory_that_others_can_write(tmp_path: Path, mode: int) -> None:
    root = tmp_path / "cache"
    root.mkdir()
    root.chmod(mode)
    with pytest.raises(Refused, match="can be written by others"):
        prepare_root(root)


def test_prepare_root_refuses_a_directory_below_one_that_everybody_can_write(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    with pytest.raises(Refused, match="by everybody"):
        prepare_root(tmp_path / "open" / "cache")


def test_prepare_root_refuses_another_users_directory(tmp_path: Path) -> None:
    assert os.geteuid() == 0, "this test changes an owner: run it as root"
    root = tmp_path / "cache"
    root.mkdir()
    os.chown(root, 12345, 12345)
    with pytest.raises(Refused, match="belongs to another user"):
        prepare_root(root)


def test_prepare_root_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    with pytest.raises(Refused, match="cannot unpack itself here"):
        prepare_root(tmp_path / "cache")


def test_prepare_refuses_a_full_disk_and_leaves_nothing(archive: Path, tmp_path: Path) -> None:
    root = tmp_path / "cache"
    root.mkdir(mode=0o700)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", root], check=False)
    assert mounted.returncode == 0, "this test mounts a small disk: run it as root"
    try:
        with pytest.raises(Refused, match=r"needs \d+ MiB to unpack itself, \d+ MiB are free"):
            prepared(archive, root)
        assert not list(root.glob("*/")), "something was left on the full disk"
    finally:
        subprocess.run(["umount", root], check=True)


def test_prune_keeps_the_current_tree_the_one_before_and_those_in_use(tmp_path: Path) -> None:
    root = prepare_root(tmp_path / "cache")
    for age, name in enumerate(["now", "before", "used", "old"]):
        (root / name).mkdir()
        (root / name / cache.STAMP_NAME).write_text("{}")
        os.utime(root / name / cache.STAMP_NAME, (1_000_000 - age, 1_000_000 - age))
    (root / ".part-cut-off").mkdir()
    in_use = hold(root, "used")
    prune(root, "now")
    assert {path.name for path in root.iterdir() if path.is_dir()} == {"now", "before", "used"}
    os.close(in_use)
    prune(root, "now")
    assert {path.name for path in root.iterdir() if path.is_dir()} == {"now", "before"}


def test_unpacking_shows_its_progress_on_a_terminal_once_and_to_nothing_else(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    prepared(archive, tmp_path / "piped")
    assert said.getvalue() == ""
    monkeypatch.setattr(said, "isatty", lambda: True)
    prepared(archive, tmp_path / "seen")
    prepared(archive, tmp_path / "seen")
    text = "unpacking picloud.pyz, once for this version"
    shown = [f"\r{text}: {percent:3} %" for percent in (0, 20, 40, 60, 80, 100)]  # three files, two of them modules
    assert said.getvalue() == "".join(shown) + "\n"
    monkeypatch.setattr(sys, "stderr", None)
    prepared(archive, tmp_path / "closed")


def test_parts_of_cut_off_starts_go_unless_somebody_unpacks(tmp_path: Path) -> None:
    root = prepare_root(tmp_path / "cache")
    (root / ".part-cut-off-1").mkdir()
    with cache.exclusive(root):
        cache.remove_parts(root)
        assert (root / ".part-cut-off-1").is_dir()
    cache.remove_parts(root)
    assert not (root / ".part-cut-off-1").exists()


def test_cache_root_prefers_what_was_named() -> None:
    everything = {"SHIV_ROOT": "/a", "CACHE_DIRECTORY": "/b:/c", "XDG_CACHE_HOME": "/d", "HOME": "/e"}
    found = []
    for name in list(everything):
        found.append(str(cache_root(everything)))
        del everything[name]
    assert found == ["/a", "/b", "/d/picloud", "/e/.cache/picloud"]
    with pytest.raises(Refused, match="SHIV_ROOT"):
        cache_root({})


def test_check_target_names_what_the_archive_holds_and_what_this_is() -> None:
    with pytest.raises(
        Refused, match=r"is for aarch64 and x86_64 with CPython 3\.11, 3\.13; .* CPython 3\.\d+ on riscv64"
    ):
        check_target("cp311-riscv64", ["cp311-x86_64", "cp313-aarch64"])


def test_first_lines_tell_an_old_python_so_in_one_line() -> None:
    source = Path(cache.__file__).with_name("__main__.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 5))
    program = f"import sys; sys.version_info = (3, 8); exec({source!r})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 6
    assert done.stderr.startswith("error: PiCloud needs CPython 3.11 or later, this is ")
    assert done.stderr.count("\n") == 1


def test_manifest_lists_stay_readable_as_json(archive: Path, tmp_path: Path) -> None:
    stamp = json.loads((prepared(archive, tmp_path / "cache") / cache.STAMP_NAME).read_text("ascii"))
    assert stamp["files"]["data.txt"] == 4


@pytest.mark.parametrize("relative", ["cache", "./cache", "../cache", "~/cache", ""])
def test_relative_xdg_cache_home_is_ignored_as_its_specification_says(relative: str) -> None:
    environ = {"HOME": "/home/ada", "XDG_CACHE_HOME": relative}
    assert cache_root(environ) == Path("/home/ada/.cache/picloud")
    assert cache_root(environ | {"XDG_CACHE_HOME": "/var/tmp/cache"}) == Path("/var/tmp/cache/picloud")


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, 1), (errno.EDQUOT, 1), (errno.EMFILE, 1), (errno.EIO, 1), (errno.EACCES, 6), (errno.EROFS, 6)],
)
def test_fault_of_the_cache_that_can_pass_ends_with_the_code_that_is_retried(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("picloud.pyz.tree._write_stamp", fail)
    with pytest.raises(Refused, match="cannot unpack itself here") as caught:
        prepared(archive, tmp_path / "cache")
    assert caught.value.exit_code == code
    assert not list((tmp_path / "cache").glob(".part-*")), "nothing is left behind"


def test_closed_standard_streams_are_opened_before_any_other_file() -> None:
    program = (
        "from picloud.pyz.streams import open_standard_descriptors\n"
        "open_standard_descriptors()\n"
        "import os, sys\n"
        "os.write(1, b'to stdout'); sys.stderr.write('to stderr'); os.read(0, 1)\n"
        "with open(sys.argv[1], 'w') as file: file.write(str(file.fileno()))\n"
    )
    for closed in ((0, 1, 2), (2,), (1, 2), (0,)):
        with tempfile.TemporaryDirectory() as place:
            target = Path(place, "number")
            command = [sys.executable, "-c", program, str(target)]
            words = " ".join(f"{number}>&-" if number else "0<&-" for number in closed)
            shell = ["sh", "-c", f'exec "$@" {words}', "sh", *command]
            done = subprocess.run(shell, stdin=subprocess.DEVNULL, capture_output=True, check=False)
            assert done.returncode == 0, done.stderr
            assert int(target.read_text()) > 2
