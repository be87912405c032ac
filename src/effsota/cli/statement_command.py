"""`effsota estimate statement`: what a run took, phase by phase, with thresholds and what may be claimed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from effsota.cli.estimate_file import name_of, read_at_most, refuse
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.options import day_of_call, today_option
from effsota.cli.root_options import maybe_root_option
from effsota.disk.folder import read_bundle
from effsota.limits import MOST_SUBMISSION_BYTES
from effsota.model import Tree
from effsota.model.training_phases import TrainingPhase
from effsota.pipeline.stating import read_ground, state_compute
from effsota.problems import Fault
from effsota.reading.document import Document, parse_document
from effsota.showing.statements.every_form import RENDER
from effsota.text import to_log_line

STATEMENT = "statement"


def build_statement_command() -> click.Command:
    """Return the command that reads a file of phases and prints the statement of it."""

    @click.command(
        STATEMENT,
        help="State what a run took, phase by phase, from FILE (- for standard input).\n\n"
        "FILE holds model, and phases: each with what, phase (one of "
        f"{', '.join(TrainingPhase)}), compute as in a submission (the first estimate counts, others are"
        " compared), measured: [utilization], [forward] or [compute] where these were, and energy_kwh where"
        " it is known. A model made of another has original: {model: ..., compute: ...}; without compute a"
        " third of a threshold stands in, of that which systemic_risk: true or false tells. thresholds: [...]"
        " names others than those in force. An error margin of 30% is claimed only where inputs earn it.",
        short_help="Phases that add up, beside the thresholds of law and policy.",
        epilog=examples(
            "effsota estimate statement statement.yaml",
            "effsota estimate statement statement.yaml --form markdown",
        ),
    )
    @click.argument("file", type=GivenPath(exists=True, dir_okay=False, allow_dash=True))
    @click.option("--form", type=click.Choice([*RENDER]), default="text", help="In which form it is printed.")
    @maybe_root_option
    @today_option
    def statement(file: Path, form: str, root: Path | None, today: date) -> None:
        document = _read(file)
        tree = read_bundle() if root is None else load_tree(root)
        found = state_compute(document.data, ground=read_ground(tree), today=today)
        _tell(found.errors, file, document, "error")
        if found.statement is None:
            sys.exit(1)
        _tell(found.warnings, file, document, "warning")
        click.echo(RENDER[form](found.statement), nl=False)

    return statement


def state_one(estimate: Mapping[str, Any], form: str, tree: Tree) -> str:
    """Return the statement of one estimate that was typed, as the pre-training of a run, in a form."""
    phase = {"what": "training", "phase": TrainingPhase.PRE_TRAINING.value, "compute": [estimate]}
    data = {"model": "the model", "phases": [phase]}
    found = state_compute(data, ground=read_ground(tree), today=day_of_call())
    if found.statement is None:
        for fault in found.errors:
            refuse(f"estimate{fault.pointer}", fault.message, fault.hint)
        sys.exit(1)
    return RENDER[form](found.statement)


def _read(file: Path) -> Document:
    """Return what a file holds; what is wrong with its YAML ends the program."""
    read = parse_document(read_at_most(file, MOST_SUBMISSION_BYTES))
    for fault in read.faults:
        refuse(f"{name_of(file)}:{fault.line}:{fault.column}", fault.message, fault.hint)
    if read.document is None or read.faults:
        sys.exit(1)
    return read.document


def _tell(found: Iterable[Fault], file: Path, document: Document, severity: str) -> None:
    for fault in found:
        line, column = document.key_position(fault.pointer)
        place = f"{name_of(file)}:{line}:{column}"
        click.echo(to_log_line(f"{place}: {severity}: {fault.message}"), err=True)
        click.echo(to_log_line(f"    hint: {fault.hint}"), err=True)
