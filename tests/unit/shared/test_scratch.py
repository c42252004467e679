"""Temporary files: gone after a crash of their maker, never while the maker lives."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from picloud.shared.files import replacing
from picloud.shared.scratch import remove_leftovers, scratch_directory

MAKER = """
import sys, time
from pathlib import Path
from picloud.shared.files import replacing
from picloud.shared.scratch import scratch_directory
place = Path(sys.argv[1])
with replacing(place / "target", 0o600) as stream, scratch_directory(place, "restoring") as scratch:
    stream.write(b"half")
    stream.flush()
    (scratch / "picloud.db").write_bytes(b"half")
    print("made", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def maker(tmp_path: Path) -> "subprocess.Popen[str]":
    """A process in the middle of writing a file and of using a directory."""
    process = subprocess.Popen([sys.executable, "-c", MAKER, tmp_path], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "made\n"
    return process


def test_files_of_a_living_process_stay_and_those_of_a_killed_one_go(
    maker: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    with maker:
        before = sorted(tmp_path.iterdir())
        assert remove_leftovers(tmp_path) == []
        assert sorted(tmp_path.iterdir()) == before
        assert len(before) == 2
        maker.kill()
    assert sorted(remove_leftovers(tmp_path)) == before
    assert list(tmp_path.iterdir()) == []


def test_files_of_others_stay(tmp_path: Path) -> None:
    names = [
        ".part",
        "x.part",
        ".0123456789abcde.part",
        ".restoring-",
        ".picloud.db.part",
        "picloud.db",
        "saved.backup",
    ]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "outside").mkdir()
    (tmp_path / ".0123456789abcdef.part").symlink_to("outside")
    os.mkfifo(tmp_path / ".0123456789abcdee.part")
    assert remove_leftovers(tmp_path, tmp_path / "missing") == []
    assert len(list(tmp_path.iterdir())) == len(names) + 3


def test_removal_beside_writers_never_costs_one_its_file(tmp_path: Path) -> None:
    stop = threading.Event()

    def remove() -> None:
        while not stop.is_set():
            remove_leftovers(tmp_path)

    remover = threading.Thread(target=remove)
    remover.start()
    try:
        for number in range(200):
            with replacing(tmp_path / "target", 0o600) as stream:
                stream.write(b"%d" % number)
            assert (tmp_path / "target").read_bytes() == b"%d" % number
            with scratch_directory(tmp_path, "backup") as scratch:
                (scratch / "file").touch()
    finally:
        stop.set()
        remover.join()
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
