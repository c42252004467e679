"""Secrets through the admin API and as scripts get them: what is stored, shown, sealed, rotated and written down."""

import asyncio
import base64
import hashlib
import hmac
import os
from typing import Any

import pytest

from picloud.manager.data.keys import KEY_FILE_NAME, Key, KeyFile
from picloud.manager.data.secrets import SecretService
from picloud.manager.data.secrets_provider import SecretsProvider
from picloud.manager.models.access import NewToken
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.shared.services import Grants, SecretRef, ServiceCaller, ServiceFault, Value
from tests.integration.conftest import ADMIN, BY, Manager, error_of

Json = dict[str, Any]
VALUE = "a-known-value-7"


def caller(*names: str) -> ServiceCaller:
    """A run of a script with grants for these secrets."""
    return ServiceCaller("script-1", "hello", "run-1", Grants(secrets=names), 0.0)


async def put(manager: Manager, name: str = "TOKEN", value: str = VALUE, **more: Any) -> int:
    """Set a secret; returns the status of the answer, which has no body."""
    response = await manager.request("PUT", f"/secrets/{name}", {"value": value, **more})
    assert await response.get_data() == b""
    return response.status_code


async def listed(manager: Manager) -> list[Json]:
    items: list[Json] = (await (await manager.request("GET", "/secrets")).get_json())["items"]
    return items


async def get(manager: Manager, name: str = "TOKEN") -> Value:
    """Return what a script with the grant gets."""
    return await SecretsProvider(manager.secrets).call(caller(name), "get", [name])


async def fault_of(manager: Manager, name: str = "TOKEN") -> ServiceFault:
    """Return the fault that a script with the grant gets."""
    with pytest.raises(ServiceFault) as caught:
        await get(manager, name)
    return caught.value


async def restart(manager: Manager) -> None:
    """Replace the service by one that remembers nothing."""
    manager.secrets = SecretService(SecretStore(manager.storage.control), KeyFile(manager.data_dir), manager.clock)
    handlers = {"SecretHandlers"}
    for view in manager.app.view_functions.values():
        owner = getattr(view, "__self__", None)
        if type(owner).__name__ in handlers:
            owner._secrets = manager.secrets


async def test_secret_is_set_listed_without_its_value_replaced_and_deleted(manager: Manager) -> None:
    assert await put(manager) == 201
    (first,) = await listed(manager)
    manager.clock.now += 1_000

    assert await put(manager, value="another-value") == 204

    (second,) = await listed(manager)
    assert first.pop("fingerprint") != second.pop("fingerprint")
    assert first == {
        "name": "TOKEN",
        "version": 1,
        "set_at": "2023-11-14T22:13:20.000Z",
        "last_used_at": None,
        "previous_until": None,
        "used_by": [],
        "sealed": False,
    }
    assert second == {**first, "version": 2, "set_at": "2023-11-14T22:13:21.000Z"}
    assert await get(manager) == "another-value"
    assert (await manager.request("DELETE", "/secrets/TOKEN")).status_code == 204
    assert await listed(manager) == []
    assert (await fault_of(manager)).code == "secrets_unknown"
    await error_of(await manager.request("DELETE", "/secrets/TOKEN"), 404, "not_found")


async def test_fingerprint_is_of_the_value(manager: Manager) -> None:
    await put(manager, "ONE")
    await put(manager, "TWO")
    await put(manager, "OTHER", "another-value")

    by_name = {item["name"]: item["fingerprint"] for item in await listed(manager)}

    assert by_name["ONE"] == by_name["TWO"] != by_name["OTHER"]
    assert len(by_name["ONE"]) == 8


async def test_secret_is_used_by_scripts_with_a_grant_and_its_use_is_written_down(manager: Manager) -> None:
    await put(manager)
    await manager.create("b")
    await manager.create("a")
    for name in ("a", "b"):
        await manager.request("PUT", f"/scripts/{name}/grants", {"secrets": ["TOKEN"]})
    manager.clock.now += 5

    await get(manager)
    (item,) = await listed(manager)
    assert (item["used_by"], item["last_used_at"]) == (["a", "b"], "2023-11-14T22:13:20.005Z")

    await manager.secrets.write_last_used()
    await restart(manager)
    assert (await listed(manager))[0]["last_used_at"] == "2023-11-14T22:13:20.005Z"


async def test_changes_of_secrets_are_audited_without_values(manager: Manager) -> None:
    await put(manager)
    await put(manager, value="another-value")
    await manager.request("POST", "/secrets/rotate-key")
    await manager.request("DELETE", "/secrets/TOKEN")

    page = await (await manager.request("GET", "/audit?limit=4")).get_json()

    assert [(entry["action"], entry["details"]) for entry in reversed(page["items"])] == [
        ("secret.set", {"version": 1}),
        ("secret.set", {"version": 2}),
        ("secret.rotate_key", {"secrets": 1}),
        ("secret.delete", {"version": 2}),
    ]
    assert VALUE not in str(page)
    assert "another-value" not in str(page)


@pytest.mark.parametrize(
    ("name", "body", "status", "code"),
    [
        ("token", {"value": VALUE}, 400, "bad_request"),
        ("A" * 65, {"value": VALUE}, 400, "bad_request"),
        ("TOKEN", {"value": "1234567"}, 422, "validation_failed"),
        ("TOKEN", {"value": "x" * 65_537}, 422, "validation_failed"),
        ("TOKEN", {"value": "ü" * 32_769}, 422, "validation_failed"),
        ("TOKEN", {"value": "1234567\0"}, 422, "validation_failed"),
        ("TOKEN", {"value": 12345678}, 422, "validation_failed"),
        ("TOKEN", {"value": VALUE, "keep_previous_s": -1}, 422, "validation_failed"),
        ("TOKEN", {"value": VALUE, "keep_previous_s": 2_592_001}, 422, "validation_failed"),
        ("TOKEN", {}, 422, "validation_failed"),
        ("TOKEN", {"value": VALUE, "note": "x"}, 422, "validation_failed"),
    ],
)
async def test_secret_that_breaks_a_rule_is_refused(
    manager: Manager, name: str, body: Json, status: int, code: str
) -> None:
    response = await manager.request("PUT", f"/secrets/{name}", body)

    await error_of(response, status, code)
    assert str(body.get("value")) not in await response.get_data(as_text=True)
    assert await listed(manager) == []
    assert not manager.key_file.path.exists()


