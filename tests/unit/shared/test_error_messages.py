"""Messages have one form each: to callers of the API a sentence with a capital letter and a full stop, on the command
line a clause without them, because a program's name and a hint are put around it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3] / "picloud"


def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))}


def error_classes(parsed: dict[Path, ast.Module]) -> set[str]:
    """Return the names of `PiCloudError` and all classes below it."""
    names, before = {"PiCloudError"}, 0
    while len(names) != before:
        before = len(names)
        for tree in parsed.values():
            classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
            names |= {one.name for one in classes if any(getattr(base, "id", "") in names for base in one.bases)}
    return names


def text_of(node: ast.expr) -> str | None:
    """Return the text of a literal, with `{}` for what is put into it; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def messages(tree: ast.Module, classes: set[str]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in classes and node.args:
            text = text_of(node.args[0])
            if text is not None:
                yield node.lineno, text


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def is_sentence(text: str) -> bool:
    """True for a sentence, also one after the field that it is about (`limit: must be an integer.`)."""
    if text.endswith("{}"):
        return True  # the part that is put in ends it
    field, colon, _ = text.partition(": ")
    begins_well = text[0].isupper() or text[0] in "{`" or (colon and field.replace(", ", "").isidentifier())
    return bool(begins_well) and text.endswith(".")


def test_every_message_to_callers_is_a_sentence() -> None:
    parsed = trees()
    classes = error_classes(parsed)
    assert {"NotFound", "StorageUnavailable"} <= classes
    found = [(path.name, line, text) for path, tree in parsed.items() for line, text in messages(tree, classes)]
    assert len(found) > 80
    assert [one for one in found if not is_sentence(one[2])] == []


@pytest.mark.parametrize("text", ["the path contains NUL", "There is no such script", "no {} here."])
def test_other_forms_are_found(text: str) -> None:
    assert not is_sentence(text)


ON_THE_COMMAND_LINE = {"CommandFailed", "UsageError", "BadParameter", "UpgradeFailed", "ServiceFailed", "Refused"}


def is_clause(text: str) -> bool:
    """True for a clause; its first word may be a name, such as that of a variable or PiCloud."""
    word = text.split(" ", maxsplit=1)[0].rstrip(",;:")
    begins_well = not text[0].isupper() or word == "PiCloud" or word.replace("_", "").isupper()
    return begins_well and not text.endswith((".", "!"))


def test_every_message_of_the_command_line_is_a_clause() -> None:
    texts = []
    for path, tree in trees().items():
        if path.relative_to(ROOT).parts[0] not in ("cli", "installer", "pyz"):
            continue
        texts += [(path.name, line, text) for line, text in messages(tree, ON_THE_COMMAND_LINE)]
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        hints = [key.value for call in calls for key in call.keywords if key.arg == "hint"]
        texts += [(path.name, hint.lineno, text) for hint in hints if (text := text_of(hint))]
    assert len(texts) > 100
    assert [one for one in texts if not is_clause(one[2])] == []


@pytest.mark.parametrize("text", ["There is no script", "there is no script.", "Use sudo"])
def test_other_forms_on_the_command_line_are_found(text: str) -> None:
    assert not is_clause(text)
