import os
import re
from pathlib import Path

import pytest

from picloud.manager.access.admin_token import AdminToken
from picloud.shared.errors import StartRefused


def test_first_start_makes_a_token_that_only_the_owner_can_read(tmp_path: Path) -> None:
    token = AdminToken.load_or_create(tmp_path)

    assert token.created
    assert token.path == tmp_path / "admin-token"
    assert token.path.stat().st_mode & 0o777 == 0o600
    assert re.fullmatch(r"pic_admin_[A-Za-z0-9_-]{43}\n", token.path.read_text())
    assert [path.name for path in tmp_path.iterdir()] == ["admin-token"]


def test_second_start_reads_the_same_token(tmp_path: Path) -> None:
    text = AdminToken.load_or_create(tmp_path).path.read_text().strip()

    again = AdminToken.load_or_create(tmp_path)

    assert not again.created
    principal = again.authenticate(f"Bearer {text}")
    assert principal is not None
    assert (principal.name, principal.may("deploy"), principal.token_id) == ("admin-token", True, None)


def test_two_installations_have_two_tokens(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = AdminToken.load_or_create(tmp_path / "a"), AdminToken.load_or_create(tmp_path / "b")

    assert one.authenticate(f"Bearer {other.path.read_text().strip()}") is None


def test_half_written_token_of_a_crash_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "admin-token.new").write_text("pic_admin_ha")

    assert AdminToken.load_or_create(tmp_path).created
    assert not (tmp_path / "admin-token.new").exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644, 0o601])
def test_token_that_others_can_reach_is_refused_with_the_way_out(tmp_path: Path, mode: int) -> None:
    path = AdminToken.load_or_create(tmp_path).path
    path.chmod(mode)

    with pytest.raises(StartRefused, match=f"chmod 600 {path}") as caught:
        AdminToken.load_or_create(tmp_path)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["", "pic_admin_short", "x" * 10_000, "pic_admin_" + "a" * 44, "\u00ff" * 53])
def test_file_without_a_token_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "admin-token"
    path.write_text(text)
    path.chmod(0o600)

    with pytest.raises(StartRefused, match="holds no admin token") as caught:
        AdminToken.load_or_create(tmp_path)
    assert caught.value.exit_code == 2
    assert path.read_text() == text


def test_link_pipe_and_directory_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "admin-token"
    for make in (lambda: path.symlink_to("x"), lambda: os.mkfifo(path, 0o600), path.mkdir):
        make()
        with pytest.raises(StartRefused) as caught:
            AdminToken.load_or_create(tmp_path)
        assert caught.value.exit_code == 2
        path.rmdir() if path.is_dir() else path.unlink()


def test_directory_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="does not exist; make it") as caught:
        AdminToken.load_or_create(tmp_path / "missing")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("value", [None, "", "Bearer", "Bearer ", "Basic x", "Bearer \ud800", "Bearer \x00"])
def test_no_or_strange_credential_is_nobody(tmp_path: Path, value: str | None) -> None:
    assert AdminToken.load_or_create(tmp_path).authenticate(value) is None


def test_neither_repr_nor_state_holds_the_token(tmp_path: Path) -> None:
    token = AdminToken.load_or_create(tmp_path)
    text = token.path.read_text().strip()

    assert text not in repr(token)
    assert text not in repr(vars(token))
