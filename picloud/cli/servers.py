"""Which server a command talks to, chosen among options, environment, profiles and this machine."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.profiles import LOCAL, Profile, ProfileStore
from picloud.cli.targets import check_segments
from picloud.shared.client_settings import ClientSettings


class Server(NamedTuple):
    """A server and what it takes to ask it."""

    url: str | None = None
    """Checked, without a slash at the end; None: the server on this machine."""
    token: str | None = None
    """Unchecked; None: there is none, or it is in the data directory of this machine."""
    token_origin: str = "PICLOUD_TOKEN"  # noqa: S105  # a name for it
    cacert: Path | None = None
    profile: str | None = None
    """Name of the profile that it comes from."""
    is_named: bool = True
    """False when neither an option nor the environment named it."""


def choose_server(
    settings: ClientSettings, *, url: str | None = None, profile: str | None = None, cacert: Path | None = None
) -> Server:
    """Return the server of `--url`, else `--profile`, PICLOUD_URL, PICLOUD_PROFILE, the current profile, this machine.

    A profile brings its own token; the token of the environment is never sent to it. The current profile counts only
    when neither PICLOUD_TOKEN nor PICLOUD_DATA_DIR says that the server on this machine is meant.

    Raises:
        CommandFailed: `usage` or `configuration`: an address or a profile that cannot be used, or two of them.
    """
    if url and profile:
        raise _misconfigured("--url and --profile both name a server", "leave one of them out")
    if url is None and profile is None:
        if settings.url and settings.profile:
            raise _misconfigured("PICLOUD_URL and PICLOUD_PROFILE both name a server", "unset one of them")
        url, profile = settings.url, settings.profile
    if url:
        return _of_url(settings, url, cacert)
    is_named = profile is not None
    if profile is None and settings.token is None and not settings.names_data_dir:
        profile = ProfileStore(settings.config_dir).load().current
    if profile is None or profile == LOCAL:
        return Server(token=settings.token, is_named=is_named)
    found = ProfileStore(settings.config_dir).load().get(profile)
    return _of_profile(settings, profile, found, cacert)._replace(is_named=is_named)


def check_url(url: str) -> str:
    """Return the address of a server without a slash at the end.

    Raises:
        CommandFailed: `configuration`, it is not one.
    """
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or not url.isprintable():
        raise _misconfigured(f"{url!r} is not the address of a server", "write it as https://picloud.example.org")
    if parts.username or parts.password:
        raise _misconfigured("the address must not contain a user or a password", "`picloud login URL` asks for it")
    check_segments(parts.path)
    return url.rstrip("/")


def _of_url(settings: ClientSettings, url: str, cacert: Path | None) -> Server:
    """A URL that is that of a profile gets its token, unless there is one in the environment."""
    checked = check_url(url)
    if settings.token is None:
        for name, profile in ProfileStore(settings.config_dir).load().by_name.items():
            if profile.url == checked:
                return _of_profile(settings, name, profile, cacert)
    return Server(checked, settings.token, cacert=cacert or settings.cacert)


def _of_profile(settings: ClientSettings, name: str, profile: Profile, cacert: Path | None) -> Server:
    own = Path(profile.cacert) if profile.cacert else None
    origin = f"the profile {name}"
    return Server(check_url(profile.url), profile.token, origin, cacert or own or settings.cacert, name)


def _misconfigured(message: str, hint: str) -> CommandFailed:
    return CommandFailed(message, hint=hint, code="configuration", exit_code=EXIT_USAGE)
