"""Run one step on an installation below a directory, with the code of the version on `sys.path`.

`upgrade_step.py ROOT start|stop|upgrade FILE|roll-back [--lose-changes]`. The service is a process of its own, whose id
is in ROOT/pid, in the place of the unit of systemd. A step that is refused exits with 1 and one line on stderr.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from picloud.installer.layout import Layout
from picloud.installer.upgrade import UpgradeFailed, Upgrader
from picloud.pyz.refusal import Refused

STOP_S = 60


class ProcessService:
    """A `Service` that outlives the step."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._pid_file = layout.root / "pid"

    def start(self) -> None:
        environ = {
            "PATH": os.defpath,
            "SHIV_ROOT": str(self._layout.cache_dir),
            "PICLOUD_DATA_DIR": str(self._layout.data_dir),
        } | self._layout.settings()
        command = [sys.executable, str(self._layout.archive), "serve"]
        with (self._layout.root / "log").open("ab") as log:
            process = subprocess.Popen(command, env=environ, stdout=log, stderr=log, start_new_session=True)
        self._pid_file.write_text(str(process.pid))

    def stop(self, *, alone: bool = False) -> None:
        if not self.is_running():
            return
        os.kill(int(self._pid_file.read_text()), signal.SIGTERM)
        ends = time.monotonic() + STOP_S
        while self.is_running():
            if time.monotonic() > ends:
                raise UpgradeFailed("the service did not stop")
            time.sleep(0.05)

    def is_running(self) -> bool:
        try:
            status = Path(f"/proc/{self._pid_file.read_text()}/stat").read_text("ascii")
        except OSError:
            return False
        return status.rpartition(")")[2].split()[0] != "Z"


def main(root: Path, step: str, *arguments: str) -> None:
    layout = Layout(root)
    service = ProcessService(layout)
    upgrader = Upgrader(layout, service, lambda line: print(line, flush=True), user=None)
    try:
        if step == "upgrade":
            upgrader.upgrade(Path(arguments[0]))
        elif step == "roll-back":
            upgrader.roll_back(lose_changes="--lose-changes" in arguments)
        else:
            {"start": service.start, "stop": service.stop}[step]()
    except (Refused, UpgradeFailed) as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
