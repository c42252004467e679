"""What users depend on besides the five surfaces: the guard names each edit that breaks them.

All edits of a kind are planted in one tree, since each run of the guard may start a server."""

import pytest

from picloud.shared.version import PRODUCT_VERSION
from scripts.versioning.promises import command_line, settings
from scripts.versioning.promises.promise import compare
from scripts.versioning.promises.shape import differences, shape_of
from tests.versioning.edits import BREAKING_STEP, NEXT_BREAKING
from tests.versioning.tree import Tree

SETTINGS = "picloud/shared/settings.py"
CLI = "picloud/cli"
UNIT = "systemd/picloud.service"
ACCESS = "picloud/manager/access"
API = "picloud/manager/api"
BACKUP_FILE = "picloud/manager/storage/maintenance/backup_file.py"

# name: file, text, other text, what the guard says
STILL = {
    "source_size_lowered": (
        SETTINGS,
        "256 * KIB,",
        "64 * KIB,",
        "PICLOUD_MAX_SOURCE_BYTES default was 262144, is 65536",
    ),
    "history_shortened": (
        SETTINGS,
        'Field(7, description="days that exec',
        'Field(1, description="days that exec',
        "PICLOUD_HISTORY_DAYS default was 7, is 1",
    ),
    "queue_wait_lowered": (
        SETTINGS,
        "        2_000, description",
        "        100, description",
        "PICLOUD_QUEUE_WAIT_MS default was 2000, is 100",
    ),
    "admin_quota_lowered": (
        SETTINGS,
        "        6_000, description",
        "        60, description",
        "PICLOUD_ADMIN_REQUESTS_PER_MINUTE default was 6000, is 60",
    ),
    "address_changed": (
        SETTINGS,
        '        "127.0.0.1:8080",\n',
        '        "0.0.0.0:8080",\n',
        "PICLOUD_BIND default was 127.0.0.1:8080, is 0.0.0.0:8080",
    ),
    "range_narrowed": (SETTINGS, "ge=30, le=3_650", "ge=30, le=400", "PICLOUD_AUDIT_DAYS maximum was 3650, is 400"),
    "choice_gone": (SETTINGS, '"none", "errors", "all"]', '"errors", "all"]', "PICLOUD_HISTORY_REQUESTS enum was"),
    "variable_renamed": (SETTINGS, "    backup_keep: Ann", "    backups_kept: Ann", "PICLOUD_BACKUP_KEEP is gone"),
    "option_renamed": (f"{CLI}/scripts.py", '"--yes"', '"--force"', "picloud delete --yes is gone"),
    "flag_renamed": (
        f"{CLI}/deploy.py",
        '"--strict", is_flag=True,',
        '"--pedantic", "strict", is_flag=True,',
        "picloud deploy --strict is gone",
    ),
    "argument_renamed_and_required": (
        f"{CLI}/logs.py",
        "required=False",
        "required=True",
        "picloud logs, arguments was",
    ),
    "command_renamed": (f"{CLI}/commands.py", '"setup-link"', '"invite"', "picloud setup-link is gone"),
    "command_renamed_in_the_manual": (
        f"{CLI}/manual.py",
        '"setup-link": (',
        '"invite": (',
        "picloud setup-link is gone",
    ),
    "exit_code_gone": (
        f"{CLI}/manual.py",
        '"serve": (3, 4, 5, 6)',
        '"serve": (3, 4, 6)',
        "picloud serve, exit code 5 is gone",
    ),
}

