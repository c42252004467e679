"""Every option of a server: name, default, unit and help in one table. Those of the command line: `client_settings`.

The variable of a field is `PICLOUD_` and its name in capitals. Faults are collected and reported together; nothing has
been opened or bound by then.
"""

import contextlib
import difflib
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from picloud.shared.client_settings import CLIENT_VARIABLES, DEFAULT_DATA_DIR, PREFIX, SettingsError
from picloud.shared.http.body_pace import LEAST_BYTES_PER_S
from picloud.shared.models import KIB, LIMIT_CEILINGS, MIB, SandboxLimits
from picloud.shared.setting_values import (
    APPS_AUTO,
    APPS_OFF,
    POSTGRES_SCHEME,
    HostNames,
    Networks,
    Origins,
    check_apps_bind,
    check_database_url,
    check_zone,
    parse_binds,
)

SECRET_FIELDS: Final = frozenset({"database_url", "token"})
FORMER_NAMES: Final[Mapping[str, str]] = {}
"""Old names of renamed settings, with their names now. An old name works, with a warning in the log, for two product
minors (docs/explanation/versioning.md)."""
_DEFAULTS: Final = SandboxLimits()


def _default_process_count() -> int:
    return min(4, os.cpu_count() or 1)


def _limit(name: str, least: int, meaning: str) -> Any:  # Any: what pydantic's own Field() is declared to return
    """The installation's default of one sandbox limit; a script may set its own up to the same ceiling."""
    return Field(
        getattr(_DEFAULTS, name),
        ge=least,
        le=getattr(LIMIT_CEILINGS, name),
        description=f"default of the sandbox limit {name}: {meaning}",
    )


