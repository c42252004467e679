"""Who comes in: the owner's first minutes, tokens on the data plane, many logins at once."""

import asyncio
import re
from collections import Counter
from pathlib import Path

import httpx

from tests.acceptance.service import Service, running

PASSWORD = "correct horse battery"
SETUP = re.compile(r"Open this link .*:\n +(http://\S+/setup)#(\S{43})\n")


def test_owner_is_made_with_the_token_that_the_first_start_prints(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        admin = f"{service.url}/api/v1/admin"
        ((page, token),) = SETUP.findall(service.log.read_text())
        assert page == f"{service.url}/setup"
        assert (service.data_dir / "setup-link").read_text() == f"{page}#{token}\n"
        with httpx.Client(trust_env=False) as browser:
            assert browser.get(f"{admin}/scripts").status_code == 401
            made = browser.post(f"{admin}/setup", json={"token": token, "password": PASSWORD})
            assert made.status_code == 201, made.text
            key = made.json()["session_key"]
            without_key = browser.get(f"{admin}/scripts")
            assert (without_key.status_code, without_key.json()["error"]["code"]) == (401, "session_key_required")
            headers = {"x-picloud-session": key}
            assert browser.get(f"{admin}/scripts", headers=headers).status_code == 200
            cookies = dict(browser.cookies)
        assert not (service.data_dir / "setup-link").exists()
        secrets = [token, PASSWORD, key, *cookies.values()]

    with running(tmp_path) as service:
        admin = f"{service.url}/api/v1/admin"
        log = service.log.read_text()
        assert not SETUP.findall(log)
        cookie = {f"picloud_session_{httpx.URL(service.url).port}": value for value in cookies.values()}
        answer = httpx.get(f"{admin}/scripts", cookies=cookie, headers=headers, trust_env=False)
        assert answer.status_code == 200
        again = httpx.post(f"{admin}/setup", json={"token": token, "password": PASSWORD}, trust_env=False)
        assert again.status_code == 404
    stored = b"".join(path.read_bytes() for path in service.data_dir.iterdir() if path.is_file())
    assert not [secret for secret in secrets if secret.encode() in stored]


def test_token_of_one_script_calls_this_script_alone(service: Service) -> None:
    with service.deployed("1", access="token") as mine, service.deployed("2", access="token") as other:
        body = {"name": "caller", "scopes": [f"invoke:{mine}"]}
        token = service.admin("POST", "/tokens", json=body).json()
        headers = {"authorization": f"Bearer {token['token']}"}

        assert service.call(mine, headers=headers).json() == 1
        assert service.call(other, headers=headers).status_code == 403
        assert service.call(mine).status_code == 401
        assert service.call(mine, params={"token": token["token"]}).status_code == 401
        assert service.admin("DELETE", f"/tokens/{token['id']}").status_code == 204
        assert service.call(mine, headers=headers).status_code == 401
    assert token["token"] not in service.log.read_text()


async def test_two_hundred_logins_at_once_cost_little_memory(tmp_path: Path) -> None:
    """Each from another address and for another name, so that the throttle lets them all through to the hashes."""
    with running(tmp_path, trusted_proxies="127.0.0.1") as service:
        token = (service.data_dir / "setup-link").read_text().strip()  # the whole link will do
        admin = f"{service.url}/api/v1/admin"
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(trust_env=False, timeout=60, limits=limits) as client:
            answer = await client.post(f"{admin}/setup", json={"token": token, "password": PASSWORD})
            assert answer.status_code == 201
            before = peak_kib(service)
            answers = await asyncio.gather(
                *(
                    client.post(
                        f"{admin}/session",
                        json={"name": f"somebody {number}", "password": "wrong"},
                        headers={"x-forwarded-for": f"198.51.100.{number}"},
                    )
                    for number in range(200)
                )
            )
            grown_kib = peak_kib(service) - before
            statuses = Counter(answer.status_code for answer in answers)
            print(f"200 logins at once: peak memory +{grown_kib // 1024} MiB, answers {dict(statuses)}")  # noqa: T201  the figure that docs/internal/measurements.md names
            assert statuses.keys() == {401, 503}
            assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 503)
            assert grown_kib < 60 * 1024
            assert (await client.get(f"{service.url}/healthz")).status_code == 200


def peak_kib(service: Service) -> int:
    """The most resident memory that the front process had so far."""
    status = Path(f"/proc/{service.pid}/status").read_text("ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0])
