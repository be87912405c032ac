"""`effsota check`: a model card, a README or the text of a paper held against its own figures."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from effsota.cli.card_lines import card_json, card_lines, estimate_lines
from effsota.cli.estimate_file import name_of, read_at_most, refuse
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.root_options import maybe_root_option
from effsota.disk.folder import read_bundle
from effsota.model import Hardware
from effsota.pipeline.card_checking import check_card
from effsota.pipeline.vocabularies import read_hardware
from effsota.problems import Refusal
from effsota.reading.prose.readable import MOST_TEXT_BYTES, readable_text


@click.command("check", epilog=examples("effsota check card.md", "effsota check card.md --yaml"))
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=GivenPath(exists=True, dir_okay=False, allow_dash=True),
)
@click.option("--json", "form", flag_value="json", help="Everything that was read and found, as data.")
@click.option("--yaml", "form", flag_value="yaml", help="Only the estimates, as a submission holds them.")
@maybe_root_option
def check_cards(files: tuple[Path, ...], form: str | None, root: Path | None) -> None:
    """Check the figures of a training run in FILE, a model card, a README or the text of a paper.

    FILE may be - for standard input. Parameters, tokens, chips, hours, utilization, FLOP, energy, emissions
    and dollars are read, each with its line; what follows is computed by the methods of `effsota estimate`,
    and held against what is printed. What cannot be told for certain is said, and not used. The status is 1
    where two figures cannot both be true.
    """
    texts = {name_of(file): text for file in files if (text := _read(file)) is not None}
    tree = read_bundle() if root is None else load_tree(root)
    hardware = read_hardware(tree) if texts else Hardware(chips={}, names={})
    read = [(name, check_card(text, tree=tree, hardware=hardware)) for name, text in texts.items()]
    if form == "json":
        click.echo(
            json.dumps([card_json(name, report) for name, report in read], indent=2, ensure_ascii=False)
        )
    else:
        for name, report in read:
            lines = estimate_lines(name, report) if form == "yaml" else card_lines(name, report)
            click.echo("".join(f"{line}\n" for line in lines), nl=False)
    if len(texts) < len({*files}):
        sys.exit(2)
    sys.exit(1 if any(report.has_contradiction for _, report in read) else 0)


def _read(file: Path) -> str | None:
    """Return the text of a file; None, said aloud, where it is none that can be read."""
    text = readable_text(read_at_most(file, MOST_TEXT_BYTES))
    if isinstance(text, Refusal):
        refuse(name_of(file), text.message, text.hint)
        return None
    return text
