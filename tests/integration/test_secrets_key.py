"""The key of secrets: its file, what is sealed without it, and its rotation."""

import base64

import pytest

from picloud.manager.data.keys import KEY_FILE_NAME, Key
from tests.integration.conftest import Manager, error_of
from tests.integration.secret_calls import VALUE, fault_of, get, listed, put, restart


async def test_key_file_is_made_at_first_need_for_its_owner_alone(manager: Manager) -> None:
    await listed(manager)
    assert not (manager.data_dir / KEY_FILE_NAME).exists()

    await put(manager)

    status = (manager.data_dir / KEY_FILE_NAME).stat()
    assert status.st_mode & 0o777 == 0o600


async def test_key_is_in_no_backup(manager: Manager) -> None:
    await put(manager)
    await manager.request("POST", "/backups")

    key = manager.key_file.read().keys[0].text
    for path in (manager.data_dir / "backups").iterdir():
        assert key.encode() not in path.read_bytes()
        assert base64.b64decode(key) not in path.read_bytes()


async def test_lost_key_seals_secrets_until_it_comes_back(manager: Manager) -> None:
    await put(manager)
    kept = manager.key_file.path.read_bytes()
    manager.key_file.path.unlink()
    await restart(manager)

    fault = await fault_of(manager)
    (item,) = await listed(manager)

    assert (fault.code, fault.retryable) == ("secrets_sealed", False)
    assert (item["sealed"], item["fingerprint"]) == (True, None)
    assert not manager.key_file.path.exists()
    await error_of(await manager.request("POST", "/secrets/rotate-key"), 503, "secrets_sealed")
    manager.key_file.path.write_bytes(kept)
    manager.key_file.path.chmod(0o600)
    assert await get(manager) == VALUE


async def test_wrong_key_seals_secrets_and_overwrites_nothing(manager: Manager) -> None:
    await put(manager)
    right = manager.key_file.read().keys[0]
    wrong = f"{Key.generate().text}\n".encode()
    manager.key_file.path.write_bytes(wrong)
    await restart(manager)

    assert (await fault_of(manager)).code == "secrets_sealed"
    assert (await listed(manager))[0]["sealed"]
    await error_of(await manager.request("POST", "/secrets/rotate-key"), 503, "secrets_sealed")
    refused = await manager.request("POST", "/secrets/unseal", {"key": Key.generate().text})
    await error_of(refused, 422, "validation_failed")
    assert manager.key_file.path.read_bytes() == wrong

    answer = await manager.request("POST", "/secrets/unseal", {"key": right.text})

    assert await answer.get_json() == {"secrets": 1}
    assert await get(manager) == VALUE
    await restart(manager)
    assert await get(manager) == VALUE


async def test_sealed_secret_can_be_set_again(manager: Manager) -> None:
    await put(manager)
    await put(manager, "OTHER")
    kept = manager.key_file.read().keys[0]
    manager.key_file.path.unlink()
    await restart(manager)

    assert await put(manager, value="another-value") == 204

    assert await get(manager) == "another-value"
    assert (await fault_of(manager, "OTHER")).code == "secrets_sealed"
    await manager.request("POST", "/secrets/unseal", {"key": kept.text})
    assert (await get(manager, "OTHER"), await get(manager)) == (VALUE, "another-value")


@pytest.mark.parametrize("content", [b"", b"no key\n", b"\xff" * 40, b"# only a remark\n"])
async def test_file_that_is_no_key_seals_secrets_and_stays(manager: Manager, content: bytes) -> None:
    await put(manager)
    manager.key_file.path.write_bytes(content)
    await restart(manager)

    assert (await fault_of(manager)).code == "secrets_sealed"
    error = await error_of(
        await manager.request("PUT", "/secrets/TOKEN", {"value": "another-value"}), 503, "secrets_sealed"
    )
    assert str(manager.key_file.path) in error["message"]
    assert manager.key_file.path.read_bytes() == content


async def test_key_that_others_can_read_is_not_used(manager: Manager) -> None:
    await put(manager)
    manager.key_file.path.chmod(0o644)
    await restart(manager)

    assert (await fault_of(manager)).code == "secrets_sealed"
    manager.key_file.path.chmod(0o600)
    assert await get(manager) == VALUE


