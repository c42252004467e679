"""Attempts in a minute."""

import pytest

from picloud.manager.access.throttle import MAX_KEYS, Throttle
from picloud.shared.errors import PiCloudError
from tests.fakes.services import FixedClock


def refused_for_s(throttle: Throttle, key: str) -> int:
    with pytest.raises(PiCloudError) as caught:
        throttle.take(key)
    assert caught.value.code == "too_many_attempts"
    assert caught.value.details is not None
    return int(caught.value.details["retry_after_s"])


def test_attempts_are_counted_over_a_sliding_minute() -> None:
    clock = FixedClock()
    throttle = Throttle(2, clock)
    throttle.take("a")
    clock.now += 30_000
    throttle.take("a")

    assert refused_for_s(throttle, "a") == 30
    clock.now += 29_999
    assert refused_for_s(throttle, "a") == 1
    clock.now += 1
    throttle.take("a")
    assert refused_for_s(throttle, "a") == 30


def test_keys_do_not_share_attempts_and_can_be_forgiven() -> None:
    throttle = Throttle(1, FixedClock())
    throttle.take("a")
    throttle.take("b")
    refused_for_s(throttle, "a")

    throttle.forgive("a")

    throttle.take("a")
    refused_for_s(throttle, "b")


def test_memory_is_bounded_and_the_quietest_key_goes_first() -> None:
    throttle = Throttle(1, FixedClock())
    for number in range(MAX_KEYS + 1):
        throttle.take(str(number))

    throttle.take("0")
    refused_for_s(throttle, str(MAX_KEYS))