class Settings(BaseModel):
    """The validated configuration of one process."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bind: str = Field(
        "127.0.0.1:8080",
        description="addresses and ports of the listener, separated by commas: 127.0.0.1:8080,[::1]:8080; "
        ":8080 for all addresses of IPv4 and IPv6",
    )
    data_dir: Path = Field(
        DEFAULT_DATA_DIR, description="directory of the embedded database, the admin token and the lock"
    )
    database_url: str | None = Field(
        None,
        description="sqlite:///absolute/path or postgresql://user@host:5432/database (hosts: one:5432,two:5432); "
        "absent: picloud.db in the data directory",
    )
    tls_cert: Path | None = Field(None, description="PEM certificate chain; with tls_key: serve HTTPS (HTTP/2) on bind")
    tls_key: Path | None = Field(None, description="PEM private key, not readable by others")
    hosts: HostNames = Field(
        (),
        description="names under which the admin API and the dashboard answer, separated by commas, besides localhost, "
        "all addresses and this machine's own name; others get 421 unknown_host",
    )
    apps_bind: str = Field(
        APPS_AUTO,
        description="addresses and ports of the apps origin, where routes begin at / and pages need no sandbox, in the "
        "form of bind; auto: the next port on the addresses of bind; off: no listener",
    )
    apps_hosts: HostNames = Field(
        (),
        description="names under which the listener on bind serves the apps origin, separated by commas, for a reverse "
        "proxy; not one of hosts",
    )
    trusted_proxies: Networks = Field(
        (),
        description="addresses or networks of reverse proxies, separated by commas, that are trusted to report the "
        "client's address and scheme: 127.0.0.1,10.0.0.0/8",
    )
    proxy_header: Literal["x-forwarded-for", "forwarded"] = Field(
        "x-forwarded-for",
        description="header in which trusted_proxies report the client: x-forwarded-for (with x-forwarded-proto) or "
        "forwarded; the other one is ignored",
    )
    cors_origins: Origins = Field(
        (),
        description="origins whose pages may call scripts from a browser, separated by commas, or *; "
        "PiCloud then answers preflight requests; absent: each script sets the headers itself",
    )
    admin_requests_per_minute: Annotated[int, Field(ge=0, le=1_000_000)] = Field(
        6_000, description="admin API requests per minute of one peer, then 429; 0: no limit"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="least severe level logged")

    max_connections: Annotated[int, Field(ge=16, le=1_000_000)] = Field(
        12_000, description="connections at once; fewer when the limit of open files leaves no room"
    )
    max_connections_per_peer: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        256,
        description="connections at once of one address (IPv6: one /64); this machine and trusted_proxies are exempt",
    )
    min_body_bytes_per_s: Annotated[int, Field(ge=0, le=1 * MIB)] = Field(
        LEAST_BYTES_PER_S,
        description="least bytes per second of a request body, averaged over each 15 s; slower ones get 408 "
        "body_timeout; 0: any rate, as long as bytes arrive",
    )
    max_bodies_bytes: Annotated[int, Field(ge=1 * MIB, le=16 * 1024 * MIB)] = Field(
        64 * MIB, description="total bytes of all request bodies in flight; beyond it 503 server_busy"
    )

    workers: Annotated[int, Field(ge=1, le=16)] = Field(
        1,
        description="front processes: one holds the database and serves too, the others call scripts; executor "
        "processes, connections and bodies are divided among them",
    )
    executor_processes: Annotated[int, Field(ge=1, le=64)] = Field(
        default_factory=_default_process_count,
        description="maximum number of executor processes; default: cores, at most 4",
    )
    executor_threads: Annotated[int, Field(ge=1, le=64)] = Field(
        8, description="script threads (slots) of each executor process"
    )
    waiting_threads: Annotated[int, Field(ge=0, le=256)] = Field(
        64,
        description="further threads of each executor process, for runs that wait for a service; 0: a run that waits "
        "keeps its slot",
    )
    http: Literal["on", "off"] = Field(
        "on", description="outgoing HTTP of scripts that have a grant; off: for no script"
    )
    http_connections: Annotated[int, Field(ge=1, le=256)] = Field(
        16,
        description="outgoing connections at once, divided among front processes; more wait for 2 s, then http_busy",
    )
    max_process_memory_bytes: Annotated[int, Field(ge=16 * MIB, le=16 * 1024 * MIB)] | None = Field(
        None,
        description="memory of all executions of one executor process together, bytes; "
        "default: max_memory_bytes and 24 MiB; a script with a larger limit of its own raises it",
    )
    queue_depth: Annotated[int, Field(ge=0, le=65_536)] = Field(1_024, description="calls that may wait for a slot")
    queue_wait_ms: Annotated[int, Field(ge=0, le=60_000)] = Field(
        2_000, description="milliseconds a call may wait for a slot before 503 server_busy"
    )

    background_slots: Annotated[int, Field(ge=1, le=4_096)] | None = Field(
        None,
        description="slots that events other than HTTP calls may use at once; default: half of those of one front "
        "process",
    )
    event_timeout_ms: Annotated[int, Field(ge=1, le=LIMIT_CEILINGS.timeout_ms)] = Field(
        60_000, description="deadline of an execution that no HTTP call started, unless its script sets timeout_ms"
    )

    timezone: str | None = Field(
        None, description="time zone of schedules that name none, such as Europe/Berlin; absent: that of this machine"
    )

    max_source_bytes: Annotated[int, Field(ge=1_024, le=1 * MIB)] = Field(
        256 * KIB, description="bytes of a script's source"
    )
    timeout_ms: int = _limit("timeout_ms", 1, "deadline of an execution, milliseconds from the slot")
    max_operations: int = _limit("max_operations", 1_000, "operations of an execution")
    max_memory_bytes: int = _limit("max_memory_bytes", 1 * MIB, "memory of an execution, bytes")
    max_string_size: int = _limit("max_string_size", 1_024, "bytes of one string")
    max_array_size: int = _limit("max_array_size", 16, "elements of one array")
    max_map_size: int = _limit("max_map_size", 16, "entries of one map")
    max_call_levels: int = _limit("max_call_levels", 4, "nested function calls")
    max_expr_depth: int = _limit("max_expr_depth", 8, "nesting of an expression")
    max_function_expr_depth: int = _limit("max_function_expr_depth", 8, "nesting of an expression inside a function")
    max_variables: int = _limit("max_variables", 8, "variables in scope at once")
    max_functions: int = _limit("max_functions", 1, "functions that a script may define")
    max_response_bytes: int = _limit("max_response_bytes", 1_024, "bytes of a response body")
    max_log_bytes: int = _limit("max_log_bytes", 0, "bytes of log kept of an execution")
    max_log_lines: int = _limit("max_log_lines", 0, "lines of log kept of an execution")
    max_request_bytes: int = _limit("max_request_bytes", 0, "bytes of a request body")
    max_service_calls: int = _limit("max_service_calls", 0, "calls to services of an execution")
    max_http_calls: int = _limit("max_http_calls", 0, "outgoing HTTP requests of an execution")
    max_invoke_calls: int = _limit("max_invoke_calls", 0, "other scripts that an execution invokes")
    max_service_bytes: int = _limit("max_service_bytes", 1_024, "bytes of arguments and replies of all service calls")

    history_days: Annotated[int, Field(ge=1, le=3_650)] = Field(7, description="days that executions are kept")
    history_max_rows: Annotated[int, Field(ge=100, le=10_000_000)] = Field(
        100_000, description="executions kept in all, the oldest successes go first"
    )
    history_max_rows_per_script: Annotated[int, Field(ge=100, le=10_000_000)] = Field(
        20_000, description="executions kept of each script"
    )
    history_max_bytes: Annotated[int, Field(ge=4 * MIB, le=1024**4)] = Field(
        200 * MIB, description="bytes of the history of executions"
    )

    data_sync: Literal["full", "relaxed"] = Field(
        "full",
        description="full: a write of a script is on the disk when it returns; relaxed: within a second, so that a "
        "power cut may lose the last second",
    )
    data_max_bytes: Annotated[int, Field(ge=1 * MIB, le=64 * 1024 * MIB)] = Field(
        256 * MIB, description="bytes that all scripts may keep, keys and values"
    )

    backup_interval_hours: Annotated[int, Field(ge=0, le=8_760)] = Field(
        24, description="hours between two backups of control data; 0: none is made by itself"
    )
    backup_keep: Annotated[int, Field(ge=1, le=1_000)] = Field(7, description="backups kept, the oldest go first")
    backup_data_max_bytes: Annotated[int, Field(ge=0, le=64 * 1024 * MIB)] = Field(
        64 * MIB,
        description="bytes of the data store up to which backups include it; a larger one is in those alone that ask "
        "for it",
    )
    backup_dir: Path | None = Field(
        None, description="directory of the backups, better on another disk; absent: backups in the data directory"
    )
    secrets_key_file: Path | None = Field(
        None,
        description="file with the key that encrypts secrets, such as a systemd credential; absent: secrets-key in the "
        "data directory, made when the first secret is set",
    )
    audit_days: Annotated[int, Field(ge=30, le=3_650)] = Field(365, description="days that the audit log is kept")

    history_requests: Literal["none", "errors", "all"] = Field(
        "all",
        description="requests kept to be looked at and tried again, with secrets masked: those of failed executions "
        "in history (errors), and those of the last successes in memory too (all)",
    )

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_empty(cls, value: object) -> object:
        if isinstance(value, str):
            if not value.strip():
                raise ValueError("is empty; remove the variable to get the default")
            if any(ord(character) < 32 or character in "\"'" for character in value):
                raise ValueError("contains a quote or a control character")
        return value

    @field_validator("bind")
    @classmethod
    def _check_bind(cls, value: str) -> str:
        parse_binds(value)
        return value

    @field_validator("apps_bind")
    @classmethod
    def _check_apps_bind(cls, value: str) -> str:
        check_apps_bind(value)
        return value

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, value: str | None) -> str | None:
        if value is None:
            return None
        check_database_url(value)
        return value

    @field_validator("timezone")
    @classmethod
    def _check_timezone(cls, value: str | None) -> str | None:
        if value is not None:
            check_zone(value)
        return value

    @model_validator(mode="after")
    def _check_rules_across_fields(self) -> "Settings":
        broken = _broken_rules_across_fields(self.__dict__)
        if broken:
            raise ValueError("; ".join(broken))
        return self

    @property
    def binds(self) -> list[tuple[str, int]]:
        """Host and port of each address in `bind`. Host "": all addresses; port 0: the system chooses."""
        return parse_binds(self.bind)

    @property
    def apps_binds(self) -> list[tuple[str, int]] | None:
        """As `binds`, of the apps origin; None: the ports after those of `binds`."""
        if self.apps_bind == APPS_AUTO:
            return None
        return [] if self.apps_bind == APPS_OFF else parse_binds(self.apps_bind)

    @property
    def database_path(self) -> Path:
        """The file of the embedded database; not for one on a server."""
        if self.database_url is None:
            return self.data_dir / "picloud.db"
        return Path(urlsplit(self.database_url).path)

    @property
    def backup_path(self) -> Path:
        """The directory of the backups."""
        return self.backup_dir or self.data_dir / "backups"

    @property
    def database_server(self) -> str | None:
        """The URL of the database on a server, None when it is a file."""
        url = self.database_url
        return url if url is not None and url.startswith(POSTGRES_SCHEME) else None

    @property
    def event_slots(self) -> int:
        """The number of events other than HTTP calls that run at once."""
        own = max(1, self.executor_processes // self.workers) * self.executor_threads
        return self.background_slots or max(1, own // 2)

    @property
    def default_limits(self) -> SandboxLimits:
        """The sandbox limits of a script that sets none."""
        return SandboxLimits(**{name: getattr(self, name) for name in SandboxLimits.__struct_fields__})


def load_settings(environ: Mapping[str, str] | None = None, overrides: Mapping[str, str] | None = None) -> Settings:
    """Read and check the configuration.

    Args:
        environ: defaults to the process's environment.
        overrides: values by the name of the field, which win.

    Raises:
        SettingsError: with all faults, including unknown `PICLOUD_*` variables.
    """
    environ = os.environ if environ is None else environ
    given = {name[len(PREFIX) :].lower(): value for name, value in environ.items() if name.startswith(PREFIX)}
    given = _credentials(environ) | given | dict(overrides or {})
    faults = _unknown_variables(given) + _set_twice(given)
    given = {FORMER_NAMES.get(name, name): value for name, value in given.items()}
    values = {name: value for name, value in given.items() if name in Settings.model_fields}
    try:
        settings = Settings.model_validate(values)
    except ValidationError as exc:
        # Rules across fields run only when every field is right by itself: checked here, so that one start shows all.
        described = [_describe(error["loc"], error["msg"], values) for error in exc.errors()]
        described += [rule for rule in _broken_rules_across_fields(values) if rule not in described]
        raise SettingsError(faults + described) from None
    if faults:
        raise SettingsError(faults)
    return settings


def renamed_variables(environ: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Return the variables of the environment that have another name now, each with that name."""
    environ = os.environ if environ is None else environ
    names = [(_variable(old), _variable(new)) for old, new in FORMER_NAMES.items()]
    return [(old, new) for old, new in names if old in environ]


