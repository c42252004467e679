"""`picloud version`: the versioned surfaces of this program (docs/explanation/versioning.md); asks no server."""

import click

from picloud.cli.session import Session, client_options
from picloud.shared import version as surfaces


@click.command
@client_options
@click.pass_obj
def version(session: Session) -> None:
    """Show the versions of this program. Those of a running server are at /version."""
    document = {
        "product": surfaces.PRODUCT_VERSION,
        "sdk": surfaces.SDK_VERSION,
        "api": surfaces.API_VERSION,
        "wire": surfaces.WIRE_VERSION,
    }
    session.print_result(
        document,
        f"picloud {document['product']} (sdk {document['sdk']}, api {document['api']}, wire {document['wire']})",
    )