async def test_largest_value_is_kept_and_one_secret_too_many_is_not(manager: Manager) -> None:
    largest = "x" * 65_536
    for number in range(100):
        assert await put(manager, f"S{number}", largest if number == 0 else VALUE) == 201

    response = await manager.request("PUT", "/secrets/S100", {"value": VALUE})

    await error_of(response, 422, "validation_failed")
    assert await put(manager, "S99", "another-value") == 204
    assert await get(manager, "S0") == largest


@pytest.mark.parametrize("scope", ["read", "deploy"])
async def test_only_admin_changes_secrets_and_nobody_reads_a_value(manager: Manager, scope: str) -> None:
    await put(manager)
    issued = await manager.tokens.create(NewToken(name="robot", scopes=[scope]), BY)
    headers = {"Authorization": f"Bearer {issued.text}"}

    for method, path, body in (
        ("PUT", "/secrets/TOKEN", {"value": "another-value"}),
        ("DELETE", "/secrets/TOKEN", None),
        ("POST", "/secrets/rotate-key", None),
        ("POST", "/secrets/unseal", {"key": "x"}),
    ):
        response = await manager.client.open(ADMIN + path, method=method, headers=headers, json=body)
        await error_of(response, 403, "forbidden")
    shown = await manager.client.get(f"{ADMIN}/secrets", headers=headers)
    assert shown.status_code == (200 if scope == "read" else 403)
    assert VALUE not in await shown.get_data(as_text=True)
    assert (await manager.request("GET", "/secrets/TOKEN")).status_code == 405


async def test_script_without_grant_learns_nothing(manager: Manager) -> None:
    await put(manager)
    provider = SecretsProvider(manager.secrets)

    for name in ("TOKEN", "THERE_IS_NONE"):
        with pytest.raises(ServiceFault) as caught:
            await provider.call(caller("OTHER"), "get", [name])
        assert (caught.value.code, caught.value.details) == ("not_granted", {"grant": "secrets", "name": name})


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "sha512"])
@pytest.mark.parametrize("data", ["text ü", b"\x00\xff"])
async def test_signature_is_made_without_the_value(manager: Manager, algorithm: str, data: str | bytes) -> None:
    await put(manager)
    raw = data.encode() if isinstance(data, str) else data

    made = await SecretsProvider(manager.secrets).call(
        caller("TOKEN"), "hmac", [SecretRef("TOKEN", "v0="), algorithm, data]
    )

    assert made == hmac.new(b"v0=" + VALUE.encode(), raw, algorithm).digest()


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("get", []),
        ("get", [1]),
        ("get", ["TOKEN", "TOKEN"]),
        ("hmac", ["TOKEN", "sha256", "x"]),
        ("hmac", [SecretRef("TOKEN"), "md5", "x"]),
        ("hmac", [SecretRef("TOKEN"), "sha256", 1]),
        ("set", ["TOKEN", "x"]),
    ],
)
async def test_call_with_wrong_arguments_is_refused(manager: Manager, method: str, arguments: list[Value]) -> None:
    with pytest.raises(ServiceFault) as caught:
        await SecretsProvider(manager.secrets).call(caller("TOKEN"), method, arguments)

    assert caught.value.code == "bad_argument"


async def test_key_file_is_made_at_first_need_for_its_owner_alone(manager: Manager) -> None:
    await listed(manager)
    assert not (manager.data_dir / KEY_FILE_NAME).exists()

    await put(manager)

    status = (manager.data_dir / KEY_FILE_NAME).stat()
    assert status.st_mode & 0o777 == 0o600


async def test_values_are_nowhere_in_the_files_of_the_data_directory(manager: Manager) -> None:
    values = [f"known-value-{number}-{os.urandom(8).hex()}" for number in range(20)]
    for number, value in enumerate(values):
        await put(manager, f"S{number}", value)
    await manager.request("POST", "/backups")
    await manager.storage.control.close()

    forms = [form for value in values for form in (value.encode(), base64.b64encode(value.encode())[:12])]
    files = [path for path in manager.data_dir.rglob("*") if path.is_file()]
    assert any(path.parent.name == "backups" for path in files)
    for path in files:
        content = path.read_bytes()
        assert [form for form in forms if form in content] == [], path


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


async def test_secrets_set_at_once_are_all_kept(manager: Manager) -> None:
    names = [f"S{number}" for number in range(20)]

    await asyncio.gather(*(put(manager, name, hashlib.sha256(name.encode()).hexdigest()) for name in names))

    for name in names:
        assert await get(manager, name) == hashlib.sha256(name.encode()).hexdigest()
    assert len(manager.key_file.read().keys) == 1


@pytest.mark.parametrize("action", ["rotate-key", "unseal"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "GET"])
async def test_action_has_no_other_method(manager: Manager, action: str, method: str) -> None:
    body = {"value": VALUE} if method == "PUT" else None

    response = await manager.request(method, f"/secrets/{action}", body)

    await error_of(response, 405, "method_not_allowed")
    assert "POST" in response.headers["Allow"]
