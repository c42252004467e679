"""Small edits that break a user after a release: the guard must fail, and name the surface and the bump it needs."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from picloud.shared.version import API_VERSION, PRODUCT_VERSION, SDK_VERSION, WIRE_VERSION
from tests.versioning.edits import (
    ACCESS_ENDPOINTS,
    BODIES,
    BREAKING_STEP,
    CONTROL,
    EARLIER,
    ELSEWHERE,
    ENDPOINTS,
    ERRORS,
    EXECUTION_ANSWERS,
    MODELS,
    NEXT_ADDITIVE,
    NEXT_BREAKING,
    NEXT_SDK_MAJOR,
    NEXT_SDK_MINOR,
    NEXT_WIRE,
    SCRIPT_ANSWERS,
    WIRE,
    add_migration,
    break_wire_with_its_bump,
    bump_sdk,
    bump_wire,
    deprecate,
    next_number,
    swap_migrations,
)
from tests.versioning.tree import Tree

pytestmark = pytest.mark.long

SDK_2 = f"sdk: bump SDK_VERSION from {SDK_VERSION} to {NEXT_SDK_MAJOR}"
MORE_SDK = f"sdk: bump SDK_VERSION from {SDK_VERSION} to {NEXT_SDK_MINOR}"
API_2 = f"api: bump API_VERSION from {API_VERSION} to {API_VERSION + 1}"
WIRE_2 = f"wire: bump WIRE_VERSION from {WIRE_VERSION} to {NEXT_WIRE}"
PATCH = f"product: bump the product from {PRODUCT_VERSION} to {NEXT_ADDITIVE}"
MINOR = f"product: bump the product from {PRODUCT_VERSION} to {NEXT_BREAKING}"
RELEASED = f"docs/releases/{PRODUCT_VERSION}"

Edit = Callable[[Tree], None]


SDK: dict[str, tuple[Edit, str]] = {
    "ctx_key_removed": (lambda tree: tree.engine("ctx.execution_id: string\n", ""), SDK_2),
    "ctx_key_of_another_type": (
        lambda tree: tree.engine("ctx.script.revision: i64", "ctx.script.revision: string"),
        SDK_2,
    ),
    "function_with_another_parameter": (
        lambda tree: tree.engine("contains(bytes, i64) -> bool", "contains(bytes, string) -> bool"),
        SDK_2,
    ),
    "function_with_another_result": (
        lambda tree: tree.engine("as_string(bytes) -> string", "as_string(bytes) -> i64"),
        SDK_2,
    ),
    "answer_with_another_status": (lambda tree: tree.engine("answer (): 204", "answer (): 200"), SDK_2),
    "header_no_longer_passed_on": (
        lambda tree: tree.engine(
            "answer header date: dropped", "answer header date: dropped\nanswer header etag: dropped"
        ),
        SDK_2,
    ),
    "limit_lowered": (lambda tree: tree.edit(MODELS, "timeout_ms: int = 5_000", "timeout_ms: int = 4_000"), SDK_2),
    "ceiling_lowered": (lambda tree: tree.edit(MODELS, "timeout_ms=300_000", "timeout_ms=200_000"), SDK_2),
    "function_added_without_a_minor": (
        lambda tree: tree.engine("ctx.execution_id", "function kv.get(key: string) -> any\nctx.execution_id"),
        MORE_SDK,
    ),
    "released_case_edited": (
        lambda tree: tree.edit("tests/golden/sdk-1.0/answer.toml", "[[case]]", "# edited\n[[case]]"),
        "sdk: tests/golden/sdk-1.0/answer.toml was released and is edited",
    ),
    "released_case_removed": (
        lambda tree: tree.remove("tests/golden/sdk-1.0/respond.toml"),
        "sdk: tests/golden/sdk-1.0/respond.toml was released and is gone",
    ),
    "constant_ahead_of_the_engine": (
        bump_sdk,
        f"sdk: the engine says SDK {SDK_VERSION}, picloud/shared/version.py {NEXT_SDK_MINOR}",
    ),
}

API: dict[str, tuple[Edit, str]] = {
    "answer_field_renamed": (lambda tree: tree.edit(SCRIPT_ANSWERS, "    url: str\n", "    link: str\n"), API_2),
    "answer_field_removed": (lambda tree: tree.edit(EXECUTION_ANSWERS, "    sampled_out: int\n", ""), API_2),
    "answer_field_of_another_type": (
        lambda tree: tree.edit(EXECUTION_ANSWERS, "    http_status: int\n", "    http_status: str\n"),
        API_2,
    ),
    "answer_field_made_optional": (
        lambda tree: tree.edit(
            EXECUTION_ANSWERS, "    sampled_out: int\n", "    sampled_out: int | UnsetType = UNSET\n"
        ),
        API_2,
    ),
    "optional_field_made_required": (
        lambda tree: tree.edit(BODIES, '    name: str = "owner"\n', "    name: str\n"),
        API_2,
    ),
    "required_field_added": (
        lambda tree: tree.edit(
            BODIES, "    name: ScriptName\n    source: str\n", "    name: ScriptName\n    source: str\n    owner: str\n"
        ),
        API_2,
    ),
    "body_field_removed": (lambda tree: tree.edit(BODIES, "    expires_in_s: int | None = None\n", ""), API_2),
    "bound_lowered": (lambda tree: tree.edit(MODELS, "max_call_levels=64", "max_call_levels=48"), API_2),
    "success_status_changed": (
        lambda tree: tree.edit(
            ACCESS_ENDPOINTS, "status=201,\n        answer=answers.IssuedToken", "answer=answers.IssuedToken"
        ),
        API_2,
    ),
    "endpoint_removed": (
        lambda tree: tree.edit(
            ENDPOINTS, '"/admin/scripts/<reference>/rollback"', '"/admin/scripts/<reference>/restore"'
        ),
        API_2,
    ),
    "method_changed": (lambda tree: tree.edit(ENDPOINTS, '        "PATCH",\n', '        "PUT",\n'), API_2),
    "query_parameter_removed": (lambda tree: tree.edit(ENDPOINTS, 'query=("q", *PAGE)', "query=PAGE"), API_2),
    "error_code_removed": (lambda tree: tree.edit(ERRORS, '"worker_crashed": 502', '"worker_died": 502'), API_2),
    "error_code_with_another_status": (
        lambda tree: tree.edit(ERRORS, '"already_exists": 409', '"already_exists": 422'),
        API_2,
    ),
    "another_scope_needed": (
        lambda tree: tree.edit(
            ENDPOINTS, '"read",\n        ScriptHandlers.list_scripts', '"admin",\n        ScriptHandlers.list_scripts'
        ),
        API_2,
    ),
    "major_that_is_dropped_without_notice": (
        lambda tree: (
            tree.edit(
                "picloud/shared/version.py",
                f"API_VERSION: Final[int] = {API_VERSION}",
                f"API_VERSION: Final[int] = {API_VERSION + 1}",
            ),
            tree.edit("picloud/shared/version.py", f"= ({API_VERSION},)", f"= ({API_VERSION + 1},)"),
            tree.product(NEXT_BREAKING),
        )[2],
        f"api: API {API_VERSION} is not served any more, and no release marked all of it as deprecated",
    ),
    "deprecated_with_a_sunset_too_soon": (
        lambda tree: deprecate(tree, date.today() + timedelta(days=30)),
        "is deprecated with the sunset",
    ),
    "deprecated_and_not_in_the_changelog": (
        lambda tree: deprecate(tree, date.today() + timedelta(days=120)),
        "CHANGELOG.md does not name /api/v1/admin/scripts/{reference}/release under '### Deprecated'",
    ),
    "field_added_without_a_product_bump": (
        lambda tree: tree.edit(EXECUTION_ANSWERS, "    sampled_out: int\n", "    sampled_out: int\n    more: int\n"),
        PATCH,
    ),
}

SCHEMA: dict[str, tuple[Edit, str]] = {
    "released_migration_edited": (
        lambda tree: tree.edit(f"{CONTROL}/0002_access.sql", "actor TEXT NOT NULL", "actor TEXT"),
        f"schema: {CONTROL}/0002_access.sql was released and is edited; restore it and add migration",
    ),
    "column_dropped_without_a_migration": (
        lambda tree: tree.edit(f"{CONTROL}/0001_initial.sql", "    description TEXT NOT NULL,\n", ""),
        f"schema: {CONTROL}/0001_initial.sql was released and is edited; restore it and add migration",
    ),
    "comment_of_a_released_migration_edited": (
        lambda tree: tree.edit(f"{CONTROL}/0003_accounts.sql", "-- One row at most", "-- At most one row"),
        f"schema: {CONTROL}/0003_accounts.sql was released and is edited",
    ),
    "released_migration_removed": (
        lambda tree: tree.remove(f"{CONTROL}/0003_accounts.sql"),
        f"schema: {CONTROL}/0003_accounts.sql was released and is gone or renamed",
    ),
    "released_migrations_reordered": (swap_migrations, "0003_access.sql would run before what was released"),
    "migration_before_a_released_one": (
        lambda tree: tree.write(f"{CONTROL}/0004_late.sql", "CREATE TABLE late (a TEXT);\n"),
        f"schema: {CONTROL}/0004_late.sql would run before what was released",
    ),
    "migration_with_a_gap": (
        lambda tree: add_migration(tree, 9_999, "ALTER TABLE scripts ADD COLUMN more TEXT;\n"),
        "schema: the migrations cannot be loaded",
    ),
    "migration_for_one_database_only": (
        lambda tree: tree.write(
            f"{CONTROL}/{next_number():04d}_more.sql", "ALTER TABLE scripts ADD COLUMN more TEXT;\n"
        ),
        "is there for one database only",
    ),
    "migration_without_a_product_bump": (
        lambda tree: add_migration(tree, next_number(), "ALTER TABLE scripts ADD COLUMN more TEXT;\n"),
        PATCH,
    ),
    "column_dropped_with_too_little_a_bump": (
        lambda tree: (
            add_migration(tree, next_number(), "ALTER TABLE scripts DROP COLUMN search_text;\n"),
            tree.product(NEXT_ADDITIVE),
        )[1],
        f"product: bump the product from {NEXT_ADDITIVE} to {NEXT_BREAKING}",
    ),
}

WIRES: dict[str, tuple[Edit, str]] = {
    "frame_field_renamed": (
        lambda tree: tree.edit(WIRE, "    left_bytes: int = 0\n", "    kept_bytes: int = 0\n"),
        WIRE_2,
    ),
    "frame_field_of_another_type": (
        lambda tree: tree.edit(WIRE, "    operations: int\n", "    operations: float\n"),
        WIRE_2,
    ),
    "frame_fields_swapped": (
        lambda tree: tree.edit(
            WIRE, "    duration_us: int\n    operations: int\n", "    operations: int\n    duration_us: int\n"
        ),
        WIRE_2,
    ),
    "frame_field_removed": (lambda tree: tree.edit(WIRE, "    left_bytes: int = 0\n", ""), WIRE_2),
    "frame_field_without_a_default": (
        lambda tree: tree.edit(
            WIRE,
            "    trigger: str\n    request: HttpRequest\n",
            "    trigger: str\n    request: HttpRequest\n    origin: str\n",
        ),
        WIRE_2,
    ),
    "message_renamed": (lambda tree: tree.edit(WIRE, 'tag="unload"', 'tag="forget"'), WIRE_2),
    "inner_array_changed": (
        lambda tree: tree.edit(
            MODELS,
            "    fields: str | None = None\n    offset_us: int = 0\n",
            "    offset_us: int = 0\n    fields: str | None = None\n",
        ),
        WIRE_2,
    ),
    "another_byte_order": (
        lambda tree: tree.edit(WIRE, 'struct.Struct("<I")', 'struct.Struct(">I")'),
        "the code finds no frame in this recording of a release",
    ),
    "smaller_frames": (
        lambda tree: tree.edit(WIRE, "MAX_FRAME_BYTES: Final = 16 * 1024", "MAX_FRAME_BYTES: Final = 8 * 1024"),
        WIRE_2,
    ),
    "recorded_frame_edited": (
        lambda tree: tree.edit("rhai-python/worker/tests/golden/host_run.json", '"execution-1"', '"execution-2"'),
        "wire: rhai-python/worker/tests/golden/host_run.json was recorded for a release and is edited",
    ),
    "one_side_bumped": (
        bump_wire,
        f"wire.rs has wire {WIRE_VERSION}, picloud/shared/version.py wire {NEXT_WIRE}",
    ),
}

PRODUCT: dict[str, tuple[Edit, str]] = {
    "package_json_alone": (
        lambda tree: tree.edit("dashboard/package.json", PRODUCT_VERSION, ELSEWHERE),
        f"product: dashboard/package.json says {ELSEWHERE}, pyproject.toml {PRODUCT_VERSION}",
    ),
    "pyproject_alone": (
        lambda tree: tree.edit("pyproject.toml", f'version = "{PRODUCT_VERSION}"', f'version = "{ELSEWHERE}"'),
        f"product: CHANGELOG.md, the top entry says {PRODUCT_VERSION}, pyproject.toml {ELSEWHERE}",
    ),
    "crate_alone": (
        lambda tree: tree.edit(
            "rhai-python/worker/Cargo.toml", f'version = "{PRODUCT_VERSION}"', f'version = "{ELSEWHERE}"'
        ),
        f"product: rhai-python/worker/Cargo.toml says {ELSEWHERE}, pyproject.toml {PRODUCT_VERSION}",
    ),
    "changelog_without_the_version": (
        lambda tree: tree.edit("CHANGELOG.md", f"## [{PRODUCT_VERSION}]", f"## [{ELSEWHERE}]"),
        f"product: CHANGELOG.md, the top entry says {ELSEWHERE}, pyproject.toml {PRODUCT_VERSION}",
    ),
    "version_going_back": (
        lambda tree: tree.product(EARLIER),
        f"product: the product is {EARLIER}, but {PRODUCT_VERSION} was released",
    ),
    "version_that_skips_others": (
        lambda tree: tree.product(ELSEWHERE),
        f"product: the product goes from {PRODUCT_VERSION} to {ELSEWHERE}; the next version is one of",
    ),
    "broken_api_with_a_patch": (
        lambda tree: (tree.edit(SCRIPT_ANSWERS, "    url: str\n", ""), tree.product(NEXT_ADDITIVE))[1],
        f"product: bump the product from {NEXT_ADDITIVE} to {NEXT_BREAKING} or later: a change that is breaking (api) "
        f"needs a {BREAKING_STEP}",
    ),
    "broken_wire_with_its_own_bump_alone": (
        break_wire_with_its_bump,
        MINOR,
    ),
}

ALL = {
    f"{surface}_{name}": case
    for surface, cases in (("sdk", SDK), ("api", API), ("schema", SCHEMA), ("wire", WIRES), ("product", PRODUCT))
    for name, case in cases.items()
}


def test_there_are_enough_of_each_surface() -> None:
    assert len(ALL) >= 25
    assert all(len(cases) >= 5 for cases in (SDK, API, SCHEMA, WIRES, PRODUCT))


@pytest.mark.parametrize("name", ALL)
def test_guard_names_surface_and_bump(tree: Tree, name: str) -> None:
    sabotage, expected = ALL[name]
    sabotage(tree)

    code, output = tree.check()

    assert code == 1, output
    faults = [line for line in output.splitlines() if line.startswith("FAULT ")]
    assert any(expected in line for line in faults), output
    assert "docs/explanation/versioning.md" in output


def test_additive_change_needs_a_minor_from_1_0_on(tree: Tree) -> None:
    tree.product("1.0.0")
    record = f"{RELEASED}/release.json"
    tree.edit(record, f'"product": "{PRODUCT_VERSION}"', '"product": "1.0.0"')
    tree.edit(EXECUTION_ANSWERS, "    sampled_out: int\n", "    sampled_out: int\n    more: int\n")

    _, output = tree.check(golden=True)

    assert (
        "product: bump the product from 1.0.0 to 1.1.0 or later: a change that is additive (api) needs a minor"
        in output
    )


def test_breaking_change_needs_a_major_from_1_0_on(tree: Tree) -> None:
    tree.product("1.0.0")
    tree.edit(f"{RELEASED}/release.json", f'"product": "{PRODUCT_VERSION}"', '"product": "1.0.0"')
    break_wire_with_its_bump(tree)

    _, output = tree.check(golden=True)

    assert (
        "product: bump the product from 1.0.0 to 2.0.0 or later: a change that is breaking (wire) needs a major"
        in output
    )
