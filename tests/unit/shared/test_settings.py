"""Every configuration row of the catalogue of bad inputs, and what the right ones become."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from picloud.shared import settings as settings_module
from picloud.shared.client_settings import SettingsError, load_client_settings
from picloud.shared.models import LIMIT_CEILINGS, SandboxLimits
from picloud.shared.setting_values import parse_binds, server_urls
from picloud.shared.settings import Settings, load_settings, renamed_variables


def faults_of(environ: Mapping[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_settings(environ)
    return caught.value.faults


def test_defaults_hold_when_environment_is_empty() -> None:
    settings = load_settings({})
    assert settings.binds == [("127.0.0.1", 8080)]
    assert settings.database_path == Path("data/picloud.db")
    assert settings.default_limits == SandboxLimits()


def test_foreign_variables_are_ignored() -> None:
    assert load_settings({"HOME": "/root", "picloud_bind": "x", "XPICLOUD_BIND": "x"}) == load_settings({})


def test_variables_of_the_command_line_are_ignored_by_a_server() -> None:
    assert load_settings({"PICLOUD_URL": "anything", "PICLOUD_TOKEN": "secret"}) == load_settings({})


@pytest.mark.parametrize(
    ("variable", "neighbour"),
    [
        ("PICLOUD_BINDD", "PICLOUD_BIND"),
        ("PICLOUD_DATADIR", "PICLOUD_DATA_DIR"),
        ("PICLOUD_DATABSE_URL", "PICLOUD_DATABASE_URL"),
        ("PICLOUD_TOKN", "PICLOUD_TOKEN"),
        ("PICLOUD_timeout_m", "PICLOUD_TIMEOUT_MS"),
    ],
)
def test_unknown_variable_is_refused_with_its_neighbour(variable: str, neighbour: str) -> None:
    (fault,) = faults_of({variable: "x"})
    assert fault.endswith(f"unknown variable; did you mean {neighbour}?")


def test_unknown_variable_points_at_the_help_when_nothing_is_near() -> None:
    assert faults_of({"PICLOUD_ZZZZZZ": "x"}) == [
        "PICLOUD_ZZZZZZ: unknown variable; `picloud serve --help` lists all variables"
    ]


NUMBERS = [
    name
    for name, field in Settings.model_fields.items()
    if field.annotation is int or getattr(field.annotation, "__origin__", None) is int
]


def test_number_fields_are_found() -> None:
    assert {"timeout_ms", "queue_depth", "history_days", "executor_processes"} <= set(NUMBERS)


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", ["abc", "-1", "1e3", "", " ", "1.5", "0x10", "99999999999999999999", "5 s", "NaN"])
def test_number_is_refused_with_variable_and_value_when_malformed(name: str, value: str) -> None:
    variable = f"PICLOUD_{name.upper()}"
    (fault,) = faults_of({variable: value})
    assert fault.startswith(f"{variable}={value!r}: ")


@pytest.mark.parametrize("name", SandboxLimits.__struct_fields__)
def test_limit_is_refused_when_over_its_ceiling(name: str) -> None:
    ceiling = getattr(LIMIT_CEILINGS, name)
    variable = f"PICLOUD_{name.upper()}"
    assert getattr(load_settings({variable: str(ceiling)}).default_limits, name) == ceiling
    assert str(ceiling) in faults_of({variable: str(ceiling + 1)})[0]


@pytest.mark.parametrize(
    "value", ["0.0.0.0:0", "127.0.0.1:65535", "[::1]:8080", "pi.local:80", ":8080", "127.0.0.1:80, [::1]:80"]
)
def test_bind_is_accepted_when_address_and_port(value: str) -> None:
    assert load_settings({"PICLOUD_BIND": value}).bind == value


@pytest.mark.parametrize(
    "value",
    [
        *("127.0.0.1:70000", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:-1", "127.0.0.1:abc"),
        *("::1:8080", "127.0.0.1:8080\n", "'127.0.0.1:8080'", "", "127.0.0.1:٣"),
        *("127.0.0.1:80,", ",", "127.0.0.1:80,127.0.0.1:80", ":"),
    ],
)
def test_bind_is_refused_when_malformed(value: str) -> None:
    (fault,) = faults_of({"PICLOUD_BIND": value})
    assert fault.startswith(f"PICLOUD_BIND={value!r}: ")


def test_bind_splits_brackets_off() -> None:
    assert parse_binds("[2001:db8::1]:99, :80") == [("2001:db8::1", 99), ("", 80)]


def test_database_url_is_the_file_when_absolute() -> None:
    assert load_settings({"PICLOUD_DATABASE_URL": "sqlite:///srv/p.db"}).database_path == Path("/srv/p.db")


@pytest.mark.parametrize(
    "value",
    [
        "sqlite:p.db",
        "sqlite://p.db",
        "sqlite:///",
        "sqlite:///srv/",
        "sqlite:///srv/p.db?mode=ro",
        "sqlite:///srv/p.db?",
        "sqlite:///srv/p.db#x",
        "sqlite:///srv/p.db#",
        "sqlite:///srv/p\t.db",
        "p.db",
        "/srv/p.db",
        "mysql://h/d",
        "sqlite",
        "postgresql://picloud:hunter2@one",
        "postgresql://picloud:hunter2@one/",
        "postgresql://picloud:hunter2@one/d#x",
        "postgresql://picloud:hunter2@one/d#",
        "postgresql://picloud:hunter2@one:0/d",
        "postgresql://picloud:hunter2@one:x/d",
        "postgresql://picloud:hunter2@one:70000/d",
        "postgresql://picloud:hunter2@one,two:x/d",
        "postgresql://picloud:hunter2@one,/d",
        "postgresql://picloud:hunter2@,two/d",
        "postgresql://picloud:hunter2@one,[::1/d",
        "postgresql:///d?host=one,two",
        "postgresql://one,two/d?target_session_attrs=standby",
        "postgresql://one,two/d?target_session_attrs=any",
    ],
)
def test_database_url_is_refused_and_masked_when_unusable(value: str) -> None:
    (fault,) = faults_of({"PICLOUD_DATABASE_URL": value})
    assert fault.startswith("PICLOUD_DATABASE_URL=***: ")
    assert "\n" not in fault
    assert "hunter2" not in fault
    assert "://" in fault or "control" in fault or "read-write" in fault, "it says what is allowed"


@pytest.mark.parametrize(
    ("value", "hosts"),
    [
        ("postgresql://one/d", ["postgresql://one/d"]),
        ("postgresql://u:p@one:5432,two:5433/d", ["postgresql://u:p@one:5432/d", "postgresql://u:p@two:5433/d"]),
        (
            "postgresql://u@10.0.0.1,[2001:db8::1]:5433,[::1]/d?sslmode=require&target_session_attrs=read-write",
            [
                f"postgresql://u@{host}/d?sslmode=require&target_session_attrs=read-write"
                for host in ("10.0.0.1", "[2001:db8::1]:5433", "[::1]")
            ],
        ),
        ("postgresql:///d?host=/run/postgresql", ["postgresql:///d?host=/run/postgresql"]),
    ],
)
def test_database_url_may_name_several_servers(value: str, hosts: list[str]) -> None:
    settings = load_settings({"PICLOUD_DATABASE_URL": value})
    assert settings.database_server == value
    assert server_urls(value) == hosts


def test_password_in_database_url_is_not_shown() -> None:
    assert "hunter2" not in " ".join(faults_of({"PICLOUD_DATABASE_URL": "mysql://u:hunter2@h/d"}))


@pytest.mark.parametrize("name", ["PICLOUD_DATA_DIR", "PICLOUD_TLS_KEY", "PICLOUD_LOG_LEVEL"])
@pytest.mark.parametrize("value", ["", "  ", "'quoted'", '"quoted"', "two\nlines", "nul\0", "\x1b[31m"])
def test_text_is_refused_when_empty_quoted_or_with_control_characters(name: str, value: str) -> None:
    assert any(fault.startswith(f"{name}={value!r}: ") for fault in faults_of({name: value}))


def test_fault_is_one_line_whatever_the_value() -> None:
    for fault in faults_of({"PICLOUD_DATA_DIR": "a\nb", "PICLOUD_BIND": "\n", "PICLOUD_LOG_LEVEL": "\r\n"}):
        assert fault.isprintable()


@pytest.mark.parametrize("given", ["PICLOUD_TLS_CERT", "PICLOUD_TLS_KEY"])
def test_certificate_and_key_are_refused_when_one_is_missing(given: str) -> None:
    assert faults_of({given: "/etc/x.pem"}) == ["PICLOUD_TLS_CERT and PICLOUD_TLS_KEY must be set together"]


def test_all_faults_are_reported_at_once() -> None:
    faults = faults_of(
        {"PICLOUD_BNID": "x", "PICLOUD_TIMEOUT_MS": "abc", "PICLOUD_QUEUE_DEPTH": "-1", "PICLOUD_TLS_CERT": "/c"}
    )
    assert [fault.split(":")[0].split("=")[0].split(" ")[0] for fault in faults] == [
        "PICLOUD_BNID",
        "PICLOUD_QUEUE_DEPTH",
        "PICLOUD_TIMEOUT_MS",
        "PICLOUD_TLS_CERT",
    ]


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings({}).bind = "x"  # type: ignore[misc]  # that it cannot be assigned is what is tested


def test_client_settings_look_in_both_places_when_no_data_dir_is_given() -> None:
    assert load_client_settings({}).data_dirs == [Path("data"), Path("/var/lib/picloud")]
    assert load_client_settings({"PICLOUD_DATA_DIR": "/d"}).data_dirs == [Path("/d")]


def test_client_settings_ignore_values_that_only_a_server_uses() -> None:
    settings = load_client_settings({"PICLOUD_TIMEOUT_MS": "abc", "PICLOUD_TOKEN": "t", "NO_COLOR": "1"})
    assert (settings.token, settings.color, settings.url) == ("t", False, None)


def test_client_settings_do_not_need_the_address_of_the_server() -> None:
    settings = load_client_settings({"PICLOUD_BIND": "x", "PICLOUD_CACERT": "/ca.pem"})
    assert (settings.url, settings.cacert) == (None, Path("/ca.pem"))


def test_old_name_of_a_renamed_setting_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_module, "FORMER_NAMES", {"keep_days": "history_days"})

    environ = {"PICLOUD_KEEP_DAYS": "3"}

    assert load_settings(environ).history_days == 3
    assert renamed_variables(environ) == [("PICLOUD_KEEP_DAYS", "PICLOUD_HISTORY_DAYS")]
    assert renamed_variables({"PICLOUD_HISTORY_DAYS": "3"}) == []
    assert load_client_settings(environ).url is None


def test_old_and_new_name_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_module, "FORMER_NAMES", {"keep_days": "history_days"})

    (fault,) = faults_of({"PICLOUD_KEEP_DAYS": "3", "PICLOUD_HISTORY_DAYS": "4"})

    assert fault.startswith("PICLOUD_KEEP_DAYS is the old name of PICLOUD_HISTORY_DAYS, which is set too; remove")
