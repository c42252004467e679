"""The guard of outgoing HTTP in a network where every forbidden address would answer."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def probes(mode: str) -> dict[str, Any]:
    """Run guard_probes.py in a network namespace of its own."""
    flags = ["--net"] if os.geteuid() == 0 else ["--net", "--map-root-user"]
    command = ["unshare", *flags, sys.executable, "-m", "tests.integration.guard_probes", mode]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert isinstance(results, dict)
    return results


@pytest.fixture(scope="module")
def guarded() -> dict[str, Any]:
    return probes("guarded")


def test_no_connection_begins_to_what_is_not_public(guarded: dict[str, Any]) -> None:
    results = guarded["blocked"]
    assert len(results) >= 60
    assert [result for result in results if result["begun"] or result["reached"]] == []
    assert {result["code"] for result in results} == {"http_blocked", "bad_argument"}
    reasons = {result["reason"] for result in results if result["code"] == "http_blocked"}
    assert reasons == {"local_address", "forbidden_address", "address_form"}


def test_requests_at_once_are_checked_like_single_ones(guarded: dict[str, Any]) -> None:
    assert guarded["together"] == {
        "count": len(guarded["blocked"]),
        "codes": ["bad_argument", "http_blocked"],
        "begun": 0,
        "reached": [],
    }


def test_picloud_itself_is_never_reached_in_spite_of_grants(guarded: dict[str, Any]) -> None:
    results = guarded["own"]
    assert {(result["code"], result["reason"]) for result in results} == {("http_blocked", "own_listener")}
    assert [result for result in results if result["begun"] or result["reached"]] == []


def test_redirect_inward_ends_at_the_public_server(guarded: dict[str, Any]) -> None:
    results = guarded["redirected"]
    assert [(result["begun"], result["reached"]) for result in results] == [(1, ["93.184.216.34"])] * len(results)
    assert {result["code"] for result in results} == {"http_blocked"}


def test_what_is_granted_is_reached(guarded: dict[str, Any]) -> None:
    reached = [result["reached"] for result in guarded["allowed"]]
    assert reached == [["93.184.216.34"], ["2606:2800:220:1::1"], ["10.0.0.5"], ["192.168.1.20"], ["10.0.0.5"]]


def test_probes_reach_their_targets_without_the_guard() -> None:
    results = probes("unguarded")
    reached = {address for result in results["blocked"] for address in result["reached"]}
    assert {
        "127.0.0.1",
        "10.0.0.5",
        "169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "fec0::1",
        "::1",
    } <= reached
    assert sum(bool(result["reached"]) for result in results["blocked"]) >= 40
    assert all(result["reached"] for result in results["own"] if "cloud.example" not in result["url"])
    assert any(len(result["reached"]) == 2 for result in results["redirected"])


def test_name_that_changes_its_address_reaches_only_the_checked_one() -> None:
    results = probes("rebinding")
    assert results == {
        "lookups": 1_000,
        "codes": {"answered": 500, "http_blocked local_address": 500},
        "reached": ["93.184.216.34"],
        "count": 500,
    }
