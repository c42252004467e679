"""Starting, refusing to start, stopping and being killed."""

import os
import pty
import re
import signal
import socket
import ssl
import stat
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from picloud.shared.errors import EXIT_TRY_AGAIN
from tests.acceptance.certificate import make_certificate
from tests.acceptance.service import ROOT, Service, running

UNIT = ROOT / "systemd" / "picloud.service"
STOP_SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT]
SLOW = "let x = 0; while x < 2_000_000 { x += 1; } x"
"""Runs for some tenths of a second."""


@pytest.mark.alone
def test_start_takes_under_three_seconds_and_leaves_a_private_token(tmp_path: Path) -> None:
    service = Service(tmp_path)
    service.start()
    assert service.stop() == 0
    assert service.start() < 3.0
    assert stat.S_IMODE((service.data_dir / "admin-token").stat().st_mode) == 0o600
    assert service.stop() == 0


@pytest.mark.parametrize("number", STOP_SIGNALS)
def test_stop_answers_what_is_in_flight_records_it_and_ends_with_0(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path) as service, ThreadPoolExecutor() as pool:
        service.deploy("slow", SLOW, limits={"timeout_ms": 20_000})
        children = service.children()
        call = pool.submit(service.call, "slow")
        while not httpx.get(f"{service.url}/readyz", trust_env=False).json()["executor"]["in_flight"]:
            time.sleep(0.005)
        assert service.stop(number) == 0
        answer = call.result()
        assert (answer.status_code, answer.json()) == (200, 2_000_000)
        assert not any(Path(f"/proc/{child}").exists() for child in children)
        with pytest.raises(httpx.ConnectError):
            service.call("slow")
    with running(tmp_path) as again:
        assert again.record_of(answer)["status"] == "ok"


@pytest.mark.alone
def test_second_signal_does_not_wait_for_executions(tmp_path: Path) -> None:
    with running(tmp_path, timeout_ms="30000", max_operations="10000000000") as service, ThreadPoolExecutor() as pool:
        service.deploy("endless", "loop {}")
        call = pool.submit(service.call, "endless")
        while not httpx.get(f"{service.url}/readyz", trust_env=False).json()["executor"]["in_flight"]:
            time.sleep(0.005)
        assert service.process is not None
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert service.process.poll() is None
        began = time.monotonic()
        assert service.stop() == 0
        assert time.monotonic() - began < 3.0
        answer = call.result()
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "script_cancelled")
    with running(tmp_path) as again:
        assert again.record_of(answer)["error"]["code"] == "script_cancelled"


def test_executor_processes_are_scheduled_with_the_service_and_hear_no_ctrl_c(service: Service) -> None:
    """Linux schedules sessions as groups: in one of its own, an executor process would weigh as much as the service."""
    for child in service.children():
        assert os.getsid(child) == os.getsid(service.pid)
        assert os.getpgid(child) != os.getpgid(service.pid)
        assert os.getpriority(os.PRIO_PROCESS, child) > os.getpriority(os.PRIO_PROCESS, service.pid)


@pytest.mark.alone
def test_killed_service_loses_no_acknowledged_save_and_leaves_no_children(tmp_path: Path) -> None:
    service = Service(tmp_path)
    service.start()
    for number in range(25):
        service.deploy(f"saved-{number}", f"{number}")
    children = service.children()
    assert children
    service.stop(signal.SIGKILL)
    assert service.start() < 3.0
    for number in range(25):
        assert service.call(f"saved-{number}").json() == number
    assert _are_gone_within(10.0, children)
    assert service.stop() == 0


def _are_gone_within(seconds: float, pids: Iterable[int]) -> bool:
    """Orphans stay in the process table until init has reaped them, which takes its time on a busy machine."""
    give_up_at = time.monotonic() + seconds
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if time.monotonic() > give_up_at:
            return False
        time.sleep(0.05)
    return True


