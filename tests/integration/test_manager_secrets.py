"""Secrets through the admin API and as scripts get them: what is stored, shown, refused and written down."""

import asyncio
import base64
import hashlib
import hmac
import os

import pytest

from picloud.manager.data.secrets_provider import SecretsProvider
from picloud.manager.models.access import NewToken
from picloud.shared.services import SecretRef, ServiceFault, Value
from tests.integration.conftest import ADMIN, BY, Manager, error_of
from tests.integration.secret_calls import VALUE, Json, caller, fault_of, get, listed, put, restart


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
