"""Where an installed service answers on its own machine."""

from pathlib import Path

import pytest

from picloud.installer.layout import Layout


@pytest.mark.parametrize(
    ("bind", "url"),
    [
        ("0.0.0.0:81", "http://127.0.0.1:81"),
        ("[::]:81", "http://[::1]:81"),
        (":81", "http://127.0.0.1:81"),
        ("[::1]:81, 127.0.0.1:82", "http://[::1]:81"),
    ],
)
def test_url_is_that_of_the_first_address(tmp_path: Path, bind: str, url: str) -> None:
    layout = Layout(tmp_path)
    layout.environment.parent.mkdir(parents=True)
    layout.environment.write_text(f"PICLOUD_BIND={bind}\n")
    assert layout.url == url


SOCKET = "[Socket]\nListenStream=127.0.0.1:8080\n"


@pytest.mark.parametrize(
    ("unit", "drop_in", "url"),
    [
        (SOCKET, None, "http://127.0.0.1:8080"),
        ("# ListenStream=1\n[Socket]\nListenStream = 80\n", None, "http://127.0.0.1:80"),
        (SOCKET, "[Socket]\nListenStream=\nListenStream=[::]:443\n", "http://[::1]:443"),
        (SOCKET, "[Socket]\nListenStream=0.0.0.0:443\n", "http://127.0.0.1:8080"),
        (
            SOCKET,
            "[Socket]\nListenStream=\nListenStream=/run/x\nListenStream=192.168.1.5:81\n",
            "http://192.168.1.5:81",
        ),
        (SOCKET, "[Socket]\nListenStream=\nListenStream=/run/x\n", "http://127.0.0.1:99"),
    ],
)
def test_url_is_that_of_an_enabled_socket_unit(tmp_path: Path, unit: str, drop_in: str | None, url: str) -> None:
    layout = Layout(tmp_path)
    layout.environment.parent.mkdir(parents=True)
    layout.environment.write_text("PICLOUD_BIND=127.0.0.1:99\n")
    (layout.units_dir / "sockets.target.wants").mkdir(parents=True)
    (layout.units_dir / "picloud.socket").write_text(unit)
    if drop_in is not None:
        (layout.units_dir / "picloud.socket.d").mkdir()
        (layout.units_dir / "picloud.socket.d" / "override.conf").write_text(drop_in)
    assert layout.url == "http://127.0.0.1:99", "a socket unit that is not enabled listens nowhere"
    (layout.units_dir / "sockets.target.wants" / "picloud.socket").symlink_to("../picloud.socket")
    assert layout.url == url
