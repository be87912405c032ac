"""`effsota estimate`: the compute calculator, a command a method; its options are the YAML keys."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from effsota import figures
from effsota.cli.architecture_command import build_architecture_command
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.method_command import build_command
from effsota.cli.root_options import root_before_option
from effsota.cli.said_options import say_option
from effsota.cli.statement_command import STATEMENT, build_statement_command, state_one
from effsota.cli.sum_command import build_sum_command
from effsota.disk.folder import read_bundle
from effsota.methods import ASKED, BY_NAME, METHODS
from effsota.methods.counted_words import beside_lines, count_fields, count_lines
from effsota.methods.sums import paper_sentence, range_line, sum_line, sum_lines
from effsota.model import Method, Priced
from effsota.pipeline.calculation import calculate
from effsota.problems import Fault
from effsota.reading.schema import read_schema
from effsota.text import to_log_line
from effsota.text.yaml_writer import to_yaml

SUM, ARCHITECTURE = "sum", "architecture"
_STATED = {"text": "text", "markdown": "markdown", "statement": "json"}
_LISTS = frozenset({"parts", "layers"})
_SAID_AGAIN = frozenset({"factors", "parts"})  # options for one of them, said again for each


class MethodCommands(click.Group):
    """The commands of the methods that need no more than what is typed, made when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the methods' names, in the order in which they are offered everywhere."""
        del ctx
        asked = {method.name for method in ASKED} | {ARCHITECTURE, SUM}
        return [*(method.name for method in METHODS if method.name in asked), STATEMENT]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a method."""
        if cmd_name not in self.list_commands(ctx):
            return None
        if cmd_name == STATEMENT:
            return build_statement_command()
        if cmd_name == SUM:
            return build_sum_command(BY_NAME[SUM], run=_run)
        schema = read_schema(read_bundle()["schema/submission.schema.json"].data)
        if cmd_name == ARCHITECTURE:
            return build_architecture_command(BY_NAME[ARCHITECTURE], schema, run=_run)
        return build_command(BY_NAME[cmd_name], schema, run=_run)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called; an unknown one is told what there is."""
        names = self.list_commands(ctx)
        if args[0] in BY_NAME and args[0] not in names:
            raise click.UsageError(f"{args[0]} needs a log: say effsota scan LOG --method METHOD.", ctx)
        if args[0] not in names:
            raise click.UsageError(f"There is no method {args[0]}. Methods: {', '.join(names[:-1])}.", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=MethodCommands,
    subcommand_metavar="METHOD [OPTIONS]",
    epilog=examples("effsota estimate parameters --parameters 124e6 --tokens 10e9"),
)
@root_before_option
def estimate() -> None:
    """Compute training compute in FLOP by METHOD, with every line of the sum.

    The options are the YAML keys of an estimate: what works here can be pasted into a submission.
    """


def _run(method: Method, given: dict[str, Any], *, form: str | None, root: Path | None) -> None:
    """Print what an estimate gives, or what is wrong with it."""
    data = {"method": method.name, **given}
    tree = read_bundle() if root is None else load_tree(root)
    found = calculate(data, tree=tree)
    _tell("error", found.errors)
    if found.priced is None:
        sys.exit(2)
    if form not in {"json", "yaml"}:
        _tell("warning", found.warnings)
    stated = _STATED.get(form or "")
    shown = state_one(data, stated, tree) if stated else _render(found.priced, data, form)
    click.echo(shown, nl=False)


def _tell(severity: str, found: Iterable[Fault]) -> None:
    for fault in found:
        name, key = _place(fault.pointer)
        message = fault.message.removeprefix(f"{key}: ")
        click.echo(to_log_line(f"{severity}: {name}{message}"), err=True)
        click.echo(to_log_line(f"    hint: {say_option(fault.hint)}"), err=True)


def _place(pointer: str) -> tuple[str, str]:
    """Return how the place of a fault is told, and its key: --count: , or in a list part 2, count: ."""
    key, _, below = pointer[1:].partition("/")
    if key in _LISTS and below:
        at, _, rest = below.partition("/")
        item, key = key.removesuffix("s"), rest.partition("/")[0]
        return f"{item} {int(at) + 1}{f', {key}' if key else ''}: ", key
    return (f"--{key.removesuffix('s') if key in _SAID_AGAIN else key}: " if key else ""), key


def _render(priced: Priced, data: dict[str, Any], form: str | None) -> str:
    if form == "json":
        found = {
            "compute_flop": figures.data_number(priced.compute_flop),
            "low_flop": figures.data_number(priced.low_flop),
            "high_flop": figures.data_number(priced.high_flop),
            **count_fields(priced),
        }
        return json.dumps(found, indent=2) + "\n"
    if form == "yaml":
        item = to_yaml({"compute": [data]}, indent=0)
        return item + "    # sources: [{title: ..., url: https://...}]\n"
    lines = [
        *count_lines(priced),
        *sum_lines(priced),
        "",
        sum_line(priced),
        range_line(priced),
        *beside_lines(priced),
        "",
        paper_sentence(priced),
    ]
    return "".join(f"{line}\n" for line in lines)