async def test_rotation_encrypts_all_with_a_new_key_and_forgets_the_old_one(manager: Manager) -> None:
    await put(manager)
    await put(manager, "OTHER", "another-value", keep_previous_s=60)
    await put(manager, "OTHER", "a-third-value", keep_previous_s=60)
    before = await manager.storage.control.fetch_all("SELECT name, sealed FROM secrets ORDER BY name")
    (old,) = manager.key_file.read().keys

    answer = await manager.request("POST", "/secrets/rotate-key")

    assert await answer.get_json() == {"secrets": 2}
    (new,) = manager.key_file.read().keys
    after = await manager.storage.control.fetch_all("SELECT * FROM secrets ORDER BY name")
    assert new.id != old.id
    assert {row["key_id"] for row in after} == {new.id}
    assert all(row["sealed"] != kept["sealed"] for row, kept in zip(after, before, strict=True))
    assert new.open(after[0]["previous"], b"default/OTHER/1") == b"another-value"
    await restart(manager)
    assert (await get(manager), await get(manager, "OTHER")) == (VALUE, "a-third-value")


async def test_rotation_takes_a_key_that_the_operator_put_first(manager: Manager) -> None:
    await put(manager)
    (old,) = manager.key_file.read().keys
    mine = Key.generate()
    manager.key_file.path.write_text(f"{mine.text}\n{old.text}\n")

    await manager.request("POST", "/secrets/rotate-key")

    assert [key.id for key in manager.key_file.read().keys] == [mine.id]
    assert await get(manager) == VALUE


async def test_interrupted_rotations_leave_no_key_that_no_secret_needs(manager: Manager) -> None:
    await put(manager)
    (needed,) = manager.key_file.read().keys
    manager.key_file.path.write_text(f"{needed.text}\n{Key.generate().text}\n")
    await manager.storage.control.execute("UPDATE secrets SET sealed = $1", b"damaged")

    await error_of(await manager.request("POST", "/secrets/rotate-key"), 503, "secrets_sealed")

    assert [key.id for key in manager.key_file.read().keys][1:] == [needed.id]


async def test_previous_value_is_kept_for_its_time(manager: Manager) -> None:
    await put(manager)
    await put(manager, value="another-value", keep_previous_s=60)
    assert (await listed(manager))[0]["previous_until"] == "2023-11-14T22:14:20.000Z"

    manager.clock.now += 60_000
    await manager.request("POST", "/secrets/rotate-key")

    assert (await listed(manager))[0]["previous_until"] is None
    (row,) = await manager.storage.control.fetch_all("SELECT previous, previous_until FROM secrets")
    assert (row["previous"], row["previous_until"]) == (None, None)


async def test_damaged_value_is_replaced_although_it_was_to_be_kept(manager: Manager) -> None:
    await put(manager)
    await manager.storage.control.execute("UPDATE secrets SET sealed = $1", b"damaged")

    assert await put(manager, value="another-value", keep_previous_s=60) == 204

    assert await get(manager) == "another-value"
    assert (await listed(manager))[0]["previous_until"] is None


async def test_rotation_over_a_damaged_previous_value_changes_nothing_until_it_is_set_again(manager: Manager) -> None:
    await put(manager)
    await put(manager, value="another-value", keep_previous_s=60)
    await manager.storage.control.execute("UPDATE secrets SET previous = $1", b"damaged")

    error = await error_of(await manager.request("POST", "/secrets/rotate-key"), 503, "secrets_sealed")

    assert "TOKEN" in error["message"]
    assert await get(manager) == "another-value"
    await put(manager, value="a-third-value")
    assert (await manager.request("POST", "/secrets/rotate-key")).status_code == 200
    assert await get(manager) == "a-third-value"


async def test_value_does_not_open_in_the_place_of_another(manager: Manager) -> None:
    await put(manager, "ONE")
    await put(manager, "TWO", "another-value")
    await manager.storage.control.execute(
        "UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE name = 'TWO') WHERE name = 'ONE'"
    )

    assert (await fault_of(manager, "ONE")).code == "secrets_sealed"
    assert [item["sealed"] for item in await listed(manager)] == [True, False]
