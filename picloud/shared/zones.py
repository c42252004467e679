"""Time zones by their IANA names. The data is that of the package, so that every board has the same zones."""

import difflib
from datetime import UTC, tzinfo
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

DEFAULT_ZONE: Final = "UTC"
_SYSTEM_ZONE: Final = Path("/etc/localtime")
_SYSTEM_ZONE_NAME: Final = Path("/etc/timezone")


@cache
def zone_names() -> frozenset[str]:
    """The names of all zones."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def find_zone(name: str) -> tzinfo | None:
    """Return the zone of this name, None when there is none."""
    if name == DEFAULT_ZONE:
        return UTC
    if name not in zone_names():
        return None
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def nearest_zone(name: str) -> str | None:
    """Return the name that is meant most likely by one that does not exist, None when none is near."""
    by_lower = {known.lower(): known for known in sorted(zone_names())}
    wanted = name.strip().lower().replace(" ", "_")
    by_city = {known.rpartition("/")[2]: known for known in by_lower}
    if wanted in by_lower or wanted in by_city:
        return by_lower[by_city.get(wanted, wanted)]
    near = difflib.get_close_matches(wanted, [*by_lower, *by_city], n=1, cutoff=0.6)
    return by_lower[by_city.get(near[0], near[0])] if near else None


def system_zone() -> str:
    """The name of the zone of this machine; UTC where it is not known."""
    candidates = []
    try:
        candidates.append(str(_SYSTEM_ZONE.resolve(strict=True)).partition("/zoneinfo/")[2])
        candidates.append(_SYSTEM_ZONE_NAME.read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        pass
    return next((name for name in candidates if name in zone_names()), DEFAULT_ZONE)
