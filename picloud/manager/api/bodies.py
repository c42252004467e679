"""The bodies of requests, checked whole: types, unknown fields, bounds; all faults are reported at once."""

from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, create_model

from picloud.manager.data.arguments import MAX_TTL_S
from picloud.manager.data.kv_ledger import MOST_BYTES, MOST_KEYS
from picloud.manager.ids import NAME_PATTERN
from picloud.manager.models.schedules import Missed, Overlap
from picloud.manager.scripts.fields import find_description_fault
from picloud.manager.scripts.limits import LIMIT_BOUNDS
from picloud.manager.work.timing import LEAST_EVERY_S
from picloud.shared.errors import Invalid
from picloud.shared.models import LIMIT_CEILINGS, Access

_MAX_FAULTS: Final = 100
_STRICT: Final = ConfigDict(extra="forbid", strict=True)


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def _without_defaults(schema: dict[str, Any]) -> None:
    """A field that is not given has no value here, whatever the model's defaults say."""
    for field in schema["properties"].values():
        _without_default(field)


_CHANGE: Final = ConfigDict(extra="forbid", strict=True, json_schema_extra=_without_defaults)

Model = TypeVar("Model", bound=BaseModel)


def _check_description(text: str) -> str:
    fault = find_description_fault(text)
    if fault is not None:
        raise ValueError(fault)
    return text


ScriptName = Annotated[str, Field(json_schema_extra={"pattern": NAME_PATTERN})]
"""The rule itself is the service's."""
Description = Annotated[str, AfterValidator(_check_description)]

_limit_fields: dict[str, Any] = {
    name: (Annotated[int, Field(ge=least, le=most)], least) for name, (least, most) in LIMIT_BOUNDS.items()
}
LimitsBody = create_model("LimitsBody", __config__=_CHANGE, **_limit_fields)
"""Overrides of sandbox limits; the fields that were given are its value, the defaults mean nothing."""


Quota = Annotated[int, Field(ge=0, le=1_000_000, description="Calls per minute, then 429; 0 means no limit.")]


Strict = Annotated[
    bool, Field(description="Refuse the save with `certain_failure` when a finding of the check is `certain`.")
]


class NewScriptBody(BaseModel):
    model_config = _STRICT

    name: ScriptName
    source: str
    description: Description = ""
    enabled: bool = True
    access: Access = "public"
    max_requests_per_minute: Quota = 0
    limits: LimitsBody = Field(LimitsBody(), json_schema_extra=_without_default)
    restores: Annotated[
        str,
        Field(
            description="Id of a script that was deleted within seven days: the new one gets its id, what it stored, "
            "and the next revision number."
        ),
    ] = ""
    strict: Strict = False


class ScriptChangeBody(BaseModel):
    """Only the fields that were given change something, and null is none of their values."""

    model_config = _CHANGE

    name: ScriptName = ""
    source: str = ""
    description: Description = ""
    enabled: bool = True
    access: Access = "public"
    max_requests_per_minute: Quota = 0
    limits: LimitsBody = LimitsBody()
    strict: Strict = False


class CheckBody(BaseModel):
    model_config = _STRICT

    source: str


class TrialContentBody(BaseModel):
    """One of the two, or neither for no body."""

    model_config = _STRICT

    text: str = ""
    base64: str = ""


class TrialRequestBody(BaseModel):
    model_config = _STRICT

    method: str = "GET"
    path: str = "/"
    query: str = ""
    headers: dict[str, str] = {}
    body: TrialContentBody | None = None


class TrialEventBody(BaseModel):
    """The event of a schedule, in the place of a request."""

    model_config = _STRICT

    trigger: Literal["schedule"] = "schedule"
    due_at: Annotated[str, Field(description="The time at which the script finds itself; now when it is left out.")] = (
        ""
    )
    payload: Annotated[Any, Field(description="JSON, for `ctx.event.payload`.")] = None


class TrialBody(BaseModel):
    """Without `source` the live revision runs, without `limits` the script's own count."""

    model_config = _STRICT

    source: str = ""
    request: TrialRequestBody = TrialRequestBody()
    event: Annotated[
        TrialEventBody | None, Field(description="Runs the script as a schedule does; not together with `request`.")
    ] = None
    limits: LimitsBody = LimitsBody()
    effects: Annotated[
        Literal["none", "real"],
        Field(description="`none`: services change nothing that outlives the run. `real`: as in a call."),
    ] = "none"
    replay_of: Annotated[
        str,
        Field(
            description="Id of an execution: calls to services that it made too are answered as they were then, as far "
            "as its request is kept."
        ),
    ] = ""


class RollbackBody(BaseModel):
    model_config = _STRICT

    revision: Annotated[int, Field(ge=1, le=2**53)]
    strict: Strict = False


