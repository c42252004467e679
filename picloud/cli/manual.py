"""What the help of every command ends with: examples and exit codes. Knows the commands by their names alone."""

from typing import Final

import click

_REFUSALS: Final = {
    3: "the database's schema does not fit this version",
    4: "a database or backup file is damaged or cannot be used",
    5: "another instance uses the data directory",
    6: "the package is damaged or does not fit this machine",
}
# which of them a command ends with, besides 0, 1 and 2
_REFUSALS_OF: Final = {
    "serve": (3, 4, 5, 6),
    "restore": (3, 4, 5),
    "db copy": (3, 4, 5),
    "db check": (3, 4),
    "db migrate": (3, 4, 5),
    "upgrade": (6,),
}

_CODES_OF: Final = {"diff": {0: "no differences", 1: "differences", 2: "failed, or wrong usage"}}

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "serve": ("picloud serve", "PICLOUD_BIND=0.0.0.0:8080 PICLOUD_DATA_DIR=/srv/picloud picloud serve"),
    "check": ("picloud check hello.rhai", "picloud check scripts --json"),
    "new": (
        "picloud new --list",
        "picloud new notes --template json-api",
        "picloud new news --template daily-digest --set FEEDS=https://example.org/feed.xml --set TIME=07:30 --dry-run",
    ),
    "deploy": (
        "picloud deploy hello.rhai",
        "picloud deploy --strict hello.rhai",
        "picloud deploy --grant hello.rhai",
        "picloud deploy scripts --dry-run",
        "picloud deploy scripts --prune",
        "picloud deploy --name greet --access token - < hello.rhai",
    ),
    "list": ("picloud list", "picloud list --json"),
    "show": ("picloud show hello", "picloud show hello --source > hello.rhai"),
    "diff": ("picloud diff hello hello.rhai", "picloud diff hello --revision 3", "picloud diff hello -r 2 -r 3"),
    "open": ("picloud open", "picloud open hello", "picloud open hello --dashboard"),
    "run": ("picloud run hello.rhai --query name=Ada", "picloud run orders.rhai --name orders -d @order.json"),
    "invoke": ("picloud invoke hello --query name=Ada", "picloud invoke orders --path /7 --data @order.json"),
    "logs": ("picloud logs --failed", "picloud logs hello -n 50", "picloud logs hello --follow --failed"),
    "running": ("picloud running", "picloud running --long"),
    "cancel": ("picloud cancel 5d1c9f3e",),
    "rollback": ("picloud rollback hello 3", "picloud rollback hello 3 --strict"),
    "release": ("picloud release hello",),
    "delete": ("picloud delete hello", "picloud delete hello --yes"),
    "grants": ("picloud grants hello",),
    "grant": ("picloud grant hello --http api.github.com --secret GITHUB_TOKEN", "picloud grant hello --kv shared"),
    "revoke-grant": ("picloud revoke-grant hello --http api.github.com", "picloud revoke-grant hello --all"),
    "assets push": ("picloud assets push dist app --dry-run", "picloud assets push dist app"),
    "assets list": ("picloud assets list",),
    "assets show": ("picloud assets show app", "picloud assets show app --files"),
    "assets rollback": ("picloud assets rollback app 3",),
    "assets delete": ("picloud assets delete app",),
    "login": (
        "picloud login https://picloud.example.org",
        "picloud login https://pi.local:8443 --cacert pi.pem --profile pi",
        "picloud login https://picloud.example.org --with-token < token.txt",
    ),
    "logout": ("picloud logout", "picloud logout --profile pi"),
    "profiles": ("picloud profiles", "picloud profiles --use pi", "picloud profiles --use local"),
    "token create": ("picloud token create laptop --scope admin --expires-in 90d",),
    "token list": ("picloud token list",),
    "token revoke": ("picloud token revoke TOKEN_ID",),
    "route list": ("picloud route list",),
    "route add": (
        "picloud route add GET,POST /notes/:id notes",
        "picloud route add POST /hooks/github hook --verify github:GITHUB_HOOK",
        "picloud route add GET /app/*rest --assets app --fallback index.html",
        "picloud route add GET /old/*rest --redirect /new/*rest --status 308",
    ),
    "route delete": ("picloud route delete GET /notes/:id",),
    "route explain": ("picloud route explain GET /exec/notes/17",),
    "schedule list": ("picloud schedule list",),
    "schedule add": (
        'picloud schedule add nightly report --cron "30 2 * * *" --tz Europe/Berlin',
        "picloud schedule add poll check-feed --every 15m",
    ),
    "schedule run": ("picloud schedule run nightly",),
    "schedule pause": ("picloud schedule pause nightly",),
    "schedule resume": ("picloud schedule resume nightly",),
    "schedule delete": ("picloud schedule delete nightly",),
    "schedule preview": ('picloud schedule preview "30 2 * * *" --tz Europe/Berlin',),
    "secret list": ("picloud secret list",),
    "secret set": (
        "picloud secret set CHAT_TOKEN",
        "picloud secret set SIGNING_KEY --keep-previous 1d < key.txt",
    ),
    "secret delete": ("picloud secret delete CHAT_TOKEN",),
    "secret rotate-key": ("picloud secret rotate-key",),
    "secret unseal": ("picloud secret unseal < picloud.backup.secrets-key",),
    "kv list": ("picloud kv list", "picloud kv list hello --prefix user:"),
    "kv get": ("picloud kv get hello visits", "picloud kv get namespace:shared logo > logo.png"),
    "kv set": (
        "picloud kv set hello visits 42",
        "picloud kv set hello motd 'Good morning' --text --ttl 12h",
        "picloud kv set namespace:shared logo --blob --file logo.png",
    ),
    "kv quota": ("picloud kv quota hello", "picloud kv quota hello --keys 50000 --bytes 32MiB"),
    "kv delete": ("picloud kv delete hello visits", "picloud kv delete hello visits --yes"),
    "kv export": ("picloud kv export hello hello.jsonl", "picloud kv export hello --prefix user: > users.jsonl"),
    "kv import": ("picloud kv import hello hello.jsonl", "picloud kv import namespace:copy < hello.jsonl"),
    "audit": ("picloud audit -n 20", "picloud audit --action script.delete --since 2026-11-01T00:00:00Z"),
    "setup-link": ("sudo picloud setup-link",),
    "password": ("sudo picloud password",),
    "backup": ("picloud backup /mnt/stick/picloud.backup", "sudo picloud backup picloud.backup --with-secrets-key"),
    "restore": ("picloud restore /mnt/stick/picloud.backup",),
    "db copy": (
        "picloud db copy --from sqlite:///var/lib/picloud/picloud.db --to postgresql://picloud@db.example/picloud",
    ),
    "db check": ("picloud db check",),
    "db migrate": ("picloud db migrate --dry-run", "picloud db migrate"),
    "sdk-contract": ("picloud sdk-contract > sdk.txt",),
    "completion": ("picloud completion bash > /etc/bash_completion.d/picloud",),
    "doctor": ("sudo picloud doctor", "picloud doctor --json"),
    "install": (
        "sudo python3 picloud.pyz install --dry-run",
        "sudo python3 picloud.pyz install --socket",
        "sudo python3 picloud.pyz install --caddy picloud.example.org",
    ),
    "uninstall": ("sudo picloud uninstall", "sudo picloud uninstall --purge --yes"),
    "upgrade": ("sudo picloud upgrade --dry-run picloud.pyz", "sudo picloud upgrade picloud.pyz"),
    "rollback-upgrade": ("sudo picloud rollback-upgrade",),
    "version": ("picloud version", "picloud version --json"),
}


def add_manual(name: str, command: click.Command) -> None:
    """Give a command its examples and exit codes as the end of its help, a group those of each command in it.

    Raises:
        KeyError: a command has no examples here.
    """
    if isinstance(command, click.Group):
        for below, each in command.commands.items():
            add_manual(f"{name} {below}", each)
    else:
        command.epilog = _epilog(name)


def _epilog(name: str) -> str:
    codes = _CODES_OF.get(name) or {0: "done", 1: "failed", 2: "wrong usage or configuration"}
    codes |= {code: _REFUSALS[code] for code in _REFUSALS_OF.get(name, ())}
    examples = [f"  {line}" for line in EXAMPLES[name]]
    meanings = [f"  {code}  {meaning}" for code, meaning in codes.items()]
    return "\n".join(("\b", "Examples:", *examples, "", "\b", "Exit codes:", *meanings))
