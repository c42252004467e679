"""The guard of the SDK: the contract that the engine prints, and the cases that were promised, against a release."""

from pathlib import Path
from typing import Final

from picloud.cli.sdk_contract import contract
from picloud.shared.version import SDK_VERSION
from scripts.versioning.change import Report
from scripts.versioning.record import Record, checksum, manifest_text
from scripts.versioning.sdk_contract import compare

GOLDEN: Final = Path("tests") / "golden"
CONTRACT: Final = "sdk.txt"
CASES: Final = "sdk-cases.sha256"


def contract_text() -> str:
    """The contract that the engine prints."""
    return contract()


def record_files(root: Path) -> dict[str, str]:
    """What a release record keeps of the SDK."""
    return {CONTRACT: contract(), CASES: manifest_text(root, _cases(root))}


def check(root: Path, base: Record) -> Report:
    """The SDK against a release."""
    change = compare(base.text(CONTRACT), contract())
    was = base.facts.sdk
    major, minor = _numbers(was)
    needed = {"unchanged": was, "additive": f"{major}.{minor + 1}", "breaking": f"{major + 1}.0"}[change.kind]
    faults = [*_lockstep(root), *_promised(root, base)]
    if _numbers(SDK_VERSION) < _numbers(needed):
        faults.append(
            f"bump SDK_VERSION from {SDK_VERSION} to {needed} (picloud/shared/version.py and "
            f"rhai-python/worker/src/sdk.rs), then scripts/golden; or undo the change"
        )
    return Report(
        surface="sdk",
        kind=change.kind,
        was=was,
        now=SDK_VERSION,
        lines=change.breaking or change.additive,
        needs="" if change.kind == "unchanged" else f"SDK {needed}",
        faults=tuple(faults),
    )


def golden_path(root: Path) -> Path:
    """Where the contract of the present SDK version is kept."""
    return root / GOLDEN / f"sdk-{SDK_VERSION}.txt"


def _lockstep(root: Path) -> list[str]:
    said = next((line.removeprefix("sdk: ") for line in contract().splitlines() if line.startswith("sdk: ")), "nothing")
    faults = []
    if said != SDK_VERSION:
        faults.append(f"the engine says SDK {said}, picloud/shared/version.py {SDK_VERSION}; they must be the same")
    golden = golden_path(root)
    if not golden.exists() or compare(golden.read_text("utf-8"), contract()).kind != "unchanged":
        faults.append(f"{golden.relative_to(root)} is not the contract of the engine; run scripts/golden")
    return faults


def _promised(root: Path, base: Record) -> list[str]:
    """Whether every case of the release is there as it was."""
    faults = []
    for name, promised in base.manifest(CASES).items():
        path = root / name
        if not path.exists():
            faults.append(f"{name} was released and is gone; its cases run for ever, bring it back")
        elif checksum(path) != promised:
            faults.append(f"{name} was released and is edited; restore it and put new cases into a new file")
    return faults


def _cases(root: Path) -> list[Path]:
    return sorted((root / GOLDEN).glob("sdk-*/*.toml"))


def _numbers(version: str) -> tuple[int, int]:
    major, minor = version.split(".")
    return int(major), int(minor)
