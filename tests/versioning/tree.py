"""A temporary copy of what the guard reads, as it will be after the release; edits are taken back after each test."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec

from picloud.shared.version import PRODUCT_VERSION
from scripts.versioning.record import load_records, write_record
from scripts.versioning.release import write_candidate
from scripts.versioning.versions import set_product_version

ROOT = Path(__file__).parents[2]
_COPIED = (
    "picloud",
    "scripts/versioning",
    "migrations",
    "systemd",
    "docs/releases",
    "tests/golden",
    "pyproject.toml",
    "CHANGELOG.md",
    "rhai-python/pyproject.toml",
    "rhai-python/Cargo.toml",
    "rhai-python/core/Cargo.toml",
    "rhai-python/worker/Cargo.toml",
    "rhai-python/worker/src/wire.rs",
    "rhai-python/worker/tests/golden",
)


def seal(root: Path) -> None:
    """Make the newest record final, with the checksums of the files that it has now."""
    record = load_records(root)[-1]
    released = record.facts.released or "2026-12-01"
    write_record(root, msgspec.structs.replace(record.facts, released=released, files=record.digests()), {})


def reopen(root: Path) -> None:
    """Make the newest record a candidate again."""
    facts = load_records(root)[-1].facts
    write_record(root, msgspec.structs.replace(facts, released=None, files={}), {})
    path = root / "CHANGELOG.md"
    text = path.read_text("utf-8")
    path.write_text(re.sub(rf"(?m)^## \[{facts.product}\] - .*$", f"## [{facts.product}] - unreleased", text), "utf-8")


class Tree:
    """The copy. Paths are those of the repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in _COPIED:
            source, target = ROOT / name, root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, target)
        (root / "dashboard").mkdir()
        (root / "dashboard" / "package.json").write_text(json.dumps({"version": PRODUCT_VERSION}, indent=2))
        lock = {"name": "picloud-dashboard", "version": PRODUCT_VERSION}
        (root / "dashboard" / "package-lock.json").write_text(json.dumps({**lock, "packages": {"": lock}}, indent=2))
        self._release()
        self._before: dict[Path, bytes | None] = {}
        self._guard = self._start_guard()

    def _start_guard(self) -> "subprocess.Popen[bytes]":
        program = Path(__file__).with_name("guard_process.py")
        command = [sys.executable, "-P", program]
        return subprocess.Popen(command, cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def _release(self) -> None:
        """Make the code a final release, unless its record is final already."""
        newest = load_records(self.root)[-1]
        if newest.is_final and newest.facts.product != PRODUCT_VERSION:
            write_candidate(self.root, PRODUCT_VERSION)  # work that follows a release and is no candidate yet
        if not load_records(self.root)[-1].is_final:
            seal(self.root)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that is there exactly once or more; all of them."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} has no {old!r} any more: choose another edit"
        self._remember(path)
        path.write_text(text.replace(old, new), "utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        self._remember(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")

    def remove(self, name: str) -> None:
        path = self.root / name
        self._remember(path)
        path.unlink()

    def rename(self, old: str, new: str) -> None:
        self.write(new, (self.root / old).read_text("utf-8"))
        self.remove(old)

    def engine(self, old: str, new: str) -> None:
        """Let the engine print another contract, as if it were built from other sources: that would take minutes."""
        printed = (self.root / "docs/releases" / PRODUCT_VERSION / "sdk.txt").read_text("utf-8")
        assert old in printed, f"the contract has no {old!r} any more: choose another edit"
        path = "picloud/cli/sdk_contract.py"
        asked = "contract_of_engine().splitlines()"
        self.edit(path, asked, f"contract_of_engine().replace({old!r}, {new!r}).splitlines()")

    def product(self, version: str) -> None:
        """State another product version everywhere, as scripts/release does."""
        for name in (
            "pyproject.toml",
            "rhai-python/pyproject.toml",
            "dashboard/package.json",
            "dashboard/package-lock.json",
            "CHANGELOG.md",
        ):
            self._remember(self.root / name)
        for crate in ("", "core/", "worker/"):
            self._remember(self.root / f"rhai-python/{crate}Cargo.toml")
        set_product_version(self.root, version)
        path = self.root / "CHANGELOG.md"
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"(?m)^## \[", f"## [{version}] - unreleased\n\n- More.\n\n## [", text, count=1), "utf-8"
        )

    def check(self, *, golden: bool = False, full: bool = False) -> tuple[int, str]:
        """Run the guard on the copy, after scripts/golden if that is wanted; returns exit code and output.

        `full`: with all that takes a running server.
        """
        for path in (self.root / "tests" / "golden").iterdir():
            if golden and path.is_file():
                self._remember(path)
        assert self._guard.stdin is not None
        assert self._guard.stdout is not None
        self._guard.stdin.write(b"golden\n" if golden else b"full\n" if full else b"check\n")
        self._guard.stdin.flush()
        code, length = self._guard.stdout.readline().split()
        return int(code), self._guard.stdout.read(int(length)).decode()

    def check_once(self, *, golden: bool = False) -> tuple[int, str]:
        """The same in a tree that was closed."""
        self._guard = self._start_guard()
        answer = self.check(golden=golden)
        self.close()
        return answer

    def close(self) -> None:
        """End the process that runs the guard."""
        self._guard.communicate()

    def restore(self) -> None:
        """Take all edits back."""
        for path, content in self._before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
            self._forget_compiled(path)
        self._before = {}
        for path in (self.root / "tests" / "golden").glob("*-2*"):
            path.unlink()

    def _remember(self, path: Path) -> None:
        self._before.setdefault(path, path.read_bytes() if path.exists() else None)
        self._forget_compiled(path)

    @staticmethod
    def _forget_compiled(path: Path) -> None:
        """An edit of the same length in the same second would go unseen."""
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            compiled.unlink()