RUNNING = {
    "unit_of_another_user": (
        UNIT,
        "User=picloud",
        "User=nobody",
        "picloud.service [Service] User was picloud, is nobody",
    ),
    "environment_file_moved": (
        UNIT,
        "/etc/picloud/picloud.env\n# a secret",
        "/etc/default/picloud\n# a secret",
        "picloud.service [Service] EnvironmentFile was",
    ),
    "previous_archive_renamed": (
        "picloud/installer/layout.py",
        '"previous.pyz"',
        '"old.pyz"',
        "path of previous was /opt/picloud/previous.pyz",
    ),
    "admin_token_readable_by_the_group": (
        f"{ACCESS}/admin_token.py",
        "replacing(path, 0o600)",
        "replacing(path, 0o640)",
        "admin-token was 0o100600, is 0o100640",
    ),
    "token_with_another_digest": (
        f"{ACCESS}/tokens.py",
        "hashlib.sha256(",
        "hashlib.sha512(",
        "token, stored as was SHA-256 in hexadecimal, is SHA-512",
    ),
    "token_with_another_text": (
        f"{ACCESS}/admin_token.py",
        '"pic_admin_"',
        '"pcl_admin_"',
        "admin token, text was 'pic_admin_",
    ),
    "session_with_another_digest": (
        f"{ACCESS}/sessions.py",
        "hashlib.sha256(",
        "hashlib.blake2s(",
        "cookie, stored as was SHA-256",
    ),
    "password_with_less_work": (
        f"{ACCESS}/passwords.py",
        "memory_cost=19 * 1024",
        "memory_cost=8 * 1024",
        "password, stored as was",
    ),
    "backup_with_another_id": (BACKUP_FILE, 'b"PiCb"', 'b"PiCx"', "backup, application id was PiCb, is PiCx"),
    "backup_with_another_manifest": (BACKUP_FILE, "    engine: str\n", "    dialect: str\n", "backup, manifest was"),
    "backup_with_another_digest": (
        "picloud/manager/storage/maintenance/tables.py",
        "hashlib.sha256(msgspec",
        "hashlib.sha3_256(msgspec",
        "backup, digest of a row was",
    ),
    "cursor_of_another_format": (
        f"{API}/cursors.py",
        "_MARK_BYTES: Final = 6",
        "_MARK_BYTES: Final = 8",
        "cursor of `scripts` at `2026` was",
    ),
    "event_renamed": (f"{API}/tail.py", "event: dropped", "event: lost", "event of executions left out was"),
    "event_without_its_id": (f"{API}/tail.py", "id: %b\\ndata", "nr: %b\\ndata", "stream, fields of an event was"),
    "execution_id_renamed": (
        "picloud/orchestrator/http/answer.py",
        "x-execution-id: %b",
        "x-run-id: %b",
        "call: GET /api/v1/execute/hello, header x-execution-id is gone",
    ),
    "entity_tag_made_weak": (
        f"{API}/responses.py",
        "f'\"{script.version}\"'",
        "f'W/\"{script.version}\"'",
        "show: GET /api/v1/admin/scripts/hello, header etag was",
    ),
    "location_dropped": (
        f"{API}/scripts.py",
        '{"Location": f',
        '{"X-Location": f',
        "create: POST /api/v1/admin/scripts, header location is gone",
    ),
    "request_id_dropped": (
        "picloud/shared/errors.py",
        '"message": message, "request_id": request_id}',
        '"message": message}',
        "missing: GET /api/v1/admin/nothing, fields of the error was",
    ),
    "times_without_milliseconds": (
        f"{API}/responses.py",
        "import iso_utc\n",
        "import iso_utc as precise\n\niso_utc = lambda moment: precise(moment)[:19] + 'Z'\n",
        "show: GET /api/v1/admin/scripts/hello, times was",
    ),
    "oldest_first": (
        "picloud/manager/storage/stores/scripts.py",
        "ORDER BY s.id DESC LIMIT",
        "ORDER BY s.id LIMIT",
        "order of scripts was",
    ),
    "cookie_renamed": (
        f"{API}/cookies.py",
        "picloud_session_{",
        "picloud_login_{",
        "log in: POST /api/v1/admin/session, header set-cookie was",
    ),
    "policy_of_pages_dropped": (
        "picloud/orchestrator/http/page_policy.py",
        "content-security-policy",
        "x-policy",
        "call: GET /api/v1/execute/hello, header content-security-policy is gone",
    ),
    "rate_limit_renamed": (
        "picloud/shared/http/rate_limits.py",
        'b"ratelimit-policy"',
        'b"x-ratelimit-policy"',
        "header ratelimit-policy is gone",
    ),
    "retry_after_dropped": (
        "picloud/shared/errors.py",
        '("retry-after", str(',
        '("x-retry-after", str(',
        "call too often: GET /api/v1/execute/rare, header retry-after is gone",
    ),
    "credentials_passed_on": (
        "picloud/orchestrator/http/credentials.py",
        "            if _is_picloud_token(value):",
        "            if not value:",
        "ctx.request.headers of a call with PiCloud's credentials was",
    ),
    "status_of_a_call_changed": (
        "picloud/shared/errors.py",
        '"script_bad_response": 500',
        '"script_bad_response": 502',
        "call: GET /api/v1/execute/bad-answer was 500, is 502",
    ),
    "json_of_delete_changed": (
        f"{CLI}/scripts.py",
        '{"name": name, "deleted": True}',
        '{"script": name, "deleted": True}',
        "picloud delete hello --yes --json, stdout.name is gone",
    ),
    "exit_code_of_a_refusal_changed": (
        f"{CLI}/failures.py",
        "EXIT_FAILED: Final = 1",
        "EXIT_FAILED: Final = 7",
        "picloud show missing --json, exit code was 1, is 7",
    ),
}


