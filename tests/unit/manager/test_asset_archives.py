"""Archives of static assets: what is taken, and the hostile ones that are refused."""

import contextlib
import io
import stat
import unicodedata
import warnings
import zipfile

import pytest

from picloud.manager.assets import archive as module
from picloud.manager.assets.archive import Archive
from picloud.manager.assets.limits import MAX_ARCHIVE_BYTES, MAX_FILES
from picloud.shared.assets import PIECE_BYTES
from picloud.shared.errors import Invalid, PiCloudError
from picloud.shared.models import MIB
from tests.zips import entry, make_zip, make_zip_of, replaced, with_sizes

PAGE = b"<!doctype html>"


def refusal(data: bytes) -> PiCloudError:
    with pytest.raises(PiCloudError) as caught:
        Archive(data)
    return caught.value


def test_files_are_in_the_order_of_their_paths_with_their_bytes() -> None:
    large = bytes(range(256)) * 1_000
    archive = Archive(make_zip({"js/app.js": large, "index.html": PAGE, "empty": b"", ".well-known/a": b"1"}))
    assert [(file.path, file.size) for file in archive.files] == [
        (".well-known/a", 1),
        ("empty", 0),
        ("index.html", len(PAGE)),
        ("js/app.js", len(large)),
    ]
    pieces = list(archive.pieces(archive.files[3]))
    assert [len(piece) for piece in pieces[:-1]] == [PIECE_BYTES] * (len(pieces) - 1)
    assert b"".join(pieces) == large


def test_folders_of_an_archive_are_left_out() -> None:
    archive = Archive(make_zip_of((entry("js/", stat.S_IFDIR), b""), ("js/a.js", b"1")))
    assert [file.path for file in archive.files] == ["js/a.js"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_paths_are_kept_in_one_unicode_form(form: str) -> None:
    archive = Archive(make_zip({unicodedata.normalize(form, "café/größe.txt"): b"1"}))
    assert archive.files[0].path == "café/größe.txt"


def test_utf8_name_without_its_mark_is_read() -> None:
    data = make_zip({"caf\u00e9.txt": b"1"})
    marked = zipfile.ZipFile(io.BytesIO(data)).infolist()[0].flag_bits
    assert marked & 0x800
    unmarked = data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")
    assert not zipfile.ZipFile(io.BytesIO(unmarked)).infolist()[0].flag_bits & 0x800
    assert Archive(unmarked).files[0].path == "caf\u00e9.txt"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../evil.html", "must not have an empty part, . or .."),
        ("a/../../evil.html", "must not have an empty part, . or .."),
        ("./index.html", "must not have an empty part, . or .."),
        ("a//b", "must not have an empty part, . or .."),
        ("/etc/passwd", "must be relative"),
        ("//server/share", "must be relative"),
        ("C:/windows/a", "must be relative, without a drive letter"),
        ("c:a", "must be relative, without a drive letter"),
        ("a\\..\\b", "no backslash"),
        ("a\nb", "has a control character"),
        ("a\x7fb", "has a control character"),
        ("a\u202egnp.exe", "has a control character"),
        ("x" * 256, "is too long"),
        ("/".join(["x" * 200] * 3), "is too long"),
        ("../", "must not have an empty part, . or .."),
        ("/", "must be relative"),
    ],
)
def test_name_that_leads_elsewhere_is_refused(name: str, said: str) -> None:
    error = refusal(make_zip_of(("index.html", PAGE), (name, b"1" if not name.endswith("/") else b"")))
    assert error.code == "invalid_archive"
    assert said in error.message
    assert error.message.isprintable()


def test_name_with_nul_is_refused() -> None:
    error = refusal(replaced(make_zip({"index.htmlX.js": PAGE}), b"index.htmlX.js", b"index.html\0.js"))
    assert "has a control character" in error.message


