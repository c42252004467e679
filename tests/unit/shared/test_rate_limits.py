"""Quotas: who is counted together, when there is room again, what callers are told."""

import pytest

from picloud.shared.errors import PiCloudError
from picloud.shared.http.rate_limits import MAX_KEYS, RateLimiter


class Seconds:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def limiter(seconds: Seconds) -> RateLimiter:
    return RateLimiter("admin", seconds)


def test_quota_is_counted_down_and_one_more_is_refused(limiter: RateLimiter, seconds: Seconds) -> None:
    for remaining in (2, 1, 0):
        standing = limiter.take("a", 3)
        standing.check()
        assert standing.remaining == remaining
    seconds.now += 20.5

    refused = limiter.take("a", 3)

    with pytest.raises(PiCloudError) as caught:
        refused.check()
    assert (caught.value.code, caught.value.status) == ("too_many_requests", 429)
    assert caught.value.details == {"retry_after_s": 40}


def test_quota_is_whole_again_after_the_window_however_many_were_refused(
    limiter: RateLimiter, seconds: Seconds
) -> None:
    for _ in range(100):
        limiter.take("a", 2)
    seconds.now += 59.9
    assert limiter.take("a", 2).remaining < 0
    seconds.now += 0.1

    assert limiter.take("a", 2).remaining == 1


def test_keys_are_counted_apart(limiter: RateLimiter) -> None:
    limiter.take("a", 1)

    assert limiter.take("b", 1).remaining == 0
    assert limiter.take("a", 1).remaining < 0


def test_quota_that_grew_counts_at_once(limiter: RateLimiter) -> None:
    limiter.take("a", 1)
    limiter.take("a", 1)

    assert limiter.take("a", 10).remaining == 7


def test_headers_are_those_of_the_draft(limiter: RateLimiter, seconds: Seconds) -> None:
    limiter.take("a", 2)
    seconds.now += 15

    assert limiter.take("a", 2).headers() == [
        (b"ratelimit-policy", b'"admin";q=2;w=60'),
        (b"ratelimit", b'"admin";r=0;t=45'),
    ]
    assert limiter.take("a", 2).headers()[1] == (b"ratelimit", b'"admin";r=0;t=45')


def test_many_keys_do_not_fill_the_memory_and_the_quietest_goes_first(limiter: RateLimiter) -> None:
    limiter.take("quiet", 1)
    for number in range(MAX_KEYS):
        limiter.take("busy", 10**6)
        limiter.take(f"key {number}", 1)

    assert limiter.take("quiet", 1).remaining == 0
    assert limiter.take("busy", 10**6).remaining < 10**6 - MAX_KEYS
