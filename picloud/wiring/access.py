"""Builds what decides who may come in: the admin token, API tokens, accounts, sessions, the audit log."""

import contextlib
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from typing import Final, NamedTuple

from picloud.manager.access.accounts import AccountService
from picloud.manager.access.admin_token import AdminToken, AnyOf
from picloud.manager.access.last_used import LastUsedWriter
from picloud.manager.access.passwords import Passwords
from picloud.manager.access.sessions import SessionService
from picloud.manager.access.setup_link import SetupLink
from picloud.manager.access.tokens import TokenService
from picloud.manager.audit.log import AuditService
from picloud.manager.audit.retention import AuditRetention
from picloud.manager.follower import ChangeFollower
from picloud.manager.models.audit import Caller
from picloud.manager.scripts.service import ScriptService
from picloud.manager.storage.storage import Storage
from picloud.manager.storage.stores.accounts import AccountStore
from picloud.manager.storage.stores.audit import AuditStore
from picloud.manager.storage.stores.changes import ChangeFeed
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.manager.storage.stores.tokens import TokenStore
from picloud.shared.clock import new_id
from picloud.shared.errors import StorageUnavailable
from picloud.shared.protocols import Authenticator
from picloud.shared.settings import Settings
from picloud.shared.tunnel import tunnel_command
from picloud.wiring.command import command_name

_SETUP_TEXT: Final = """
PiCloud has no owner yet. Open this link within 30 minutes, it works once:
  {url}
{tunnel}Or set the password on this machine: {picloud} password
Later: {picloud} setup-link creates another link.

"""

_TUNNEL_TEXT: Final = """To open it from another machine, run this there and keep it running:
  {command}
"""

logger = logging.getLogger(__name__)


def _load_admin_token(settings: Settings) -> AdminToken:
    token = AdminToken.load_or_create(settings.data_dir)
    if token.created:
        logger.info("admin token made", extra={"action": "token_made", "path": str(token.path)})
    return token


class Access(NamedTuple):
    """Authentication and the audit log."""

    admin_token: AdminToken
    tokens: TokenService
    accounts: AccountService
    sessions: SessionService
    audit: AuditService

    @property
    def authenticator(self) -> Authenticator:
        """Know the admin token and API tokens."""
        return AnyOf(self.admin_token, self.tokens)

    async def load_accounts(self) -> None:
        await self.accounts.load()
        await self.sessions.load()


async def start_access(
    settings: Settings,
    storage: Storage,
    script_store: ScriptStore,
    dashboard_url: str,
    stack: AsyncExitStack,
    *last_used: Callable[[], Awaitable[None]],
) -> Access:
    """Build and start them. `last_used`: what else writes down when something was used last."""
    admin_token = _load_admin_token(settings)
    store = AccountStore(storage.control)
    audit = AuditService(AuditStore(storage.control))
    tokens = TokenService(TokenStore(storage.control), script_store)
    sessions = SessionService(store)
    link = SetupLink(store, settings.data_dir, f"{dashboard_url}/setup")
    accounts = AccountService(store, sessions, link, audit, passwords=Passwords())
    for service in (tokens, sessions, accounts):
        await service.load()
    writer = LastUsedWriter(tokens.write_last_used, sessions.write_last_seen, *last_used)
    await writer.start()
    stack.push_async_callback(writer.close)
    retention = AuditRetention(audit, settings.audit_days)
    await retention.start()
    stack.push_async_callback(retention.close)
    return Access(admin_token, tokens, accounts, sessions, audit)


def follow_changes(
    changes: ChangeFeed,
    scripts: ScriptService,
    access: Access,
    loaders: Mapping[str, Callable[[], Awaitable[None]]],
) -> ChangeFollower:
    """Build the follower that keeps memory in step with what other processes write into the same database.

    Args:
        loaders: by the type of the audit log's objects, what reads those of other services again.
    """
    own = {
        "token": access.tokens.load,
        "account": access.load_accounts,
        "setup_link": access.accounts.load_link,
    }
    return ChangeFollower(changes, scripts, own | dict(loaders))


async def show_setup_link(accounts: AccountService) -> None:
    """On the first start, bypassing the log, whose readers must not find it."""
    try:
        link = await accounts.first_link(Caller(actor="picloud", request_id=new_id()))
    except (OSError, StorageUnavailable) as exc:
        logger.warning("no set-up link could be created", extra={"action": "setup", "fault": str(exc)})
        return
    if link is not None:
        with contextlib.suppress(OSError):  # closed; the link is in its file too
            command = tunnel_command(link.url)
            tunnel = "" if command is None else _TUNNEL_TEXT.format(command=command)
            sys.stderr.write(_SETUP_TEXT.format(picloud=command_name(), url=link.url, tunnel=tunnel))
            sys.stderr.flush()
