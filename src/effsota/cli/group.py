"""The group of all commands: its help lists them under headings, and one is loaded when it is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from effsota.cli.listing import CommandEntry

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LoadedWhenCalled(Mapping[str, click.Command]):
    """The commands by name; the module of one, and what that needs, is imported when it is asked for."""

    def __init__(self, listed: Mapping[str, CommandEntry]) -> None:
        self._listed = listed

    def __getitem__(self, name: str) -> click.Command:
        module = self._listed[name].module
        command: click.Command = getattr(import_module(f"effsota.cli.{module}"), module)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


class ListedCommands(click.Group):
    """A group whose help lists its commands under headings, in the order of the sections."""

    def __init__(self, *, sections: Mapping[str, Sequence[CommandEntry]], **settings: Any) -> None:
        self._sections = sections
        self._listed = {each.name: each for section in sections.values() for each in section}
        super().__init__(commands=LoadedWhenCalled(self._listed), **settings)  # type: ignore[arg-type]  # read only

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, a section each; all begin in the same column."""
        del ctx
        widest = max(map(len, self._listed))
        for heading, listed in self._sections.items():
            with formatter.section(heading):
                formatter.write_dl([(f"{each.name:{widest}}", each.summary) for each in listed])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that begin as it was typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  # only a shell asks for it

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        items = [CompletionItem(name, help=self._listed[name].summary) for name in names]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]


def examples(*calls: str) -> str:
    """Return what stands at the end of a command's help: calls that run as they stand."""
    lines = "\n".join(f"  {call}" for call in calls)
    return f"\b\n{'Example' if len(calls) == 1 else 'Examples'}:\n{lines}"
