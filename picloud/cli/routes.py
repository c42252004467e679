"""`picloud route ...`: URLs of scripts below `/exec`."""

from typing import Any

import click

from picloud.cli.client import Client
from picloud.cli.confirmation import confirm_deletion
from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.session import Session, client_options
from picloud.cli.tokens import Duration


@click.group("route")
@client_options
def route() -> None:
    """Give scripts their own URLs: /exec/notes/:id in place of /api/v1/execute/notes."""


@route.command("list", short_help="List the routes.")
@client_options
@click.pass_obj
def list_routes(session: Session) -> None:
    """List the routes in the order of their paths."""
    with session.connect() as client:
        routes = client.call("GET", "routes")["items"]
    rows = [[*_request_of(each), _target_of(each), each["access"], _notes_of(each)] for each in routes]
    header = ["METHODS", "PATH", "ANSWERED BY", "ACCESS", "NOTES"]
    session.print_table(routes, header, rows, "no routes yet; `picloud route add GET /hello SCRIPT` makes one")


@route.command("add", short_help="Add a route.")
@click.argument("methods")
@click.argument("path")
@click.argument("script", required=False)
@click.option("--assets", metavar="NAME", help="Serve the files of these static assets instead; PATH ends with *rest.")
@click.option("--fallback", metavar="FILE", help="File of the assets for paths without one, such as index.html.")
@click.option("--redirect", metavar="TARGET", help="Redirect to a URL or to the path of a route instead.")
@click.option("--status", type=int, help="Status of the redirect: 301, 302, 303, 307 or 308. Default: 302.")
@click.option("--access", type=click.Choice(["public", "token"]), help="Who may call it. Default: as for the script.")
@click.option(
    "--origin", "origins", multiple=True, help="A page origin that may call it (CORS); * for any. Repeatable."
)
@click.option("--header", "headers", multiple=True, help="A request header that pages may set. Repeatable.")
@click.option("--credentials", is_flag=True, help="Let browsers send cookies with calls from those pages.")
@click.option("--per-minute", type=int, help="Requests per minute from all callers together.")
@click.option("--per-address", type=int, help="Requests per minute from each address.")
@click.option("--verify", metavar="PRESET:SECRET", help="Check signatures: github, stripe, slack, standard or discord.")
@click.option("--tolerance", "tolerance_s", type=Duration(), help="How old a signature may be: 30s to 1h. Default: 5m.")
@click.option("--once", is_flag=True, help="Answer a repeated message without running the script.")
@client_options
@click.pass_obj
def add(session: Session, /, methods: str, path: str, script: str | None, **options: Any) -> None:
    """Add a route: METHODS such as GET or GET,POST, and PATH such as /notes/:id or /files/*rest.

    :name matches one segment of a path, *name at the end the rest of it. A literal wins over :name, and :name over
    *name; the order of creation does not matter.
    """
    body = _body_of(methods, path, script, **options)
    with session.connect() as client:
        made = client.call("POST", "routes", body=body)
    session.print_result(made, f"added {' '.join(made['methods'])} {made['url']}")


@route.command("delete", short_help="Delete a route.")
@click.argument("reference")
@click.argument("path", required=False)
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@client_options
@click.pass_obj
def delete(session: Session, reference: str, path: str | None, *, yes: bool) -> None:
    """Delete a route: its id, or a method and its path as `picloud route list` shows them."""
    with session.connect() as client:
        found = _find(client, reference, path)
        name = " ".join(_request_of(found))
        confirm_deletion(f"Delete the route {name}?", yes=yes)
        client.call("DELETE", "routes", found["id"])
    session.print_result({"id": found["id"], "deleted": True}, f"deleted {name}")


@route.command("explain", short_help="Show which route answers a request.")
@click.argument("method")
@click.argument("target", metavar="URL")
@client_options
@click.pass_obj
def explain(session: Session, method: str, target: str) -> None:
    """Show which route would answer METHOD URL, and why the others do not. Nothing runs."""
    with session.connect() as client:
        found = client.call("POST", "routes", "explain", body={"method": method.upper(), "url": target})
    session.print_result(found, "\n".join(_explained(found)))


def _body_of(methods: str, path: str, script: str | None, **options: Any) -> dict[str, Any]:
    """Return the body of a new route."""
    origins = options["origins"]
    body: dict[str, Any] = {"path": path, "methods": [each for each in methods.upper().split(",") if each]}
    body |= _target_body(script, **options)
    if options["access"] is not None:
        body["access"] = options["access"]
    if origins:
        body["cors"] = {
            "origins": list(origins),
            "headers": list(options["headers"]),
            "credentials": options["credentials"],
        }
    if options["verify"] is not None:
        body["verify"] = _verify_of(options["verify"], options["tolerance_s"], once=options["once"])
    for option, field in (
        ("per_minute", "max_requests_per_minute"),
        ("per_address", "max_requests_per_minute_per_address"),
    ):
        if options[option] is not None:
            body[field] = options[option]
    return body


