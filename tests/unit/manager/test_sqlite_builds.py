"""Which versions of SQLite have which known fault."""

import pytest

from picloud.manager.storage.engines.sqlite_builds import Version, known_faults, warn_of_known_faults


@pytest.mark.parametrize(
    ("version", "names"),
    [
        ((3, 40, 1), ["WAL-reset bug"]),
        ((3, 44, 5), ["WAL-reset bug"]),
        ((3, 44, 6), []),
        ((3, 46, 1), ["WAL-reset bug"]),
        ((3, 50, 6), ["WAL-reset bug"]),
        ((3, 50, 7), []),
        ((3, 51, 2), ["WAL-reset bug"]),
        ((3, 51, 3), []),
        ((3, 52, 0), ["withdrawn release"]),
        ((3, 53, 0), []),
        ((4, 0, 0), []),
    ],
)
def test_known_faults_are_those_of_the_version(version: Version, names: list[str]) -> None:
    assert [fault.name for fault in known_faults(version)] == names
    assert all(fault.source.startswith("https://sqlite.org/") for fault in known_faults(version))


def test_known_fault_is_said_in_the_log_and_a_sound_version_is_not(caplog: pytest.LogCaptureFixture) -> None:
    warn_of_known_faults((3, 53, 0))
    assert not caplog.records
    warn_of_known_faults((3, 40, 1))
    (record,) = caplog.records
    assert (record.levelname, vars(record)["fault"]) == ("WARNING", "WAL-reset bug")
