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
