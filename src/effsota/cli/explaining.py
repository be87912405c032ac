"""`effsota rule`: a rule explained, or all of them listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from effsota.cli.columns import Column, is_for_people, print_columns, print_prose, print_tabbed
from effsota.cli.completing import matching
from effsota.cli.group import examples
from effsota.disk.folder import RULE_EXAMPLES, read_document
from effsota.figures import join_words
from effsota.judging.rule_examples import parse_rule_examples
from effsota.judging.rules.catalogue import RuleEntry, RuleExample, build_catalogue
from effsota.text import to_log_line
from effsota.text.likely import likely_names

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class RuleName(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """The name of a rule."""

    name = "rule"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the rules that begin as it was typed."""
        del ctx, param
        return matching(_rules(), incomplete)


@click.command("rule", epilog=examples("effsota rule", "effsota rule utilization-high"))
@click.argument("name", required=False, type=RuleName())
def explaining(name: str | None) -> None:
    """Explain the rule NAME: what it asks and why, whether it can be answered, and an example.

    Without a name, list all rules. NAME stands in brackets behind "error" or "warning".
    """
    if name is None:
        _list_all()
        return
    rules = _rules()
    if name not in rules:
        meant = likely_names(name, rules)
        rest = f"Did you mean {join_words(meant, by='or')}?" if meant else "All of them: effsota rule"
        raise click.UsageError(to_log_line(f'There is no rule "{name}". {rest}'))
    for line in _explain(rules[name], _find_example(name)):
        click.echo(line)


def _rules() -> dict[str, RuleEntry]:
    return {each.name: each for group in build_catalogue() for each in group.rules}


def _find_example(name: str) -> RuleExample | None:
    data = read_document(RULE_EXAMPLES)
    return None if data is None else parse_rule_examples(data).get(name)


def _list_all() -> None:
    """Print the rules by what they look at; for a program, one a line."""
    if not is_for_people():
        rows = ((each.name, _kind(each), each.words) for each in _rules().values())
        print_tabbed(("rule", "kind", "words"), rows)
        return
    for group in build_catalogue():
        print_columns(
            [
                Column(heading=group.title, cells=[each.name for each in group.rules]),
                Column(heading="If broken", cells=[_kind(each) for each in group.rules]),
            ]
        )
        click.echo()
    print_prose(["effsota rule NAME explains one of them."])


def _kind(entry: RuleEntry) -> str:
    return "demand" if entry.is_demand else "error" if entry.is_error else "warning"


def _explain(entry: RuleEntry, example: RuleExample | None) -> Iterator[str]:
    yield f"{entry.name} ({_kind(entry)})"
    yield f"  {entry.words}"
    if example is not None:
        yield f"  {to_log_line(example.why)}"
    yield f"  {_say_what_follows(entry)}"
    if example is not None:
        yield from ("", "Wrong:", *_indented(example.wrong), "")
        yield from (
            ("Right:", *_indented(example.right)) if example.right else ("Right: nothing stands there.",)
        )


def _say_what_follows(entry: RuleEntry) -> str:
    if entry.is_of_change:
        return "It blocks what strangers change, until a maintainer vouches for the change."
    if entry.is_demand:
        return f"It blocks until the file says why what is reported is true: {_answer(entry)}"
    if entry.is_error:
        return "It blocks, and no answer lifts it."
    return f"It does not block. Mend what it reports, or say in the file why that is so: {_answer(entry)}"


def _answer(entry: RuleEntry) -> str:
    return f"answers: {{{entry.name}: why}}"


def _indented(lines: str) -> list[str]:
    return [f"  {to_log_line(line)}" for line in lines.split("\n")]
