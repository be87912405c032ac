"""The list of commands as help shows it, ordered by what one comes for, and examples below each."""

from __future__ import annotations

from typing import Any

import click


class GroupedCommands(click.Group):
    """A group whose help lists its commands under headings, in the order in which they were added."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._headings: dict[str, list[str]] = {}

    def add_section(self, heading: str, *commands: click.Command) -> None:
        """Add commands under a heading; the list shows the whole first sentence of each."""
        for command in commands:
            command.short_help = " ".join((command.help or "").partition("\n\n")[0].split()).rstrip(".")
            self.add_command(command)
        self._headings[heading] = [command.name or "" for command in commands]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, a section each; all begin in the same column."""
        widest = max(map(len, self.commands))
        for heading, names in self._headings.items():
            told = [(f"{name:{widest}}", self._short_help(ctx, name)) for name in names]
            with formatter.section(heading):
                formatter.write_dl(told)

    def _short_help(self, ctx: click.Context, name: str) -> str:
        command = self.get_command(ctx, name)
        return "" if command is None else command.get_short_help_str(limit=1000)


def examples(*calls: str) -> str:
    """Return what stands at the end of a command's help: calls that run as they stand."""
    lines = "\n".join(f"  {call}" for call in calls)
    return f"\b\n{'Example' if len(calls) == 1 else 'Examples'}:\n{lines}"
