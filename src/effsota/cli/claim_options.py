"""Options that `new` and `scan` share: what a claim says, how a log is read, what one unit of x costs."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import click

from effsota.bringing.drafts import Pricing, arxiv_month, read_source, sweeps_of_cost
from effsota.bringing.logs import HowRead
from effsota.cli.architecture_file import read_architecture
from effsota.cli.estimate_file import read_or_end
from effsota.cli.given_path import GivenPath
from effsota.cli.options import DateType, NumberType
from effsota.figures import join_words
from effsota.methods import ASKED, BY_NAME, COSTS
from effsota.methods.learning_curve import refuse_batch
from effsota.model import Tree
from effsota.pipeline.calculation import calculate, type_cost
from effsota.problems import Fault, Refusal
from effsota.reading.document import parse_document
from effsota.text import refuse_line, refuse_link, shorten, to_log_line

MOST_SCALE = 1e6
TODAY = "today"
PRICING = [method.name for method in COSTS]
ARCHITECTURE = "architecture"


class DayType(DateType):
    """A date, or the word today."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the date or the word, or fail with what to write."""
        return TODAY if value == TODAY else super().convert(value, param, ctx)


def _gather_sources(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> Any:
    sources = [(text, read_source(text)) for text in given]
    for text, source in sources:
        if isinstance(source, Refusal):
            raise click.UsageError(to_log_line(f'--source "{text}" {source.message}; {source.hint}.'))
    return tuple(source for _, source in sources)


def _gather_answers(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    answers: dict[str, str] = {}
    for text in given:
        rule, sign, why = (part.strip() for part in text.partition("="))
        refusal = refuse_line(why) if sign and rule else Refusal("names no rule", "write --answer RULE=WHY")
        if refusal is not None:
            raise click.UsageError(to_log_line(f"--answer {text}: {refusal.message}; {refusal.hint}."))
        answers[rule] = why
    return answers


def _check_link(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str | None:
    refusal = None if given is None else refuse_link(given)
    if refusal is not None:
        raise click.UsageError(to_log_line(f"--code {given} {refusal.message}; {refusal.hint}."))
    return given


def _check_arxiv(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str | None:
    if given is not None and arxiv_month(given) is None:
        raise click.UsageError(
            f"--arxiv {given} is not an arXiv id; write one such as 1905.11946 or cs/0112017."
        )
    return given


_CLAIM = (
    click.option("--model", help="What was trained."),
    click.option("--title", help="Title of the paper, post or page."),
    click.option("--url", help="Its link, https only."),
    click.option("--author", "authors", multiple=True, help="An author; again for each."),
    click.option("--arxiv", metavar="ID", callback=_check_arxiv, help="Its link, from an arXiv id."),
    click.option("--date", "day", type=DayType(), help="The day on which it became public, or: today."),
    click.option("--value", help="The metric where compute was counted (default: at least the target)."),
    click.option(
        "--source",
        "sources",
        multiple=True,
        metavar='"TITLE LINK WHERE"',
        callback=_gather_sources,
        help="Where the inputs of the estimate stand; again for each.",
    ),
    click.option("--code", metavar="LINK", callback=_check_link, help="The code that was run."),
    click.option("--commit", metavar="HASH", help="Its commit."),
    click.option("--wall-clock", metavar="TIME", help="How long it took, such as '2.5 hours'."),
    click.option(
        "--answer",
        "answers",
        multiple=True,
        metavar="RULE=WHY",
        callback=_gather_answers,
        help="Why what a rule asks about is right; again for each.",
    ),
    click.option("--by", metavar="HANDLE", help="Who files this."),
    click.option("--name", help="Name of the file (default: from the model)."),
    click.option("--yes", is_flag=True, help="Ask nothing: take the defaults, fail where there is none."),
)
_COST = (
    click.option(
        "--method",
        type=click.Choice([method.name for method in ASKED]),
        help="How compute, or the cost of x, is arrived at.",
    ),
    click.option(
        "--set",
        "keys",
        multiple=True,
        metavar="KEY=VALUE",
        help="A key of the method, such as parameters=124e6; of what the track ranks by, such as usd=12.6.",
    ),
    click.option(
        "--architecture",
        metavar="FILE",
        type=GivenPath(exists=True, dir_okay=False),
        help="A model's config.json, or a YAML file with layers: compute is counted by that, as by"
        " --method architecture.",
    ),
)
_LOG = (
    click.option("--column", help="The log's column that holds the metric."),
    click.option(
        "--metric-scale",
        metavar="NUMBER",
        type=NumberType(MOST_SCALE),
        default=1.0,
        help="100 turns fractions into percent.",
    ),
    click.option("--epochs-from-zero", is_flag=True, help="Epoch k was reached after k+1 passes."),
    click.option("--resumed", is_flag=True, help="The run was resumed: x may go back to a middle value."),
    click.option(
        "--run", "number", type=click.IntRange(min=1), metavar="N", help="Which run of a log with several."
    ),
    click.option(
        "--text-only",
        is_flag=True,
        help="The Trainer's main input is text: its total_flos is right for nothing else.",
    ),
)


def _adding(options: tuple[Callable[[Any], Any], ...]) -> Callable[[Any], Any]:
    def add(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return add


claim_options, cost_options, log_options = _adding(_CLAIM), _adding(_COST), _adding(_LOG)


def gather_keys(keys: Iterable[str]) -> dict[str, Any]:
    """Return the keys and values of `--set`; a list or mapping is written as YAML in brackets or braces."""
    gathered: dict[str, Any] = {}
    for each in keys:
        key, sign, value = (part.strip() for part in each.partition("="))
        if not sign or not key:
            mend = f"write --set {key or 'KEY'}=VALUE"
            raise click.UsageError(to_log_line(f"--set {each} has no value; {mend}."))
        if key in gathered:
            first = " ".join(str(gathered[key]).split())
            raise click.UsageError(
                to_log_line(f"--set {key} is said twice, {first} and {value}: say it once.")
            )
        read = read_value(value)
        if isinstance(read, Refusal):
            raise click.UsageError(to_log_line(f"--set {each}: {read.message}; {read.hint}."))
        gathered[key] = read
    return gathered


def read_value(text: str) -> Any:
    """Return a value as it was typed: a text, or the list or mapping that it writes in YAML's brackets."""
    if not text.startswith(("{", "[")):
        return text
    read = parse_document(f"value: {text}\n".encode())
    if read.document is None or read.faults:
        why = read.faults[0].message if read.faults else "it cannot be read"
        hint = "write a list as [a, b], a mapping as {key: value}, texts with signs in quotes"
        return Refusal(f"{shorten(text)} is no list or mapping: {why}", hint)
    return read.document.data["value"]


def gather_method(given: Mapping[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """Return the method that was said, and its keys: those of --set, and what a file holds."""
    method, keys, file = given["method"], gather_keys(given["keys"]), given["architecture"]
    if file is None:
        return method, keys
    if method not in {None, ARCHITECTURE}:
        raise click.UsageError(f"--architecture is a method of its own: leave --method {method} out.")
    return ARCHITECTURE, {**read_or_end(read_architecture(file)), **keys}


def gather_pricing(given: Mapping[str, Any], tree: Tree) -> Pricing:
    """Return how a log is read and priced; a cost that could not be priced is refused."""
    method, cost = gather_method(given)
    if cost and not method:
        raise click.UsageError(f"--set needs --method: {join_words(PRICING, by='or')}.")
    typed = _check_cost({"method": method, **cost}, tree) if method else {}
    return Pricing(
        cost={"method": method, **cost} if typed else {},
        typed_cost=typed,
        column=given["column"],
        scale=given["metric_scale"],
        epochs_from_zero=given["epochs_from_zero"],
        is_text_only=given["text_only"],
        claimed_time=given["wall_clock"],
    )


def gather_reading(given: Mapping[str, Any]) -> HowRead:
    """Return which run of a log is meant, and whether it was resumed."""
    return HowRead(resumed=given["resumed"], run=given["number"])


def _check_cost(cost: Mapping[str, Any], tree: Tree) -> Mapping[str, Any]:
    """Return the cost as its schema types it; what could not be priced is refused."""
    method = cost["method"]
    if not BY_NAME[method].sweeps:
        raise click.UsageError(f"--method {method} does not price a curve; {', '.join(PRICING)} do.")
    typed = type_cost(cost, tree=tree)
    if isinstance(typed, tuple):
        _refuse_cost(method, typed)
    sweeps = sweeps_of_cost(typed)
    alone = {key: each for key, each in cost.items() if key != "batch"}
    is_said = any(sweep.key in alone for sweep in BY_NAME[method].sweeps)
    one = {} if is_said else {sweeps[0].key: sweeps[0].one}
    errors = calculate({**one, **alone}, tree=tree).errors
    if errors:
        _refuse_cost(method, errors)
    refusal = (
        refuse_batch(typed["batch"], BY_NAME[method].read(typed), sweeps[0]) if "batch" in typed else None
    )
    if refusal is not None:
        _refuse_cost(method, [Fault("/batch", refusal.message, refusal.hint)])
    return typed


def _refuse_cost(method: str, faults: Iterable[Fault]) -> NoReturn:
    told = "; ".join(f"{each.pointer[1:] or method}: {each.message}. {each.hint}" for each in faults)
    raise click.UsageError(to_log_line(told))


def read_path(path: Path) -> bytes:
    """Return the bytes of a file that the caller named; a pipe is one, a device has no end."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise click.UsageError(to_log_line(f"{path} is a device; name a file, or a pipe."))
        return path.read_bytes()
    except OSError as error:
        raise click.UsageError(to_log_line(f"{path}: {error.strerror}")) from error
