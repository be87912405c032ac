"""The list of commands says of each what the command itself says."""

from __future__ import annotations

import pytest

from effsota.cli.commands import cli
from effsota.cli.listing import SECTIONS, CommandEntry

LISTED = [each for section in SECTIONS.values() for each in section]


@pytest.mark.parametrize("listed", LISTED, ids=lambda each: each.name)
def test_a_line_of_the_list_is_the_first_sentence_of_the_commands_help(listed: CommandEntry) -> None:
    """Without its full stop; the list is read without the commands, so that it could grow stale."""
    command = cli.commands[listed.name]
    first = " ".join((command.help or "").partition("\n\n")[0].split())
    assert (command.name, first) == (listed.name, f"{listed.summary}.")


def test_a_name_that_is_no_command_is_none() -> None:
    """What asks for it learns so, as of any other mapping."""
    assert cli.commands.get("valdate") is None
    assert len(cli.commands) == len(LISTED)
