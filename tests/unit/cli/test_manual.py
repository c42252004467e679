"""The help of every command: a sentence, examples that the command takes, exit codes."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from picloud.cli import cli
from picloud.cli.manual import EXAMPLES


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(commands(cli))


def test_examples_are_those_of_the_commands_that_exist() -> None:
    assert set(EXAMPLES) == set(COMMANDS)


def test_commands_have_the_names_under_which_they_are_listed() -> None:
    assert {name: command.name for name, command in cli.commands.items()} == {name: name for name in cli.commands}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nope", "there is no command 'nope'\n"),
        ("delpoy", "there is no command 'delpoy'; did you mean deploy?\n"),
        ("profile", "there is no command 'profile'; did you mean profiles?\n"),
        ("--nope", "No such option '--nope'.\n"),
    ],
)
def test_unknown_command_names_one_that_is_near(given: str, said: str) -> None:
    result = CliRunner().invoke(cli, [given])
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {said}")


def test_help_lists_every_command_under_a_heading() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output
    headings = re.findall(r"^(Scripts|Runs|Access|Server):$", shown, re.MULTILINE)
    assert headings == ["Scripts", "Runs", "Access", "Server"]
    for name in cli.commands:
        assert re.search(rf"^  {name} +\S", shown, re.MULTILINE), name


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_says_what_it_does_with_examples_and_exit_codes(name: str) -> None:
    result = CliRunner().invoke(cli, [*name.split(), "--help"])
    assert result.exit_code == 0
    usage, _, sentence = result.output.splitlines()[:3]
    assert usage.startswith("Usage: ")
    assert sentence.strip()[0].isupper()
    for example in EXAMPLES[name]:
        assert f"\n    {example}\n" in result.output
    codes = (
        "0  no differences\n    1  differences\n    2  failed"
        if name == "diff"
        else "0  done\n    1  failed\n    2  wrong"
    )
    assert f"Exit codes:\n    {codes}" in result.output
    options = [option for option in COMMANDS[name].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize(("name", "example"), [(name, line) for name, lines in EXAMPLES.items() for line in lines])
def test_example_is_taken_by_its_command(name: str, example: str) -> None:
    words = shlex.split(re.sub(" [<>] .*", "", example))
    start = next(index for index, word in enumerate(words) if word in ("picloud", "picloud.pyz"))
    given = words[start + 1 :]
    assert given[: len(name.split())] == name.split()
    command = COMMANDS[name]
    with click.Context(command, info_name=name) as context:
        _, left, _ = command.make_parser(context).parse_args(given[len(name.split()) :])
    assert not left
