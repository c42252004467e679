"""The names of files that an archive may have. Refuses; never repairs, but for the Unicode form."""

import re
import unicodedata
from typing import Final

from picloud.manager.assets.limits import MAX_NAME_BYTES, MAX_PATH_BYTES
from picloud.shared.errors import Invalid

_DRIVE: Final = re.compile(r"[A-Za-z]:")
_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control characters, marks that change the direction of text, halves of pairs, ends of lines."""
_SHOWN_CHARACTERS: Final = 80


class Paths:
    """The paths of one archive, as they are added."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def add(self, name: str) -> str:
        """Return the path of a file in normal form.

        Raises:
            Invalid: `invalid_archive`; the name cannot be used, or another one is taken for the same.
        """
        path = normal_path(name)
        key = path.casefold()
        other = self._files.get(key)
        if other is not None:
            raise refused(name, f"is there twice, as {shown(other)} too: names that differ in case alone are the same")
        parts = key.split("/")
        for length in range(1, len(parts)):
            folder = "/".join(parts[:length])
            if folder in self._files:
                raise refused(name, f"is below {shown(self._files[folder])}, which is a file")
            self._folders.setdefault(folder, name)
        if key in self._folders:
            raise refused(name, f"is a file, and {shown(self._folders[key])} is below it")
        self._files[key] = name
        return path


def normal_path(name: str) -> str:
    """Return a relative path in Unicode form NFC.

    Raises:
        Invalid: `invalid_archive`.
    """
    fault = _fault_of(name)
    if fault is not None:
        raise refused(name, fault)
    return unicodedata.normalize("NFC", name)


def _fault_of(name: str) -> str | None:
    """Return what is wrong with a path."""
    if not name or name.startswith("/") or _DRIVE.match(name):
        return "must be relative, without a drive letter"
    if "\\" in name:
        return "must have / between its parts, no backslash"
    if any(unicodedata.category(character) in _REFUSED_CATEGORIES for character in name):
        return "has a control character"
    parts = name.split("/")
    if "" in parts or "." in parts or ".." in parts:
        return "must not have an empty part, . or .."
    if len(name.encode()) > MAX_PATH_BYTES or any(len(part.encode()) > MAX_NAME_BYTES for part in parts):
        return f"is too long: {MAX_PATH_BYTES} bytes at most, {MAX_NAME_BYTES} for each part"
    return None


def refused(name: str, fault: str) -> Invalid:
    """Return the refusal of an archive because of one of its files."""
    return Invalid(
        f"The archive is refused: {shown(name)} {fault}.", code="invalid_archive", details={"path": name[:512]}
    )


def shown(name: str) -> str:
    """Return a name as it can be shown in a message."""
    text = name if len(name) <= _SHOWN_CHARACTERS else f"{name[:_SHOWN_CHARACTERS]}..."
    return ascii(text) if not text.isprintable() else f"'{text}'"