def _target_body(script: str | None, **options: Any) -> dict[str, Any]:
    """Return the field of the body that says what answers."""
    redirect, assets, fallback = options["redirect"], options["assets"], options["fallback"]
    if sum(target is not None for target in (script, redirect, assets)) != 1:
        raise CommandFailed("give one of SCRIPT, --redirect and --assets", code="usage", exit_code=EXIT_USAGE)
    if fallback is not None and assets is None:
        raise CommandFailed("--fallback needs --assets", code="usage", exit_code=EXIT_USAGE)
    if assets is not None:
        return {"assets": {"name": assets, **({} if fallback is None else {"fallback": fallback})}}
    if redirect is not None:
        return {"redirect": {"to": redirect, **({} if options["status"] is None else {"status": options["status"]})}}
    return {"script": script}


def _verify_of(text: str, tolerance_s: int | None, *, once: bool) -> dict[str, Any]:
    """Return the rule for signatures, given as `github:SECRET`."""
    preset, _, secret = text.partition(":")
    if not secret:
        message = "--verify is a preset and the name of a secret, such as github:GITHUB_HOOK"
        raise CommandFailed(message, code="usage", exit_code=EXIT_USAGE)
    verify: dict[str, Any] = {"preset": preset, "secret": secret, "once": once}
    if tolerance_s is not None:
        verify["tolerance_s"] = tolerance_s
    return verify


def _find(client: Client, reference: str, path: str | None) -> dict[str, Any]:
    """Return the route of an id, or of a method and a path."""
    for each in client.call("GET", "routes")["items"]:
        found: dict[str, Any] = each
        if path is None and each["id"] == reference:
            return found
        if (
            path is not None
            and each["path"] == _path_of(path)
            and set(reference.upper().split(",")) <= set(each["methods"])
        ):
            return found
    wanted = reference if path is None else f"{reference} {path}"
    raise CommandFailed(f"there is no route {wanted}", code="not_found", hint="`picloud route list` shows them")


def _path_of(path: str) -> str:
    bare = path.removeprefix("/exec") or "/"
    return bare if bare == "/" else bare.removesuffix("/")


def _request_of(each: dict[str, Any]) -> tuple[str, str]:
    return ",".join(each["methods"]), each["path"]


def _target_of(each: dict[str, Any]) -> str:
    redirect = each["redirect"]
    if redirect is not None:
        return f"{redirect['status']} {redirect['to']}"
    assets = each.get("assets")
    if assets is not None:
        return f"assets {assets['name']}"
    return each["script"] or "(deleted script)"


def _notes_of(each: dict[str, Any]) -> str:
    notes = [] if each["enabled"] else ["disabled"]
    if each.get("assets") is not None and each["assets"]["fallback"] is not None:
        notes.append(f"fallback {each['assets']['fallback']}")
    if each.get("problem") == "assets_deleted":
        notes.append("assets deleted")
    if each["cors"] is not None:
        notes.append(f"CORS {' '.join(each['cors']['origins'])}")
    if each["verify"] is not None:
        notes.append(f"signed: {each['verify']['preset']}, {each['verify']['secret']}")
    if each["max_requests_per_minute"]:
        notes.append(f"{each['max_requests_per_minute']}/min")
    if each["max_requests_per_minute_per_address"]:
        notes.append(f"{each['max_requests_per_minute_per_address']}/min per address")
    return ", ".join(notes) or "-"


def _explained(found: dict[str, Any]) -> list[str]:
    match, answer = found["match"], found["answer"]
    if match is None:
        lines = ["no route answers this request"]
    else:
        lines = [f"{' '.join(_request_of(match['route']))} -> {_target_of(match['route'])}"]
        lines += [f"  {name} = {value}" for name, value in match["params"].items()]
        lines += [f"  {name}: {sentence}" for name, sentence in found["then"].items()]
    if answer["status"] is not None:
        lines.append(f"answer: {answer['status']} {answer['code'] or ''}".rstrip())
    elif match is not None:
        returned = "what the script returns" if match["route"]["script"] else "a file, or 404"
        lines.append(f"answer: {returned}")
    lines += [f"not {' '.join(_request_of(each['route']))}: {each['why_not']}" for each in found["tried"]]
    return lines
