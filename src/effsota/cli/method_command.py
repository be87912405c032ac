"""The command of one method: its options made from the schema's branch, its help from the method."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from effsota.cli.completing import ChipName
from effsota.cli.group import examples
from effsota.cli.root_options import maybe_root_option
from effsota.model import Method
from effsota.showing.forms import Field, Widget, method_fields, words_of, worked_example
from effsota.text import to_log_line

CHIP = "hardware"
_PART = '4 GFLOP what="a teacher" backward=0'
_FACTOR = "A number and its reason, such as '5 ensemble of 5'; again for each."


def build_command(method: Method, schema: Mapping[str, Any], *, run: Callable[..., None]) -> click.Command:
    """Return the command that gathers an estimate by YAML key, texts as typed, and calls `run` with it."""
    fields = method_fields(schema, method)

    def gather(form: str | None, root: Any, **keys: Any) -> None:
        own = {field.key: _value(keys[field.key.replace("-", "_")]) for field in fields}
        given = {key: value for key, value in own.items() if value is not None}
        run(method, {**given, **given_in_common(keys)}, form=form, root=root)

    command = click.command(
        name=method.name,
        help=_help(method),
        short_help=f"{_sentence(method.formula)}.",
        epilog=examples(f"effsota estimate {method.name} {_options(worked_example(schema, method))}"),
    )(maybe_root_option(gather))
    command.params[:0] = [*map(option_of, fields), *common_options(f"{method.uncertainty:g}")]
    return command


def option_of(field: Field) -> click.Option:
    """Return the option of a key; one that may be a list can be said again."""
    is_list = field.widget is Widget.BRANCHES
    words = (
        words_of(field),
        f"Such as {shlex.quote(field.example or '')}"
        + (f" (default {field.default})." if field.default else "."),
        f"Again for each part, such as {shlex.quote(_PART)}." if is_list else "",
    )
    return click.Option(
        list(dict.fromkeys((f"--{field.key}", f"--{field.key.replace('_', '-')}"))),
        metavar="TEXT",
        type=ChipName() if field.key == CHIP else None,
        multiple=is_list,
        required=field.is_required and field.unless is None,
        help=" ".join(filter(None, words)),
    )


def given_in_common(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed of the keys that every estimate has, as YAML has it."""
    given = {**keys, "factors": [_split_factor(text) for text in keys["factors"]] or None}
    return {key: given[key] for key in ("factors", "uncertainty", "low", "high") if given[key] is not None}


def common_options(usual: str) -> tuple[click.Option, ...]:
    """Return the options that every method has; `usual` says how sure an estimate is without them."""
    return (
        click.Option(["--factor", "factors"], multiple=True, metavar="TEXT", help=_FACTOR),
        click.Option(
            ["--uncertainty"], metavar="TEXT", help=f"A multiplicative factor, 95% (default {usual})."
        ),
        click.Option(["--low"], metavar="TEXT", help="The lower end (95%), such as '2e24 FLOP'."),
        click.Option(["--high"], metavar="TEXT", help="The upper end (95%), such as '9e24 FLOP'."),
        click.Option(["--json", "form"], flag_value="json", help="Print compute_flop, low_flop, high_flop."),
        click.Option(
            ["--yaml", "form"], flag_value="yaml", help="Print the estimate to paste into a submission."
        ),
        click.Option(
            ["--statement", "form"],
            flag_value="text",
            help="Print a statement of compute: thresholds, and what may be claimed.",
        ),
        click.Option(["--statement-markdown", "form"], flag_value="markdown", help="The same as Markdown."),
        click.Option(["--statement-json", "form"], flag_value="statement", help="The same as JSON."),
    )


def _help(method: Method) -> str:
    chips = "\n\nThe chips are listed by effsota chips." if CHIP in method.keys else ""
    return f"{_sentence(method.formula)}, in FLOP, with every line of the sum.\n\n{method.trust}{chips}"


def _options(example: Mapping[str, str]) -> str:
    return " ".join(f"--{key} {shlex.quote(value)}" for key, value in example.items())


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _value(typed: str | tuple[str, ...] | None) -> Any:
    """Return the value of a key as YAML has it: one text, or a list of parts, which have to be told apart.

    None where the option was not given; a blank one is, and is refused.
    """
    if not isinstance(typed, tuple):
        return typed
    if not typed:
        return None
    parts = [_read_part(part, at) for at, part in enumerate(typed, start=1)]
    return typed[0] if len(typed) == 1 and parts[0].keys() == {"what", "value"} else parts


def _read_part(typed: str, number: int) -> dict[str, str]:
    """Return a part of a list: its value, and each key=value behind it; without a name its number is that."""
    value = typed
    keys: dict[str, str] = {}
    if "=" in typed:
        words = split_words(typed, f"part {number}")
        pairs = [word.partition("=") for word in words if "=" in word]
        value = " ".join(word for word in words if "=" not in word)
        keys = {key: each for key, _, each in pairs}
    return {"what": f"part {number}", **keys, "value": value}


def split_words(text: str, named: str) -> Sequence[str]:
    """Return the words of a text as a shell parts them, of a part that a message calls so."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise click.UsageError(to_log_line(f"{named}: a quotation mark is open in {text}")) from error
    return words


def _split_factor(text: str) -> dict[str, str]:
    value, _, reason = text.strip().partition(" ")
    return {"value": value, **({"reason": reason.strip()} if reason.strip() else {})}
