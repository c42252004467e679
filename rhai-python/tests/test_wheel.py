"""The wheel installs into an empty environment and works there."""

import os
import platform
import re
import subprocess
import sys
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent
README = PACKAGE / "README.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


def run(*command: str | Path, cwd: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that scripts/setup of PiCloud keeps of these sources, or one built now."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    stamp = PACKAGE.parent / ".venv" / "engine.stamp"
    if stamp.is_file():
        kept = cache / "picloud" / "build" / "wheels" / f"{stamp.read_text().strip()}-{platform.machine()}"
        if kept.is_dir():
            return next(kept.glob("*.whl"))
    out = tmp_path_factory.mktemp("wheel")
    maturin = Path(sys.executable).parent / "maturin"
    run(maturin, "build", "--release", "--interpreter", sys.executable, "--out", out, cwd=PACKAGE)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def test_wheel_has_types_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "rhai_python/py.typed" in names
    assert "rhai_python/_rhai.pyi" in names
    for licence in ("LICENSE-MIT", "LICENSE-APACHE"):
        assert any(name.endswith(f".dist-info/licenses/{licence}") for name in names), names


def test_metadata_says_what_the_package_is(metadata: Message) -> None:
    assert metadata["Name"] == "rhai-python"
    assert metadata["License-Expression"] == "MIT OR Apache-2.0"
    assert metadata["Author"] == "the PiCloud authors"
    assert metadata.get_all("Requires-Dist") is None
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    assert str(metadata.get_payload()).startswith("# rhai-python\n")


def test_readme_examples_run_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-index", wheel, cwd=tmp_path)
    for number, example in enumerate(EXAMPLES):
        script = tmp_path / f"example_{number}.py"
        script.write_text(example, encoding="utf-8")
        run(python, "-I", script, cwd=tmp_path)