def test_name_in_no_known_encoding_is_refused() -> None:
    data = replaced(make_zip({"aXb.txt": b"1"}), b"aXb.txt", b"a\xffb.txt")
    assert "is not in UTF-8" in refusal(data).message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("index.html", "index.html"),
        ("index.html", "INDEX.html"),
        ("stra\u00dfe", "STRASSE"),
        ("caf\u00e9", "cafe\u0301"),
    ],
)
def test_names_that_are_taken_for_the_same_are_refused(first: str, second: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of duplicates
        data = make_zip_of((first, b"1"), (second, b"2"))
    assert "is there twice" in refusal(data).message


@pytest.mark.parametrize("names", [("a", "a/b"), ("a/b", "a"), ("a/b", "A")])
def test_file_below_a_file_is_refused(names: tuple[str, str]) -> None:
    assert "is below it" in (said := refusal(make_zip(dict.fromkeys(names, b"1"))).message) or "is below" in said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (stat.S_IFLNK, "is a link"),
        (stat.S_IFCHR, "is no regular file"),
        (stat.S_IFBLK, "is no regular file"),
        (stat.S_IFIFO, "is no regular file"),
        (stat.S_IFSOCK, "is no regular file"),
    ],
)
def test_links_and_devices_are_refused(kind: int, said: str) -> None:
    assert said in refusal(make_zip_of((entry("a", kind), b"/etc/passwd"))).message


def test_encrypted_entry_is_refused() -> None:
    data = bytearray(make_zip({"a": b"1"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert "is encrypted" in refusal(bytes(data)).message


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_method_that_cannot_be_bounded_is_refused(method: int) -> None:
    assert "another way than deflate" in refusal(make_zip({"a": b"1"}, method=method)).message


def test_bomb_by_its_declared_size_is_refused() -> None:
    assert "more than 20 MiB" in refusal(make_zip({"a": bytes(12 * MIB), "b": bytes(9 * MIB)})).message


def test_bomb_by_its_real_size_is_refused() -> None:
    data = with_sizes(make_zip({"a": bytes(21 * MIB)}), 10)
    assert refusal(data).code == "invalid_archive"


def test_real_sizes_count_whatever_is_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_zip({"a": bytes(200_000), "b": bytes(200_000)})
    monkeypatch.setattr(module, "MAX_UNPACKED_BYTES", 300_000)
    monkeypatch.setattr(module, "sum", lambda _: 0, raising=False)  # what is declared is believed
    assert "MiB together" in refusal(data).message


def test_file_that_is_shorter_than_declared_is_refused() -> None:
    assert refusal(with_sizes(make_zip({"a": b"1234"}), 5)).code == "invalid_archive"


def test_archive_in_an_archive_stays_packed() -> None:
    bomb = make_zip({"zeros": bytes(8 * MIB)})
    (file,) = Archive(make_zip({"nested.zip": bomb})).files
    assert (file.path, file.size) == ("nested.zip", len(bomb))


def test_too_many_files_are_refused() -> None:
    assert (
        f"it has 501 files, {MAX_FILES} at most" in refusal(make_zip({str(each): b"" for each in range(501)})).message
    )


def test_too_many_entries_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.zipfile, "ZipFile", None)
    assert "more than 10,000 entries" in refusal(b"PK\x01\x02" * 10_001).message


def test_too_long_archive_is_refused() -> None:
    error = refusal(bytes(MAX_ARCHIVE_BYTES + 1))
    assert (error.code, error.details) == ("body_too_large", {"max_bytes": MAX_ARCHIVE_BYTES})


@pytest.mark.parametrize("data", [b"", b"PK", b"<html>", make_zip({}), make_zip({"a": b"1"})[:-30]])
def test_what_is_no_archive_of_files_is_refused(data: bytes) -> None:
    assert refusal(data).code == "invalid_archive"


def test_damaged_file_is_refused() -> None:
    data = make_zip({"a": b"the contents of the file"}, method=zipfile.ZIP_STORED)
    assert refusal(replaced(data, b"contents", b"CONTENTS")).message == "The archive is refused: 'a' is damaged."


def test_every_cut_and_flipped_byte_is_read_or_refused() -> None:
    data = make_zip({"index.html": PAGE * 20, "b/c.js": b"let a = 1;" * 30})
    for position in range(len(data)):
        for changed in (data[:position], data[:position] + bytes([data[position] ^ 0xFF]) + data[position + 1 :]):
            with contextlib.suppress(Invalid):
                assert Archive(changed).files
