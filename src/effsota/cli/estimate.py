"""`effsota estimate`: the compute calculator; its options are the YAML keys of an estimate."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from effsota import figures
from effsota.cli.group import examples
from effsota.cli.options import load_tree, maybe_root_option
from effsota.disk import read_bundle
from effsota.methods.sums import paper_sentence, range_line, sum_line, sum_lines
from effsota.pipeline.calculation import calculate
from effsota.text import to_log_line
from effsota.text.yaml_writer import to_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from effsota.model import Priced
    from effsota.problems import Refusal

METHODS = ("operations", "parameters", "hardware-time", "reported")
_KEYS = {
    "compute": "[reported] such as '6.16 TFS-days'.",
    "examples": "[operations] training examples, such as 1.28e6.",
    "epochs": "[operations, parameters] passes over them (default 1).",
    "backward": "[operations] the backward pass in forward passes (default 2; 0 for inference).",
    "parameters": "[parameters] active parameters, such as 124e6.",
    "tokens": "[parameters] training tokens, such as 10e9.",
    "hardware": "[hardware-time] a chip, such as gtx-580.",
    "precision": "[hardware-time] of the arithmetic, such as fp32.",
    "peak": "[hardware-time] dense peak of one chip, such as '1.58 TFLOP/s'; wins over the chip's.",
    "count": "[hardware-time] how many chips.",
    "time": "[hardware-time] such as '5.5 days'.",
    "utilization": "[hardware-time] share of the peak, 0 to 1 (default 0.33 on GPU and TPU, 0.17 on CPU).",
    "uncertainty": "A multiplicative factor, 95 %, such as 1.5.",
}
_FORWARD = "[operations] forward pass of one example, such as '0.39e9 multiply-adds'; again for each part."
_FACTOR = "A number and its reason, such as '5 ensemble of 5'; again for each."


def _key_options(command: Callable[..., None]) -> Callable[..., None]:
    for key, words in reversed(_KEYS.items()):
        command = click.option(f"--{key}", metavar="TEXT", help=words)(command)
    return command


@click.command(epilog=examples("effsota estimate parameters --parameters 124e6 --tokens 10e9"))
@click.argument("method", type=click.Choice(METHODS))
@click.option("--forward", multiple=True, metavar="TEXT", help=_FORWARD)
@_key_options
@click.option("--factor", "factors", multiple=True, metavar="TEXT", help=_FACTOR)
@click.option("--json", "form", flag_value="json", help="Print compute_flop, low_flop, high_flop.")
@click.option("--yaml", "form", flag_value="yaml", help="Print the estimate to paste into a submission.")
@maybe_root_option
def estimate(
    method: str,
    forward: tuple[str, ...],
    factors: tuple[str, ...],
    form: str | None,
    root: Path | None,
    **keys: str | None,
) -> None:
    """Compute training compute in FLOP by METHOD, with every line of the sum.

    The options are the YAML keys of an estimate: what works here can be pasted into a submission.
    """
    data = _gather(method, forward, factors, keys)
    found = calculate(data, tree=read_bundle() if root is None else load_tree(root))
    _tell("error", found.errors)
    if found.priced is None:
        sys.exit(2)
    if form is None:
        _tell("warning", found.warnings)
    click.echo(_render(found.priced, data, form), nl=False)


def _gather(
    method: str, forward: tuple[str, ...], factors: tuple[str, ...], keys: dict[str, str | None]
) -> dict[str, Any]:
    data: dict[str, Any] = {"method": method}
    if forward:
        data["forward"] = forward[0] if len(forward) == 1 else [{"value": part} for part in forward]
    data |= {key: value for key, value in keys.items() if value is not None}
    if factors:
        data["factors"] = [_split_factor(text) for text in factors]
    return data


def _split_factor(text: str) -> dict[str, str]:
    value, _, reason = text.strip().partition(" ")
    return {"value": value, **({"reason": reason.strip()} if reason.strip() else {})}


def _tell(severity: str, found: Iterable[tuple[str, Refusal]]) -> None:
    for pointer, refusal in found:
        key = pointer.partition("/")[0]
        name = f"--{key.removesuffix('s') if key == 'factors' else key}: " if key else ""
        message = refusal.message.removeprefix(f"{key}: ")
        click.echo(to_log_line(f"{severity}: {name}{message}"), err=True)
        click.echo(to_log_line(f"    hint: {refusal.hint}"), err=True)


def _render(priced: Priced, data: dict[str, Any], form: str | None) -> str:
    if form == "json":
        found = {
            "compute_flop": figures.data_number(priced.compute_flop),
            "low_flop": figures.data_number(priced.low_flop),
            "high_flop": figures.data_number(priced.high_flop),
        }
        return json.dumps(found, indent=2) + "\n"
    if form == "yaml":
        item = to_yaml({"compute": [data]}, indent=0)
        return item + "    # sources: [{title: ..., url: https://...}]\n"
    lines = [*sum_lines(priced), "", sum_line(priced), range_line(priced), "", paper_sentence(priced)]
    return "".join(f"{line}\n" for line in lines)
