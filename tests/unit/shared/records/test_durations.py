"""Buckets of durations: where each value goes, and how near to the truth percentiles are."""

import random

import pytest

from picloud.shared.records.durations import BUCKETS, bucket_of, bucket_start_us, percentile_us


def test_every_duration_is_in_the_bucket_between_its_bounds() -> None:
    for duration_us in [*range(5_000), *(int(1.07**power) for power in range(120, 290))]:
        bucket = bucket_of(duration_us)
        assert bucket_start_us(bucket) <= duration_us
        assert bucket == BUCKETS - 1 or duration_us < bucket_start_us(bucket + 1)


@pytest.mark.parametrize(("duration_us", "bucket"), [(0, 0), (15, 0), (16, 1), (22, 1), (23, 2), (10**12, 47)])
def test_bucket_of_a_bound_is_the_one_that_begins_there(duration_us: int, bucket: int) -> None:
    assert bucket_of(duration_us) == bucket


@pytest.mark.parametrize("seed", range(5))
def test_percentiles_of_many_calls_are_at_most_a_fifth_away(seed: int) -> None:
    chance = random.Random(seed)
    values = sorted(int(chance.lognormvariate(chance.uniform(4, 12), 1.0)) + 16 for _ in range(5_000))
    counts = [0] * BUCKETS
    for value in values:
        counts[bucket_of(value)] += 1
    for percent in (50, 95, 99):
        truth = values[int(len(values) * percent / 100) - 1]
        found = percentile_us(counts, percent)
        assert found is not None
        assert abs(found - truth) <= truth / 5


def test_percentile_of_nothing_is_none_and_of_one_call_is_in_its_bucket() -> None:
    assert percentile_us([0] * BUCKETS, 50) is None
    one = [0] * BUCKETS
    one[bucket_of(100_000)] = 1
    found = percentile_us(one, 99)
    assert found is not None
    assert 90_000 < found < 131_100