class GrantsBody(BaseModel):
    """All grants of a script; a kind that is left out has none."""

    model_config = _STRICT

    http: Annotated[list[str], Field(description="Destinations, each `[scheme://]host[:port]`.")] = []
    secrets: Annotated[list[str], Field(description="Names of secrets.")] = []
    kv: Annotated[list[str], Field(description="Names of shared namespaces.")] = []


class RouteCorsBody(BaseModel):
    model_config = _STRICT

    origins: Annotated[list[str], Field(description="As browsers send them; `*` alone for any.")]
    headers: Annotated[list[str], Field(description="Request headers that pages may set; `*` alone for any.")] = []
    credentials: Annotated[bool, Field(description="Whether browsers send cookies.")] = False
    max_age_s: Annotated[int, Field(description="How long browsers keep the response to a preflight.")] = 600


class RouteRedirectBody(BaseModel):
    model_config = _STRICT

    to: Annotated[str, Field(description="A URL, or the path of a route; may name parameters of the path.")]
    status: int = 302


class RouteAssetsBody(BaseModel):
    model_config = _STRICT

    name: Annotated[str, Field(description="The name of static assets.")]
    fallback: Annotated[
        str | None, Field(description="The file for paths without a file, such as `index.html` of a single-page app.")
    ] = None


