"""oasdiff: found, built once, or said to be missing in one sentence; never silently left out."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from picloud.manager.api.endpoints.every import ENDPOINTS
from picloud.manager.api.openapi import openapi_document
from scripts.versioning import __main__, api, oasdiff
from scripts.versioning.text import json_text

DOCUMENT = json_text(openapi_document(ENDPOINTS))


def test_equal_documents_need_no_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "differences", lambda *_: pytest.fail("asked"))

    assert api.compare(DOCUMENT, DOCUMENT) == ("unchanged", [])


def test_other_words_alone_are_no_change() -> None:
    assert api.compare(DOCUMENT, DOCUMENT.replace("Upload a Rhai script", "Send a Rhai script")) == ("unchanged", [])


def test_sentence_names_method_and_path() -> None:
    kind, lines = api.compare(DOCUMENT, DOCUMENT.replace('"sampled_out"', '"left_out"'))

    assert kind == "breaking"
    assert any(line.startswith("GET /api/v1/admin/executions: removed the required property") for line in lines)


@pytest.mark.parametrize(("values", "kind"), [(["failed", "ok", "skipped"], "additive"), (["ok"], "additive")])
def test_values_of_a_response_may_be_more_or_fewer(values: list[str], kind: str) -> None:
    document = openapi_document(ENDPOINTS)
    document["components"]["schemas"]["ExecutionSummary"]["properties"]["status"]["enum"] = values

    assert api.compare(DOCUMENT, json_text(document))[0] == kind


def test_values_of_a_body_must_not_be_fewer() -> None:
    document = openapi_document(ENDPOINTS)
    document["components"]["schemas"]["NewScriptBody"]["properties"]["access"]["enum"] = ["public"]

    assert api.compare(DOCUMENT, json_text(document))[0] == "breaking"


def test_document_that_cannot_be_read_is_no_silence() -> None:
    with pytest.raises(oasdiff.ToolMissing, match="oasdiff failed"):
        oasdiff.differences(DOCUMENT, "no document")


def test_build_that_fails_is_one_sentence_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(command: list[str], **_: Any) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.CompletedProcess(command, 1, b"", b"go: downloading\ngo: no such host\n")

    monkeypatch.setattr(oasdiff, "_system_go", lambda: "go")
    monkeypatch.setattr(oasdiff.subprocess, "run", fail)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    with pytest.raises(oasdiff.ToolMissing) as caught:
        oasdiff.differences(DOCUMENT, DOCUMENT)

    assert str(caught.value).count("\n") == 0
    assert "go: no such host" in str(caught.value)
    assert list((tmp_path / "picloud" / "tools").iterdir()) == []


def test_missing_tool_is_exit_code_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def missing(_: Path, **_options: bool) -> None:
        raise oasdiff.ToolMissing("oasdiff needs Go")

    monkeypatch.setattr(__main__, "check_versions", missing)

    assert __main__.main(["check"]) == 2
    assert capsys.readouterr().err == "check-versions: oasdiff needs Go\n"


def test_tree_without_any_record_is_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(__main__, "ROOT", tmp_path)

    assert __main__.main(["check"]) == 2
    assert "scripts/release VERSION makes one" in capsys.readouterr().err
