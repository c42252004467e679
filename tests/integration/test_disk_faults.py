"""Each write and each sync of the database fails once: what was acknowledged is there, and nothing is half done."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

FAKES = Path(__file__).parents[1] / "fakes"
MOST = 200


def test_every_failing_write_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    library = tmp_path / "faults.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, FAKES / "disk_faults.c", "-ldl"], check=True)
    command = [sys.executable, FAKES / "saving_with_faults.py", tmp_path, str(MOST)]
    environ = os.environ | {"LD_PRELOAD": str(library), "PYTHONPATH": str(FAKES.parents[1])}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=True)
    runs = json.loads(done.stdout)

    assert len(runs) == MOST + MOST // 8
    assert sum(1 for run in runs if run["codes"]) > MOST * 3 // 4, "the faults were met"
    for run in runs:
        assert run["whole"] == "ok", run
        assert set(run["acknowledged"]) <= set(run["rows"]) <= {*run["acknowledged"], *run["unknown"]}, run
        if run["failed"]:
            saved = len(run["acknowledged"])
            assert run["acknowledged"] == list(range(saved)), "nothing is written after a failure"
        else:
            assert len(run["codes"]) <= 1, "the next save finds room again"
    full = [run for run in runs if run["fault"] == errno.ENOSPC and not run["failed"]]
    assert {code for run in full for code in run["codes"]} >= {"storage_full"}
    assert [run for run in runs if run["fault"] == errno.EIO and run["failed"]]