class RouteVerifyBody(BaseModel):
    """`header` and what follows it are of `generic` alone."""

    model_config = _STRICT

    preset: Literal["github", "stripe", "slack", "standard", "discord", "generic"]
    secret: Annotated[str, Field(description="The name of the secret.")]
    tolerance_s: Annotated[int, Field(description="How far a timestamp may be from now: 30 to 3,600.")] = 300
    once: Annotated[bool, Field(description="A message that came already is answered 200 without a run.")] = False
    header: str = ""
    algorithm: Literal["sha1", "sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    prefix: str = ""
    timestamp_header: str = ""
    signed: Literal["{body}", "{timestamp}.{body}"] = "{body}"


RoutePath = Annotated[str, Field(description="`/notes/:id` or `/files/*rest`, below `/exec`.")]
RouteMethods = Annotated[list[str], Field(description="GET answers HEAD too.")]
RouteScript = Annotated[str | None, Field(description="The id or name of the script that answers.")]
RouteAccess = Annotated[Access | None, Field(description="Left out: that of the script.")]


class NewRouteBody(BaseModel):
    """Exactly one of `script`, `redirect` and `assets`."""

    model_config = _STRICT

    path: RoutePath
    methods: RouteMethods = ["GET"]
    script: RouteScript = None
    redirect: RouteRedirectBody | None = None
    assets: RouteAssetsBody | None = None
    access: RouteAccess = None
    cors: RouteCorsBody | None = None
    max_requests_per_minute: Quota = 0
    max_requests_per_minute_per_address: Quota = 0
    verify: RouteVerifyBody | None = None
    enabled: bool = True
    description: Description = ""


class RouteChangeBody(BaseModel):
    """Only the fields that were given change something."""

    model_config = _CHANGE

    path: RoutePath = ""
    methods: RouteMethods = []
    script: RouteScript = None
    redirect: RouteRedirectBody | None = None
    assets: RouteAssetsBody | None = None
    access: RouteAccess = None
    cors: RouteCorsBody | None = None
    max_requests_per_minute: Quota = 0
    max_requests_per_minute_per_address: Quota = 0
    verify: RouteVerifyBody | None = None
    enabled: bool = True
    description: Description = ""


class RouteQuestionBody(BaseModel):
    """A request to explain. Of `headers`, only whether there is `Authorization` matters."""

    model_config = _STRICT

    method: Annotated[str, Field(max_length=32)] = "GET"
    url: Annotated[str, Field(max_length=8_192, description="A URL, its path, or its path below `/exec`.")]
    headers: dict[str, str] = {}


class AssetsRollbackBody(BaseModel):
    model_config = _STRICT

    version: Annotated[int, Field(ge=1, description="The number of a version that is kept.")]


class _TimingBody(BaseModel):
    """Exactly one of `cron`, `every_s` and `at`."""

    cron: Annotated[
        str | None,
        Field(description="Five fields: minute, hour, day of month, month, day of week.", examples=["30 2 * * *"]),
    ] = None
    every_s: Annotated[int | None, Field(ge=LEAST_EVERY_S, description="Seconds from one due time to the next.")] = None
    at: Annotated[str | None, Field(description="One time, RFC 3339.")] = None
    timezone: Annotated[
        str | None, Field(description="Of `cron`, by its IANA name; that of PICLOUD_TIMEZONE when it is left out.")
    ] = None


class _ScheduleFields(_TimingBody):
    payload: Annotated[Any, Field(description="For `ctx.event.payload`; 256 KiB of JSON at most.")] = None
    overlap: Annotated[
        Overlap,
        Field(
            description="When it is due while it runs: `skip` that time, `queue` one run, or `allow` up to 4 at once."
        ),
    ] = "skip"
    missed: Annotated[
        Missed,
        Field(
            description="Times that passed while PiCloud was off: `skip` them, run `once`, or run `all`, 24 at most."
        ),
    ] = "once"
    missed_window_s: Annotated[int, Field(ge=0, description="Missed times that are older never run.")] = 3_600
    jitter_s: Annotated[int, Field(ge=0, description="Runs begin up to so many seconds later.")] = 0
    timeout_ms: Annotated[
        int | None,
        Field(ge=1, le=LIMIT_CEILINGS.timeout_ms, description="Null: that of the script, or PICLOUD_EVENT_TIMEOUT_MS."),
    ] = None
    alert_after_misses: Annotated[
        int, Field(ge=0, description="Due times in a row without success until it is `failing`; 0: never.")
    ] = 2
    enabled: bool = True


class NewScheduleBody(_ScheduleFields):
    """Exactly one of `cron`, `every_s` and `at`. `script`: id or name."""

    model_config = _STRICT

    name: ScriptName
    script: str


class ScheduleChangeBody(_ScheduleFields):
    """Only the fields that were given change something. One of `cron`, `every_s` and `at` replaces the others."""

    model_config = _CHANGE

    name: ScriptName = ""
    script: str = ""


class SchedulePreviewBody(_TimingBody):
    """Exactly one of `cron`, `every_s` and `at`."""

    model_config = _STRICT

    count: Annotated[int, Field(ge=1, le=100, description="How many times.")] = 5


class ScheduleRunBody(BaseModel):
    model_config = _STRICT

    payload: Annotated[Any, Field(description="In place of the payload of the schedule, for this run.")] = None


class TemplatePlanBody(BaseModel):
    """`values`: texts by the names of the template's values; one that is left out has its default."""

    model_config = _STRICT

    name: Annotated[ScriptName, Field(description="Name of the script to create.")]
    values: dict[str, str] = {}


class SecretBody(BaseModel):
    model_config = _STRICT

    value: Annotated[str, Field(description="8 characters at least, 65,536 bytes at most. It is never shown again.")]
    keep_previous_s: Annotated[
        int, Field(ge=0, description="Seconds for which the value before is kept too, for checking signatures.")
    ] = 0


class SecretsKeyBody(BaseModel):
    model_config = _STRICT

    key: Annotated[str, Field(description="32 bytes as base64: a line of the key file.")]


class NewTokenBody(BaseModel):
    model_config = _STRICT

    name: str
    scopes: list[str]
    expires_in_s: int | None = None


class SetupBody(BaseModel):
    """`token` may be the whole link."""

    model_config = _STRICT

    token: str
    password: str


class LoginBody(BaseModel):
    model_config = _STRICT

    name: str = "owner"
    password: str


class PasswordBody(BaseModel):
    model_config = _STRICT

    password: str
    current_password: str | None = None


class KvValueBody(BaseModel):
    """Exactly one of `value` (JSON) and `blob` (base64)."""

    model_config = _STRICT

    value: Any = None
    blob: str | None = None
    ttl_s: Annotated[int, Field(ge=1, le=MAX_TTL_S)] | None = None


class KvItemBody(BaseModel):
    """A line of an export. Exactly one of `value` (JSON) and `blob` (base64)."""

    model_config = _STRICT

    key: str
    value: Any = None
    blob: str | None = None
    expires_at: str | None = None


class KvImportBody(BaseModel):
    model_config = _STRICT

    items: Annotated[list[KvItemBody], Field(max_length=1_000)]


class KvQuotaBody(BaseModel):
    model_config = _STRICT

    max_keys: Annotated[int, Field(ge=0, le=MOST_KEYS)] | None = None
    max_bytes: Annotated[int, Field(ge=0, le=MOST_BYTES)] | None = None


def validate_body(model: type[Model], value: object) -> Model:
    """The value as the model.

    Raises:
        Invalid: `validation_failed`; the faults are in `details.errors` as `{"field", "message"}`.
    """
    try:
        return model.model_validate(value)
    except ValidationError as exc:
        faults = exc.errors(include_url=False, include_context=False, include_input=False)
        errors = [
            {
                "field": ".".join(map(str, fault["loc"])) or "body",
                "message": fault["msg"].removeprefix("Value error, "),
            }
            for fault in faults[:_MAX_FAULTS]
        ]
        details: dict[str, Any] = {"errors": errors}
        if len(faults) > _MAX_FAULTS:
            details["more"] = len(faults) - _MAX_FAULTS
        first = errors[0]
        raise Invalid(f"Invalid body: {first['field']}: {first['message']}.", details=details) from None