def test_second_instance_on_the_same_data_is_refused_with_5(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        code, output = Service(tmp_path).refuse()
        assert code == 5
        assert str(first.pid) in output
        assert len(output.strip().splitlines()) == 1
        assert httpx.get(f"{first.url}/healthz", trust_env=False).status_code == 200


def test_port_in_use_is_refused_with_2_and_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, output = Service(tmp_path, bind=f"127.0.0.1:{taken.getsockname()[1]}").refuse()
    assert code == 2
    assert "PICLOUD_BIND" in output
    assert len(output.strip().splitlines()) == 1
    assert not (tmp_path / "data" / "picloud.db").exists()


@pytest.mark.parametrize("bind", ["192.0.2.1:0", "no-such-host.invalid:0", "127.0.0.1:0,[2001:db8::1]:0"])
def test_address_that_the_network_may_bring_is_left_to_the_next_start(tmp_path: Path, bind: str) -> None:
    code, output = Service(tmp_path, bind=bind).refuse()
    assert code == EXIT_TRY_AGAIN
    assert str(code) not in re.search(r"RestartPreventExitStatus=(.*)", UNIT.read_text())[1].split()  # type: ignore[index]
    assert "PICLOUD_BIND" in output
    assert len(output.strip().splitlines()) == 1
    assert not (tmp_path / "data" / "picloud.db").exists()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_all_addresses_and_a_list_are_served_and_ipv4_callers_have_plain_addresses(
    tmp_path: Path, workers: str
) -> None:
    script = {"name": "peer", "source": "ctx.request.remote_addr"}
    with running(tmp_path, bind=":0,127.0.0.1:0", workers=workers, executor_processes="2") as service:
        everywhere = httpx.URL(service.url).port
        found = re.search(r"at=http://127\.0\.0\.1:(\d+)", service.log.read_text())
        assert found is not None
        for host, port, peer in (
            ("127.0.0.1", everywhere, "127.0.0.1"),
            ("[::1]", everywhere, "::1"),
            ("127.0.0.1", found[1], "127.0.0.1"),
        ):
            url = f"http://{host}:{port}/api/v1/"
            for _ in range(8):  # some answered by each front process
                with httpx.Client(base_url=url, trust_env=False) as client:
                    headers = {"authorization": f"Bearer {service.token}"}
                    client.post("admin/scripts", json=script, headers=headers)
                    assert client.get("execute/peer").json() == peer
            httpx.post(url + "admin/session", json={"password": "wrong"}, trust_env=False)
        entries = service.admin("GET", "/audit").json()["items"]
        assert {entry["peer"] for entry in entries} <= {"127.0.0.1", "::1", None}


@pytest.mark.parametrize("number", STOP_SIGNALS)
def test_several_front_processes_stop_cleanly_at_every_signal(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path, workers="2", executor_processes="2") as service:
        service.deploy("hello", "1")
        assert {service.call("hello").status_code for _ in range(4)} == {200}
        children = service.children()
        assert service.stop(number) == 0
        assert "picloud has stopped" in service.log.read_text()
        assert _are_gone_within(10.0, children)


def test_unusable_certificate_is_refused_with_2(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").write_text("not a certificate")
    (tmp_path / "key.pem").touch(0o600)
    service = Service(tmp_path, tls_cert=str(tmp_path / "cert.pem"), tls_key=str(tmp_path / "key.pem"))
    code, output = service.refuse()
    assert code == 2
    assert "PICLOUD_TLS_CERT" in output
    assert len(output.strip().splitlines()) == 1
    assert not service.data_dir.exists()


def test_private_key_that_others_can_read_is_refused_with_2(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make_certificate(certificate, key)
    service = Service(tmp_path, tls_cert=str(certificate), tls_key=str(key))
    for mode in (0o604, 0o644, 0o602):
        key.chmod(mode)
        code, output = service.refuse()
        assert code == 2
        assert "PICLOUD_TLS_KEY" in output
        assert "chmod" in output
        assert len(output.strip().splitlines()) == 1
    assert not service.data_dir.exists()


def test_https_serves_and_stops_cleanly(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make_certificate(certificate, key)
    with running(tmp_path, tls_cert=str(certificate), tls_key=str(key)) as service, ThreadPoolExecutor() as pool:
        assert service.url.startswith("https://")
        headers = {"authorization": f"Bearer {service.token}"}
        with httpx.Client(
            base_url=service.url, verify=ssl.create_default_context(cafile=certificate), trust_env=False
        ) as client:
            made = client.post(
                "/api/v1/admin/scripts",
                json={"name": "slow", "source": SLOW, "limits": {"timeout_ms": 20_000}},
                headers=headers,
            )
            assert made.status_code == 201
            assert client.post("/api/v1/execute/slow", content=b"x").json() == 2_000_000
            assert client.get("/healthz").text == "ok"
            assert "server" not in client.get("/healthz").headers
            call = pool.submit(client.get, "/api/v1/execute/slow")
            time.sleep(0.1)
            assert service.stop() == 0
            assert call.result().json() == 2_000_000


def _shown(service: Service) -> str:
    """The certificate that a new connection gets, PEM."""
    return ssl.get_server_certificate(service.address)


def _connect(service: Service) -> ssl.SSLSocket:
    context = ssl._create_unverified_context()
    return context.wrap_socket(socket.create_connection(service.address, timeout=10))


def _ask(connection: ssl.SSLSocket) -> bytes:
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return connection.recv(4096)


@pytest.mark.parametrize("processes", [1, 2])
def test_sighup_loads_a_renewed_certificate_and_no_connection_ends(tmp_path: Path, processes: int) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make_certificate(certificate, key)
    first = certificate.read_text()
    with running(tmp_path, tls_cert=str(certificate), tls_key=str(key), workers=str(processes)) as service:
        with _connect(service) as old:
            assert b"200" in _ask(old)
            assert _shown(service) == first
            make_certificate(certificate, key)
            assert _shown(service) == first, "nothing is read before it is asked for"
            service.reload("certificate loaded again", processes)
            second = certificate.read_text()
            assert second != first
            assert {_shown(service) for _ in range(20)} == {second}
            assert b"200" in _ask(old)

            certificate.write_text(first)  # does not belong to the key
            service.reload("the certificate cannot be loaded again; the one before stays in use", processes)
            assert {_shown(service) for _ in range(5)} == {second}
            certificate.unlink()
            service.reload("the certificate cannot be loaded again; the one before stays in use", processes)
            assert {_shown(service) for _ in range(5)} == {second}
            assert b"200" in _ask(old)
        assert service.stop() == 0


def test_reload_under_a_supervisor_without_a_certificate_is_no_stop(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        service = Service(tmp_path)
        service._environ["NOTIFY_SOCKET"] = str(tmp_path / "notify")
        service.start()
        service.reload("there is no certificate to load again")
        assert httpx.get(f"{service.url}/healthz", trust_env=False).text == "ok"
        assert service.stop() == 0
    assert 'ExecReload=/bin/sh -c "kill -HUP $MAINPID"' in UNIT.read_text()


@pytest.mark.parametrize("tls", [False, True])
def test_closed_terminal_stops_the_service(tmp_path: Path, tls: bool) -> None:
    service = Service(tmp_path)
    if tls:
        certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
        make_certificate(certificate, key)
        service._environ |= {"PICLOUD_TLS_CERT": str(certificate), "PICLOUD_TLS_KEY": str(key)}
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(service.command[0], [str(each) for each in service.command], service._environ)
    said = b""
    while b"picloud is ready" not in said:
        said += os.read(terminal, 4096)
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
