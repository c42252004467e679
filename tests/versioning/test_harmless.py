"""Edits that break nobody, with the bumps they need: the guard must let them pass."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from picloud.shared.version import API_VERSION, PRODUCT_VERSION
from tests.versioning.edits import (
    ACCESS_ENDPOINTS,
    ALL_ENDPOINTS,
    BODIES,
    CONTROL,
    ENDPOINTS,
    ERRORS,
    EXECUTION_ANSWERS,
    MODELS,
    NEXT_ADDITIVE,
    NEXT_BREAKING,
    NEXT_MAJOR,
    SCRIPT_ANSWERS,
    WIRE,
    add_migration,
    break_wire_with_its_bump,
    bump_sdk_everywhere,
    deprecate,
    next_number,
    serve_both_majors,
)
from tests.versioning.tree import Tree

pytestmark = pytest.mark.long

Edit = Callable[[Tree], None]


def nothing(tree: Tree) -> None:
    """The tree as it was released."""


def comment(tree: Tree) -> None:
    tree.edit(SCRIPT_ANSWERS, "class ScriptSummary(", "# A comment.\nclass ScriptSummary(")


def summary_of_an_endpoint(tree: Tree) -> None:
    tree.edit(ENDPOINTS, '"Get a revision with its source."', '"Get one revision and its source."')


def line_ends_of_a_released_migration(tree: Tree) -> None:
    text = (tree.root / CONTROL / "0002_access.sql").read_text("utf-8")
    tree.write(f"{CONTROL}/0002_access.sql", text.replace("\n", "\r\n"))


def product_patch_alone(tree: Tree) -> None:
    tree.product(NEXT_ADDITIVE)


def product_major_alone(tree: Tree) -> None:
    tree.product(NEXT_MAJOR)


def new_answer_field(tree: Tree) -> None:
    tree.edit(EXECUTION_ANSWERS, "    sampled_out: int\n", "    sampled_out: int\n    more: int\n")
    tree.product(NEXT_ADDITIVE)


def new_optional_body_field(tree: Tree) -> None:
    tree.edit(
        BODIES, "    expires_in_s: int | None = None\n", "    expires_in_s: int | None = None\n    note: str = ''\n"
    )
    tree.product(NEXT_ADDITIVE)


def new_query_parameter(tree: Tree) -> None:
    tree.edit(ENDPOINTS, 'query=("q", *PAGE)', 'query=("q", "since", *PAGE)')
    tree.product(NEXT_ADDITIVE)


def new_endpoint(tree: Tree) -> None:
    more = 'Endpoint("GET", "/admin/more", "read", DocumentHandlers.get, "More.")'
    handlers = "from picloud.manager.api.document import DocumentHandlers\n"
    tree.edit(
        ALL_ENDPOINTS,
        "from picloud.manager.api.endpoint import Endpoint\n",
        handlers + "from picloud.manager.api.endpoint import Endpoint\n",
    )
    tree.edit(ALL_ENDPOINTS, "    SCRIPTS\n", f"    ({more},)\n    + SCRIPTS\n")
    tree.product(NEXT_ADDITIVE)


def wider_scope(tree: Tree) -> None:
    tree.edit(ACCESS_ENDPOINTS, '"/admin/audit",\n        "admin"', '"/admin/audit",\n        "read"')
    tree.product(NEXT_ADDITIVE)


def patch_of_the_engine(tree: Tree) -> None:
    printed = (tree.root / "docs" / "releases" / PRODUCT_VERSION / "sdk.txt").read_text("utf-8")
    line = next(line for line in printed.splitlines() if line.startswith("engine: "))
    tree.engine(line, f"{line.rpartition('.')[0]}.99")
    tree.product(NEXT_ADDITIVE)


def new_error_code(tree: Tree) -> None:
    tree.edit(ERRORS, '    "purged": 410,\n', '    "purged": 410,\n    "gone_for_good": 410,\n')
    tree.product(NEXT_ADDITIVE)


def required_field_made_optional(tree: Tree) -> None:
    tree.edit(BODIES, "    name: ScriptName\n    source: str\n", '    name: ScriptName\n    source: str = ""\n')
    tree.product(NEXT_ADDITIVE)


def next_migration(tree: Tree) -> None:
    add_migration(tree, next_number(), "ALTER TABLE scripts ADD COLUMN more TEXT;\n")
    tree.product(NEXT_ADDITIVE)


def next_migration_that_drops_a_column(tree: Tree) -> None:
    add_migration(tree, next_number(), "ALTER TABLE scripts DROP COLUMN search_text;\n")
    tree.product(NEXT_BREAKING)


def wire_element_with_a_default_at_the_end(tree: Tree) -> None:
    tree.edit(WIRE, '    last_call: str = ""\n', '    last_call: str = ""\n    page_faults: int = 0\n')
    tree.product(NEXT_ADDITIVE)


def wire_2_with_a_product_minor(tree: Tree) -> None:
    break_wire_with_its_bump(tree)
    tree.product(NEXT_BREAKING)


def api_2_with_a_product_minor(tree: Tree) -> None:
    tree.edit(SCRIPT_ANSWERS, "    url: str\n", "")
    tree.edit("picloud/manager/api/responses.py", "        url=_url_of(script),\n", "")
    tree.edit("picloud/manager/api/responses.py", '        "url": _url_of(script),\n', "")
    tree.edit(
        "picloud/shared/version.py",
        f"API_VERSION: Final[int] = {API_VERSION}",
        f"API_VERSION: Final[int] = {API_VERSION + 1}",
    )
    serve_both_majors(tree)
    tree.product(NEXT_BREAKING)


def deprecated_endpoint_with_its_notice(tree: Tree) -> None:
    deprecate(tree, date.today() + timedelta(days=120))
    tree.product(NEXT_ADDITIVE)
    changelog = "### Deprecated\n\n- `/api/v1/admin/scripts/{reference}/release`.\n"
    tree.edit("CHANGELOG.md", "- More.\n", f"- More.\n\n{changelog}")


def sdk_1_1_with_a_new_function(tree: Tree) -> None:
    more = "function kv.get(key: string) -> any\nctx.execution_id: string"
    tree.engine("ctx.execution_id: string", more)
    bump_sdk_everywhere(tree)
    tree.product(NEXT_ADDITIVE)


def higher_default_of_a_limit_with_sdk_1_1(tree: Tree) -> None:
    tree.edit(MODELS, "timeout_ms: int = 5_000", "timeout_ms: int = 6_000")
    bump_sdk_everywhere(tree)
    tree.product(NEXT_BREAKING)


def new_case_of_a_released_sdk(tree: Tree) -> None:
    tree.write("tests/golden/sdk-1.0/more.toml", "case = []\n")


def new_recorded_frame(tree: Tree) -> None:
    tree.write("rhai-python/worker/tests/golden/host_more.json", "[]\n")


EDITS: list[Edit] = [
    nothing,
    comment,
    summary_of_an_endpoint,
    line_ends_of_a_released_migration,
    product_patch_alone,
    product_major_alone,
    new_answer_field,
    new_optional_body_field,
    new_query_parameter,
    new_endpoint,
    wider_scope,
    patch_of_the_engine,
    new_error_code,
    required_field_made_optional,
    next_migration,
    next_migration_that_drops_a_column,
    wire_element_with_a_default_at_the_end,
    wire_2_with_a_product_minor,
    api_2_with_a_product_minor,
    deprecated_endpoint_with_its_notice,
    sdk_1_1_with_a_new_function,
    higher_default_of_a_limit_with_sdk_1_1,
    new_case_of_a_released_sdk,
    new_recorded_frame,
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_guard_lets_a_harmless_edit_pass(tree: Tree, edit: Edit) -> None:
    edit(tree)

    code, output = tree.check(golden=True)

    assert code == 0, output
