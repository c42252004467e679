"""A data directory that belongs to another user than root, who plants links in it for root to follow."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.acceptance.service import ROOT

NOBODY = 65_534
_AS_USER = """
import sys
from picloud.cli import main
from picloud.manager.storage.migrate import load_migrations
from picloud.shared.owners import Owner, become
from picloud.wiring import database
load_migrations("sqlite")
uid = int(sys.argv.pop(1))
become(Owner(uid, uid))
main()
"""
"""The interpreter may lie in a directory that only root can read, so it begins as root."""
KINDS = ("symbolic link", "link to a directory", "dangling link", "hard link", "fifo")


class ForeignDirectory:
    """`data` belongs to `nobody`; `vault` is root's alone and must stay as it is."""

    def __init__(self) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="picloud-foreign-"))
        self.place.chmod(0o755)
        self.data = self.place / "data"
        self.data.mkdir(mode=0o700)
        self.give(self.data)
        self.vault = self.place / "vault"
        self.vault.mkdir(mode=0o700)
        self.victim = self.vault / "victim"
        self.victim.write_text("root's alone")
        self.victim.chmod(0o600)
        self._before = self._look()

    def remove(self) -> None:
        shutil.rmtree(self.place)

    def give(self, *paths: Path) -> None:
        for path in paths:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def plant(self, kind: str, name: str, directory: Path | None = None) -> None:
        """Put something in the way of a name. What is there already is replaced."""
        path = (directory or self.data) / name
        path.unlink(missing_ok=True)
        if kind == "symbolic link":
            path.symlink_to(self.victim)
        elif kind == "link to a directory":
            path.symlink_to(self.vault)
        elif kind == "dangling link":
            path.symlink_to(self.vault / "new")
        elif kind == "hard link":
            path.hardlink_to(self.victim)  # the kernel refuses this to other users where fs.protected_hardlinks is set
        else:
            os.mkfifo(path, 0o600)
        if kind != "hard link":
            self.give(path)

    def faults(self) -> list[str]:
        """What root did that it must not do: changes in the vault, and files of root among those of the other user."""
        found = [] if self._look() == self._before else [f"the vault changed: {self._look()}"]
        for folder, names, files in os.walk(self.data):
            for name in (*names, *files):
                status = (Path(folder) / name).lstat()
                if status.st_uid != NOBODY and not (stat.S_ISREG(status.st_mode) and status.st_nlink > 1):
                    found.append(f"{folder}/{name} belongs to {status.st_uid}")
        return found

    def _look(self) -> dict[str, tuple[str, int, int, int]]:
        seen = {}
        for path in (self.vault, *self.vault.iterdir()):
            status = path.lstat()
            text = path.read_text() if path.is_file() else ""
            seen[path.name] = (text, status.st_mode, status.st_uid, status.st_gid)
        return seen

    def run(
        self, *arguments: str | Path, user: int | None = None, **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run the command line with this data directory, as root unless `user` says otherwise. 60 s at most."""
        program = ["-m", "picloud"] if user is None else ["-c", _AS_USER, str(user)]
        return subprocess.run(
            [sys.executable, *program, *arguments],
            cwd=self.place,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                "PICLOUD_DATA_DIR": str(self.data),
                **environ,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
