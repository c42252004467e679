"""The real server does what its OpenAPI document says: schemathesis makes requests of it, right and wrong ones.

Left out: executions, whose answers are the scripts' own; the endless stream; what ends or throttles the credential; zip
archives, which tests/unit/manager/test_asset_archives.py has in every broken form.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.service import ROOT, Service, running

pytestmark = pytest.mark.long

LEFT_OUT = r"/execute/|/stream$|/admin/(session|password)$|/admin/assets/[^/]+$"
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "ignored_auth",
)
EXAMPLES = 12
LIMIT_S = 120  # beside another test on two processors; alone about 35


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("openapi"), timeout_ms="200", admin_requests_per_minute="0") as started:
        started.deploy("hello", "1 + 1")
        started.call("hello")
        yield started


def try_out(service: Service, directory: Path, document: str, *arguments: str) -> tuple[int, str]:
    """Run schemathesis on what a document says of the server; returns exit code and output."""
    (directory / "openapi.json").write_text(document, "utf-8")
    (directory / "schemathesis.toml").write_text(f'[headers]\nAuthorization = "Bearer {service.token}"\n', "ascii")
    command = [Path(sys.executable).with_name("schemathesis"), "run", "openapi.json", "--url", service.url]
    options = {
        "--phases": "coverage,fuzzing",
        "--max-examples": str(EXAMPLES),
        "--checks": ",".join(CHECKS),
        "--seed": "1",
        "--generation-database": "none",
        "--suppress-health-check": "all",
        "--warnings": "off",
    }
    flat = [part for pair in options.items() for part in pair]
    done = subprocess.run(
        [*command, *flat, "--no-color", *arguments],
        cwd=directory,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )
    return done.returncode, done.stdout + done.stderr


def test_server_does_what_its_document_says(service: Service, tmp_path: Path) -> None:
    document = (ROOT / "tests" / "golden" / "openapi-v1.json").read_text("utf-8")

    code, output = try_out(service, tmp_path, document, "--exclude-path-regex", LEFT_OUT)

    assert code == 0, output
    operations = re.search(r"Tested: (\d+)", output)
    cases = re.search(r"(\d+) generated", output)
    assert operations is not None, output
    assert cases is not None, output
    assert int(operations[1]) >= 25
    assert int(cases[1]) >= 500
    assert service.process is not None
    assert service.process.poll() is None


def test_document_that_lies_is_caught(service: Service, tmp_path: Path) -> None:
    document = json.loads((ROOT / "tests" / "golden" / "openapi-v1.json").read_text("utf-8"))
    document["components"]["schemas"]["Versions"]["properties"]["api"] = {"type": "string"}

    code, output = try_out(service, tmp_path, json.dumps(document), "--include-path", "/version")

    assert code == 1, output
    assert "violates schema" in output
