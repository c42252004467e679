"""What scripts say of cross-origin calls, where the installation says it for all of them."""

from typing import Final

from msgspec import structs

from picloud.shared.models import ExecutionResult

_PREFIX: Final = "access-control-"


def without_cors(result: ExecutionResult, owner: str) -> ExecutionResult:
    """The result without such headers, with a warning for each; the same one when there are none. `owner`: what
    decides in the place of the script."""
    dropped = [name for name, _ in result.headers if name.startswith(_PREFIX)]
    if not dropped:
        return result
    warnings = [f"the header {name} was dropped: {owner} decides" for name in dict.fromkeys(dropped)]
    headers = [(name, value) for name, value in result.headers if not name.startswith(_PREFIX)]
    return structs.replace(result, headers=headers, warnings=[*result.warnings, *warnings])
