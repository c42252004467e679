"""`scripts/soak backup`: backups while scripts are saved, each restored: is all there that was saved before it?"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

import httpx

from tests.acceptance.service import ROOT, Service


class Savers:
    """Saves scripts at a steady rate from a few threads; `saved` is what was acknowledged, in order."""

    def __init__(self, service: Service, per_second: int, threads: int = 4) -> None:
        self.saved: list[str] = []
        self._service = service
        self._pause_s = threads / per_second
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(number,)) for number in range(threads)]
        for thread in self._threads:
            thread.start()

    def _run(self, number: int) -> None:
        headers = {"authorization": f"Bearer {self._service.token}"}
        url = f"{self._service.url}/api/v1/admin/scripts"
        due = time.monotonic()
        with httpx.Client(trust_env=False, headers=headers, timeout=30) as client:
            count = 0
            while not self._stop.is_set():
                name = f"s{number}-{count}"
                count += 1
                answer = client.post(url, json={"name": name, "source": f"// {name}\n1"})
                if answer.status_code != 201:
                    raise SystemExit(f"{name}: {answer.text}")
                self.saved.append(name)
                due += self._pause_s
                time.sleep(max(0.0, due - time.monotonic()))

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--backups", type=int, default=5)
    parser.add_argument("--per-second", type=int, default=100)
    given = parser.parse_args()
    missing = 0
    with tempfile.TemporaryDirectory() as directory:
        service = Service(Path(directory), admin_requests_per_minute="0")
        service.start()
        began = time.monotonic()
        savers = Savers(service, given.per_second)
        taken = []
        for number in range(given.backups):
            time.sleep(2)
            before = set(savers.saved)
            file = Path(directory, f"{number}.backup")
            started = time.monotonic()
            _picloud(service, "backup", str(file))
            taken.append((file, before, time.monotonic() - started))
        savers.stop()
        rate = len(savers.saved) / (time.monotonic() - began)
        service.stop()
        for number, (file, before, seconds) in enumerate(taken):
            target = Service(Path(directory))
            target.data_dir = Path(directory, f"restored-{number}")
            target.data_dir.mkdir(mode=0o700)
            target._environ["PICLOUD_DATA_DIR"] = str(target.data_dir)
            _picloud(target, "restore", str(file), "--yes")
            with closing(sqlite3.connect(target.data_dir / "picloud.db")) as connection:
                found = {row[0] for row in connection.execute("SELECT name FROM scripts")}
            missing += len(before - found)
            print(f"backup {number + 1}: {seconds:.2f} s, {len(before)} saved before it, {len(found)} restored")
    print(f"{rate:.0f} saves a second, {missing} missing, load average {os.getloadavg()[0]:.1f}")
    return 1 if missing else 0


def _picloud(service: Service, *arguments: str) -> None:
    command = [sys.executable, "-m", "picloud", *arguments]
    options = {"env": service._environ, "cwd": ROOT, "timeout": 120}
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    raise SystemExit(main())
