"""`picloud completion`: the script that makes a shell complete commands and options."""

import click
from click.shell_completion import get_completion_class

from picloud.cli.failures import CommandFailed


@click.command
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a completion script for SHELL.

    \b
    bash:  picloud completion bash | sudo tee /etc/bash_completion.d/picloud
    zsh:   picloud completion zsh > "${fpath[1]}/_picloud"
    fish:  picloud completion fish > ~/.config/fish/completions/picloud.fish
    """
    found = get_completion_class(shell)
    if found is None:
        raise CommandFailed(f"no completion for {shell} is known", hint="choose bash, zsh or fish")
    # click asks the shell itself for its version before it prints the script of bash, which is not needed here
    made = found(context.find_root().command, {}, "picloud", "_PICLOUD_COMPLETE")
    click.echo(made.source_template % made.source_vars())