def planted(tree: Tree, edits: dict[str, tuple[str, str, str, str]], *, full: bool) -> tuple[int, str]:
    for file, text, other, _ in edits.values():
        tree.edit(file, text, other)
    return tree.check(full=full)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """What the guard says of each set of edits."""
    tree = Tree(tmp_path_factory.mktemp("promises"))
    still = planted(tree, STILL, full=False)
    tree.restore()
    running = planted(tree, RUNNING, full=True)
    tree.close()
    return {**dict.fromkeys(STILL, still), **dict.fromkeys(RUNNING, running)}


@pytest.mark.parametrize("name", [*STILL, *RUNNING])
def test_guard_names_the_edit(named: dict[str, tuple[int, str]], name: str) -> None:
    code, output = named[name]

    assert code == 1
    assert {**STILL, **RUNNING}[name][3] in output, output


@pytest.mark.parametrize("name", ["variable_renamed", "execution_id_renamed"])
def test_guard_names_the_bump(named: dict[str, tuple[int, str]], name: str) -> None:
    _, output = named[name]

    wanted = f"FAULT product: bump the product from {PRODUCT_VERSION} to {NEXT_BREAKING} or later"
    assert wanted in output
    assert f"needs a {BREAKING_STEP}" in output


def test_broken_behaviour_of_http_needs_the_next_api(named: dict[str, tuple[int, str]]) -> None:
    assert "FAULT HTTP: bump API_VERSION from 1 to 2, or undo the change" in named["execution_id_renamed"][1]


def test_renamed_setting_that_keeps_its_old_name_breaks_nobody() -> None:
    before = {"PICLOUD_OLD": "service", "PICLOUD_OLD default": 7}
    after = {
        "PICLOUD_OLD": "old name of PICLOUD_NEW",
        "PICLOUD_OLD default": 7,
        "PICLOUD_NEW": "service",
        "PICLOUD_NEW default": 7,
    }

    assert compare(before, after, settings.rule).kind == "additive"
    assert (
        compare(after, {name: value for name, value in after.items() if "OLD" not in name}, settings.rule).kind
        == "breaking"
    )


@pytest.mark.parametrize(
    ("name", "before", "after", "kind"),
    [
        ("PICLOUD_A maximum", 10, 20, "additive"),
        ("PICLOUD_A minimum", 10, 5, "additive"),
        ("PICLOUD_A minimum", 10, 20, "breaking"),
        ("PICLOUD_A enum", ["a"], ["a", "b"], "additive"),
        ("PICLOUD_A default", 10, 20, "breaking"),
    ],
)
def test_wider_setting_is_additive(name: str, before: object, after: object, kind: str) -> None:
    assert compare({name: before}, {name: after}, settings.rule).kind == kind


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({"takes": "choice", "choices": ["a"]}, {"takes": "choice", "choices": ["a", "b"]}, "additive"),
        ({"takes": "text"}, {"takes": "text", "multiple": True}, "additive"),
        ({"takes": "text"}, {"takes": "text", "required": True}, "breaking"),
        ({"takes": "text"}, {"takes": "nothing"}, "breaking"),
        ({"takes": "text", "default": "a"}, {"takes": "text", "default": "b"}, "breaking"),
    ],
)
def test_wider_option_is_additive(before: object, after: object, kind: str) -> None:
    assert compare({"picloud a --b": before}, {"picloud a --b": after}, command_line.rule).kind == kind


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ([{"a": 1, "b": None}], []),
        ([{"a": 1, "b": "x", "c": 1}], [(False, "it[].c is new")]),
        ([{"b": "x"}], [(True, "it[].a is gone")]),
        ([{"a": 1, "b": "x"}, {"b": "y"}], [(True, "it[].a may be missing")]),
        ([{"a": "1", "b": "x"}], [(True, "it[].a was integer, is string")]),
        ({}, [(True, "it was array, is object")]),
    ],
)
def test_shape_of_json_is_compared(after: object, found: list[tuple[bool, str]]) -> None:
    before = shape_of([{"a": 1, "b": "x"}, {"a": 2, "b": None}])

    assert differences("it", before, shape_of(after)) == found
