"""Who counts as one peer."""

import pytest

from picloud.shared.http.peers import peer_group, plain_peer


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("fe80::1%eth0", "fe80::1%eth0", True),
        (None, "", True),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("not an address", "neither", False),
    ],
)
def test_peers_of_one_customer_are_one(one: str | None, other: str | None, same: bool) -> None:
    assert (peer_group(one) == peer_group(other)) is same


@pytest.mark.parametrize(
    ("peer", "plain"),
    [("::ffff:192.0.2.1", "192.0.2.1"), ("192.0.2.1", "192.0.2.1"), ("2001:db8::1", "2001:db8::1"), ("", "")],
)
def test_mapped_address_is_that_of_ipv4(peer: str, plain: str) -> None:
    assert plain_peer(peer) == plain
