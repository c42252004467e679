import pytest

from picloud.manager.scripts.limits import LIMIT_BOUNDS, check_limits, effective_limits
from picloud.shared.errors import Invalid
from picloud.shared.models import LIMIT_CEILINGS, SandboxLimits


def test_every_limit_has_bounds_that_hold_its_default_and_end_at_its_ceiling() -> None:
    assert list(LIMIT_BOUNDS) == list(SandboxLimits.__struct_fields__)
    for name, (least, most) in LIMIT_BOUNDS.items():
        assert 0 <= least <= getattr(SandboxLimits(), name) <= most
        assert most == getattr(LIMIT_CEILINGS, name)


@pytest.mark.parametrize("name", LIMIT_BOUNDS)
def test_bounds_themselves_are_allowed_and_one_beyond_is_not(name: str) -> None:
    least, most = LIMIT_BOUNDS[name]
    check_limits({name: least})
    check_limits({name: most})
    for value in (least - 1, most + 1):
        with pytest.raises(Invalid) as caught:
            check_limits({name: value})
        assert caught.value.details is not None
        assert caught.value.details["errors"][0]["field"] == f"limits.{name}"


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Invalid) as caught:
        check_limits({"timeout_ms": 0, "nonsense": 1, "max_functions": 5})
    assert caught.value.details is not None
    assert [fault["field"] for fault in caught.value.details["errors"]] == ["limits.timeout_ms", "limits.nonsense"]


def test_effective_limits_are_the_defaults_under_the_overrides() -> None:
    defaults = SandboxLimits(timeout_ms=7)

    limits = effective_limits(defaults, {"max_functions": 5})

    assert (limits.timeout_ms, limits.max_functions, limits.max_variables) == (7, 5, defaults.max_variables)


def test_stored_overrides_of_another_release_are_cut_or_ignored() -> None:
    limits = effective_limits(SandboxLimits(), {"timeout_ms": 10**12, "gone": 1})

    assert limits == SandboxLimits(timeout_ms=LIMIT_CEILINGS.timeout_ms)
