"""Tokens as an orchestrator process knows them: what counts, until when, and who used it."""

import hashlib

from picloud.cluster.messages import Credential
from picloud.cluster.node_side.credential_table import CredentialTable
from picloud.shared.models import Principal

ALICE = Principal("token:alice", frozenset({"read"}), "0123456789ab")


def credential(text: str, expires_at: int | None = None) -> Credential:
    return Credential(hashlib.sha256(text.encode()).hexdigest(), ALICE, expires_at)


def test_token_counts_with_its_scheme_alone_and_until_its_end() -> None:
    now = 1_000
    table = CredentialTable(lambda: now)
    table.replace([credential("secret", expires_at=2_000)])
    assert table.authenticate("Bearer secret") == ALICE
    assert table.authenticate("bearer secret") == ALICE
    for wrong in (None, "", "secret", "Basic secret", "Bearer", "Bearer Secret", "Bearer \ud800"):
        assert table.authenticate(wrong) is None
    now = 2_000
    assert table.authenticate("Bearer secret") is None


def test_what_is_replaced_counts_no_more() -> None:
    table = CredentialTable()
    table.replace([credential("old")])
    table.replace([credential("new")])
    assert table.authenticate("Bearer old") is None
    assert table.authenticate("Bearer new") == ALICE


def test_use_is_told_once() -> None:
    table = CredentialTable(lambda: 5_000)
    table.replace([credential("secret")])
    table.authenticate("Bearer wrong")
    assert table.take_used() == {}
    table.authenticate("Bearer secret")
    assert table.take_used() == {"0123456789ab": 5_000}
    assert table.take_used() == {}
