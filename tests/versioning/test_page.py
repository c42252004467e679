"""The example on the page about versions is what the guard says of the changes in it."""

import re

from picloud.shared.version import PRODUCT_VERSION
from tests.versioning.edits import EXECUTION_ANSWERS, NEXT_BREAKING
from tests.versioning.tree import ROOT, Tree

PAGE = ROOT / "docs/explanation/versioning.md"
EXAMPLE = re.compile(r"```console\n\$ scripts/check-versions --without-server\n(.*?)```", re.DOTALL)


def test_example_of_the_page_is_what_the_guard_says(tree: Tree) -> None:
    found = EXAMPLE.search(PAGE.read_text("utf-8"))
    assert found is not None, f"{PAGE} has no such example any more"
    released, wanted = re.findall(r"\b0\.\d+\.0\b", found[1])[:2]
    expected = found[1].replace(wanted, NEXT_BREAKING).replace(released, PRODUCT_VERSION)

    tree.edit("picloud/shared/settings.py", "le=3_650)] = Field(7, ", "le=3_650)] = Field(1, ")
    tree.edit(EXECUTION_ANSWERS, "    sampled_out: int\n", "")
    code, output = tree.check()

    assert code == 1
    assert output == expected
