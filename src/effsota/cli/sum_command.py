"""`effsota estimate sum`: parts that are added, from a file, from standard input or typed one by one."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from effsota.cli.claim_options import read_value
from effsota.cli.estimate_file import read_estimate, read_or_end
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.method_command import common_options, given_in_common, split_words
from effsota.cli.root_options import maybe_root_option
from effsota.model import Method
from effsota.problems import Refusal
from effsota.text import to_log_line

_PART = (
    "A part: a method and its keys, such as 'parameters what=\"length 128\" parameters=340e6 tokens=29.5e9';"
    " again for each. A list in brackets: forward='[{what: a teacher, value: 4 GFLOP, backward: 0}]'."
)
_FILE_HOLDS = (
    "FILE (or standard input, -) holds what stands under compute in a submission, without the dash: method"
    " and parts."
)


def build_sum_command(method: Method, *, run: Callable[..., None]) -> click.Command:
    """Return the command that gathers the parts of a sum, texts as typed, and calls `run` with them."""

    def gather(file: Path | None, parts: tuple[str, ...], form: str | None, root: Any, **keys: Any) -> None:
        if (file is None) == (not parts):
            raise click.UsageError("Say which parts: FILE (- for standard input), or --part for each.")
        given = _read_file(file) if file else {"parts": [*map(_read_part, parts, range(1, len(parts) + 1))]}
        run(method, {**given, **given_in_common(keys)}, form=form, root=root)

    example = (
        "hardware-time hardware=tpu-v4 precision=bf16 count=6144 time='1200 hours' utilization=0.462",
        "hardware-time hardware=tpu-v4 precision=bf16 count=3072 time='336 hours' utilization=0.462",
    )
    command = click.command(
        name=method.name,
        help=f"Add the parts of a run, each by a method of its own, with every line of the sum.\n\n"
        f"{method.trust}\n\n{_FILE_HOLDS}",
        short_help="Parts that are added, each by one of the other methods.",
        epilog=examples(
            f"effsota estimate sum {' '.join(f'--part {shlex.quote(part)}' for part in example)}",
        ),
    )(maybe_root_option(gather))
    command.params[:0] = [
        click.Argument(
            ["file"], required=False, type=GivenPath(exists=True, dir_okay=False, allow_dash=True)
        ),
        click.Option(["--part", "parts"], multiple=True, metavar="TEXT", help=_PART),
        *common_options("that of the parts"),
    ]
    return command


def _read_file(file: Path) -> dict[str, Any]:
    hint = "write method: sum, and under parts: each part with what, method and keys"
    return read_or_end(read_estimate(file, method="sum", key="parts", hint=hint))


def _read_part(text: str, number: int) -> dict[str, Any]:
    """Return a part that was typed: its method and every key=value, named by its number if by nothing."""
    words = split_words(text, f"--part {number}")
    if not words:
        raise click.UsageError(f"--part {number} is blank: write a method and its keys.")
    method, pairs = words[0], [word.partition("=") for word in words[1:]]
    loose = next((key for key, sign, _ in pairs if not sign), None)
    if "=" in method:
        raise click.UsageError(f"--part {number}: begin with a method, such as parameters tokens=10e9.")
    if loose is not None:
        raise click.UsageError(
            f'--part {number}: {loose} has no value: write key=value, quoted: time="5.5 days".'
        )
    keys = {key.replace("-", "_"): _read(value, f"--part {number}, {key}") for key, _, value in pairs}
    return {"what": f"part {number}", **keys, "method": method}


def _read(value: str, place: str) -> Any:
    """Return a value as it was typed: a text, or a list or mapping in YAML's brackets."""
    read = read_value(value)
    if isinstance(read, Refusal):
        raise click.UsageError(to_log_line(f"{place}: {read.message}; {read.hint}."))
    return read
