"""What a script learns about a name that is not known."""

from picloud.shared.arguments import hint_for


def test_hint_is_the_nearest_name_or_all_of_them() -> None:
    assert hint_for("timeout", ("headers", "timeout_ms")) == "did you mean timeout_ms?"
    assert hint_for("follow", ("headers", "timeout_ms")) == "use headers, timeout_ms"
    assert hint_for("x", ("ttl_s",)) == "use ttl_s"


def test_hint_compares_the_beginning_of_a_long_name_alone() -> None:
    assert hint_for("a" * 64 + "b" * 1_000_000, ("a" * 64,)) == f"did you mean {'a' * 64}?"
