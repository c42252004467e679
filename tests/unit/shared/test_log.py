import logging
import sys

import pytest

from picloud.shared.log import FieldFormatter, configure_logging


def line_of(message: str, *arguments: object, **fields: object) -> str:
    record = logging.makeLogRecord(
        {"msg": message, "args": arguments, "levelname": "INFO", "name": "picloud.x", "created": 1_795_458_600.5}
    )
    record.__dict__.update(fields)
    return FieldFormatter().format(record)


def test_line_has_time_level_name_sentence_and_fields() -> None:
    line = line_of("process %s", "started", action="started", pid=71)
    assert line == "2026-11-23T18:30:00.500Z INFO picloud.x process started action=started pid=71"


@pytest.mark.parametrize("evil", ["a\nFORGED line", "\x1b[2J", "\r", "\x00", "\u202e", "\u2028"])
def test_line_stays_one_printable_line_whatever_the_values(evil: str) -> None:
    assert line_of(evil, field=evil).isprintable()


@pytest.mark.parametrize(
    "evil",
    [
        "why\n2026-11-23T18:30:00.500Z INFO picloud.x owner logged in action=login",
        "why\r2026-11-23 forged",
        "why\x852026-11-23 forged",
        "why\u20282026-11-23 forged",
        "why\x1b[2J\x9b2J\u202e",
    ],
)
def test_no_line_of_a_traceback_looks_like_a_line_of_the_log(evil: str) -> None:
    try:
        raise ValueError(evil)
    except ValueError:
        first, *others = line_of("failed", exc_info=sys.exc_info()).splitlines()
    assert first.endswith("failed")
    assert all(line.startswith("  ") and line.isprintable() for line in others)


@pytest.mark.parametrize(
    ("evil", "shown"),
    [
        ("/a action=login", '"/a action=login"'),
        ("", '""'),
        ('/a" action="login', r'"/a\" action=\"login"'),
        ("/a?b=1", "/a?b=1"),
    ],
)
def test_no_value_looks_like_another_field(evil: str, shown: str) -> None:
    assert line_of("asked", path=evil, last="1").endswith(f"asked path={shown} last=1")


def test_long_values_are_cut() -> None:
    assert len(line_of("x", field="y" * 100_000)) < 1_000


def test_traceback_follows_the_line() -> None:
    try:
        raise ValueError("why")
    except ValueError:
        text = line_of("failed", exc_info=sys.exc_info())
    assert text.splitlines()[0].endswith("failed")
    assert text.splitlines()[-1] == "  ValueError: why"


def test_private_fields_are_not_shown() -> None:
    assert "hidden" not in line_of("x", _hidden=1)


def test_configure_logging_goes_to_stderr_and_quietens_libraries(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        configure_logging("INFO")
        logging.getLogger("picloud.y").info("shown", extra={"action": "a"})
        logging.getLogger("httpx").info("not shown")
        captured = capsys.readouterr()
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    assert captured.out == ""
    assert captured.err.endswith("INFO picloud.y shown action=a\n")
    assert "not shown" not in captured.err