def _set_twice(given: Collection[str]) -> list[str]:
    return [
        f"{_variable(old)} is the old name of {_variable(new)}, which is set too; remove {_variable(old)}"
        for old, new in FORMER_NAMES.items()
        if old in given and new in given
    ]


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _credentials(environ: Mapping[str, str]) -> dict[str, str]:
    """Secrets that systemd hands over as files: `LoadCredential=database_url:...`."""
    folder = environ.get("CREDENTIALS_DIRECTORY")
    found = {}
    for name in SECRET_FIELDS & Settings.model_fields.keys() if folder else ():
        with contextlib.suppress(OSError, UnicodeDecodeError):
            found[name] = Path(str(folder), name).read_text("utf-8").strip()
    return found


def check_names(given: Collection[str]) -> None:
    """Refuse variables that there are none of. `given`: their names in small letters, without `PICLOUD_`.

    Raises:
        SettingsError: with one fault for each.
    """
    faults = _unknown_variables(given)
    if faults:
        raise SettingsError(faults)


def _broken_rules_across_fields(given: Mapping[str, object]) -> list[str]:
    """One sentence for each rule that takes more than one field to break. `given`: the fields that were set."""
    broken = []
    if (given.get("tls_cert") is None) != (given.get("tls_key") is None):
        broken.append("PICLOUD_TLS_CERT and PICLOUD_TLS_KEY must be set together")
    shared = _names(given.get("hosts")) & _names(given.get("apps_hosts"))
    if shared:
        names = ", ".join(sorted(shared))
        broken.append(f"PICLOUD_HOSTS and PICLOUD_APPS_HOSTS both have {names}; the apps need a name of their own")
    return broken


def _names(given: object) -> set[str]:
    """Return the host names of a field, which may not have been read yet."""
    names = given.split(",") if isinstance(given, str) else given if isinstance(given, tuple) else ()
    return {str(name).strip().lower() for name in names}


def _unknown_variables(given: Collection[str]) -> list[str]:
    known = {*Settings.model_fields, *FORMER_NAMES, *CLIENT_VARIABLES}
    return [_unknown_variable(name, known) for name in sorted(given) if name not in known]


def _unknown_variable(name: str, known: set[str]) -> str:
    variable = PREFIX + name.upper()
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    hint = f"; did you mean {PREFIX}{near[0].upper()}?" if near else "; `picloud serve --help` lists all variables"
    return f"{variable}: unknown variable{hint}"


def _describe(location: tuple[int | str, ...], message: str, values: Mapping[str, str]) -> str:
    rule = message.removeprefix("Value error, ")
    if not location:
        return rule
    name = str(location[0])
    shown = "***" if name in SECRET_FIELDS else repr(values.get(name, ""))
    return f"{PREFIX}{name.upper()}={shown}: {rule}"
