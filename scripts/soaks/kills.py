"""`scripts/soak kills`: kills a saving service at random moments and counts what was lost."""

import argparse
import random
import signal
import sqlite3
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

import httpx

from tests.acceptance.service import Service


class Saver:
    """Saves scripts in a thread until the service is gone; `saved` is what was acknowledged."""

    def __init__(self, service: Service, first: int, most: int) -> None:
        self.saved: list[str] = []
        self.tried: str | None = None
        self._service = service
        self._names = [f"s{number}" for number in range(first, most)]
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        headers = {"authorization": f"Bearer {self._service.token}"}
        url = f"{self._service.url}/api/v1/admin/scripts"
        with httpx.Client(trust_env=False, headers=headers) as client:
            for name in self._names:
                self.tried = name
                try:
                    answer = client.post(url, json={"name": name, "source": f"// {name}\n1"})
                except httpx.HTTPError:
                    return
                if answer.status_code != 201:
                    return
                self.saved.append(name)
                self.tried = None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--saves", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    dice = random.Random(given.seed)  # noqa: S311  moments, not secrets
    lost, slowest = 0, 0.0
    known: set[str] = set()
    unknown: set[str] = set()
    with tempfile.TemporaryDirectory() as directory:
        service = Service(Path(directory), admin_requests_per_minute="0")
        for kill in range(1, given.kills + 1):
            slowest = max(slowest, service.start())
            saver = Saver(service, len(known | unknown), given.saves * kill // given.kills)
            time.sleep(dice.uniform(0.02, 0.6))
            service.stop(signal.SIGKILL)
            saver.thread.join()
            known |= set(saver.saved)
            unknown |= {saver.tried} if saver.tried is not None else set()
            with closing(sqlite3.connect(service.data_dir / "picloud.db")) as connection:
                found = {row[0] for row in connection.execute("SELECT name FROM scripts")}
                whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
            lost += len(known - found)
            if whole != "ok" or found - known - unknown:
                print(f"kill {kill}: {whole}; never saved: {sorted(found - known - unknown)}")
                return 1
    print(f"{given.kills} kills, {len(known)} saves acknowledged, {lost} lost, slowest start {slowest:.2f} s")
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
