"""Which live scripts would not compile on another version: a real database, a real engine, an archive that runs it."""

import zipfile
from pathlib import Path

import pytest

from picloud.installer.layout import Layout
from picloud.installer.live_scripts import CheckFailed, broken_scripts
from picloud.manager.storage import open_storage
from picloud.shared.settings import load_settings

ROOT = Path(__file__).parents[3]


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path / "machine")
    for path in (layout.data_dir, layout.config_dir):
        path.mkdir(parents=True, mode=0o700)
    return layout


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A program file with the command line of this tree in it."""
    path = tmp_path / "other.pyz"
    with zipfile.ZipFile(path, "w") as packed:
        start = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom picloud.cli import main\nmain()\n"
        packed.writestr("__main__.py", start)
    return path


async def save(layout: Layout, name: str, source: str, *, enabled: int = 1) -> None:
    """A live script as another version may have saved it, past the check of this one."""
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(layout.data_dir)}))
    async with storage.control.transaction() as transaction:
        await transaction.execute(
            "INSERT INTO scripts (id, name, description, search_text, enabled, access, live_revision, last_revision, "
            f"version, created_at, updated_at) VALUES ('{name}', '{name}', '', '', {enabled}, 'public', 1, 1, 1, 1, 1)"
        )
        await transaction.execute(f"INSERT INTO revisions VALUES ('{name}', 1, $1, '', 0, '{{}}', 1)", source)
    await storage.close()


async def test_script_that_does_not_compile_is_named_with_its_place(layout: Layout, archive: Path) -> None:
    await save(layout, "good", "1")
    await save(layout, "newer", "// sdk: 99.0\n1")
    await save(layout, "broken", "let x = 1;\nlet y = ;")
    await save(layout, "resting", "let = ", enabled=0)

    found = broken_scripts(layout, archive, None)

    assert [line.split(": ")[0] for line in found] == ["broken:2:9", "newer:1:1"]
    assert "needs SDK 99.0" in found[1]


async def test_installation_without_scripts_has_none_that_break(layout: Layout, archive: Path) -> None:
    assert broken_scripts(layout, archive, None) == []


async def test_database_on_a_server_is_said_to_be_unchecked(layout: Layout, archive: Path) -> None:
    layout.environment.write_text("PICLOUD_DATABASE_URL=postgresql://picloud@db/picloud\n")

    with pytest.raises(CheckFailed, match="the database is PostgreSQL"):
        broken_scripts(layout, archive, None)


async def test_archive_that_cannot_check_is_one_line(layout: Layout, tmp_path: Path) -> None:
    await save(layout, "good", "1")
    other = tmp_path / "nothing.pyz"
    other.write_bytes(b"nothing")

    with pytest.raises(CheckFailed, match="does not check scripts") as caught:
        broken_scripts(layout, other, None)

    assert "\n" not in str(caught.value)
