"""What a difference between two contracts of the SDK means for scripts, and which version has to change for it.

A contract is a set of lines (`picloud sdk-contract`), each of which stands for itself. A line that is gone or different
breaks scripts that rely on it, a new one does not. The exceptions are the kinds of lines that forbid something, limits,
and what is only said for information.
"""

from typing import Final, Literal

from msgspec import Struct

Kind = Literal["unchanged", "additive", "breaking"]

_PROHIBITIONS: Final = ("keyword ", "reserved ", "disabled ", "answer header ", "answer cookie ")
"""More of these break scripts, fewer do not. `keyword function` is a promise like others."""
_KEYWORD_FUNCTION: Final = "keyword function "
_INFORMATION: Final = ("engine: ", "sdk: ")
_REPLACED: Final = ": replaced by a bounded one"
_FREE: Final = ": kept free for a later minor"
_OFFERED: Final = ": may be used, not defined"


class ContractChange(Struct, frozen=True):
    """What changed, line by line: `-` gone, `+` new."""

    breaking: tuple[str, ...]
    additive: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        """What the whole change is."""
        if self.breaking:
            return "breaking"
        return "additive" if self.additive else "unchanged"

    def advice(self, version: str) -> str:
        """A sentence that says what to bump from SDK `version`, and the lines that make it so; empty if unchanged."""
        if self.kind == "unchanged":
            return ""
        major, minor = (int(part) for part in version.split("."))
        breaks = self.kind == "breaking"
        bumped = f"{major + 1}.0" if breaks else f"{major}.{minor + 1}"
        lines = [*self.breaking, *(() if breaks else self.additive)]
        return "\n".join(
            [
                f"The SDK differs from the contract of {version}, and the change is {self.kind}: "
                f"{'scripts that rely on a line below break' if breaks else 'scripts can do more than before'}. "
                f"Undo it, or bump SDK_VERSION to {bumped} (picloud/shared/version.py, rhai-python/worker/src/sdk.rs) "
                f"and commit `picloud sdk-contract` as tests/golden/sdk-{bumped}.txt. The file of {version} is never "
                "edited once it is released.",
                *lines,
            ]
        )


def compare(promised: str, found: str) -> ContractChange:
    """What it means for scripts that the contract `promised` became `found`."""
    old, new = ({_without_patch(line) for line in text.splitlines()} for text in (promised, found))
    gone, come = old - new, new - old
    breaking = [f"- {line}" for line in gone if _loses(line, come)]
    breaking += [f"+ {line}" for line in come if _forbids_more(line, gone)]
    additive = [f"- {line}" for line in gone if f"- {line}" not in breaking]
    additive += [f"+ {line}" for line in come if f"+ {line}" not in breaking]
    return ContractChange(tuple(sorted(breaking)), tuple(sorted(additive)))


def _without_patch(line: str) -> str:
    """The line that names the engine without its last number: a patch of the engine alone changes no promise."""
    return line.rpartition(".")[0] if line.startswith("engine: ") else line


def _is_prohibition(line: str) -> bool:
    return line.startswith(_PROHIBITIONS) and not line.startswith(_KEYWORD_FUNCTION)


def _loses(line: str, come: set[str]) -> bool:
    """Whether scripts lose something when this line is gone."""
    if _is_prohibition(line):
        # a name that the SDK offered
        return line.endswith(_OFFERED)
    if line.startswith(_INFORMATION) or line.endswith(_REPLACED):
        return False
    if line.startswith("limit "):
        name, _, value = line.rpartition(": ")
        now = next((other.rpartition(": ")[2] for other in come if other.startswith(f"{name}: ")), None)
        return now is None or int(now) < int(value)
    return True


def _forbids_more(line: str, gone: set[str]) -> bool:
    """Whether this new line takes something from scripts."""
    if not _is_prohibition(line):
        return False
    # a name that was kept free is now offered, as planned
    return not (line.endswith(_OFFERED) and line.removesuffix(_OFFERED) + _FREE in gone)
