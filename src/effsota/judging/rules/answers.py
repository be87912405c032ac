"""Answers: a doubt is answered in its file, an answer that answers nothing is itself reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.judging.quoting import quote
from effsota.judging.rules.answer_words import says_nothing
from effsota.judging.rules.context import Positioned
from effsota.judging.rules.rule import PlacedLater, Ready, Rule, error, run_in_file, warning
from effsota.problems import Fault, Problem, Severity


class Answerable(Frozen):
    """A file with the reasons it gives by rule; `is_judged` where every rule could run on it.

    An error anywhere keeps some rule from running, so that no answer is stale as long as there is one.
    `shown` are the rules of all that its sources print wrongly, also of what is too near to be warned of.
    """

    file: str
    answers: Mapping[str, str]
    is_judged: bool
    shown: frozenset[str] = frozenset()


class AnswerContext(Frozen):
    """A file's answers beside the rules that occur in it, and of all rules by name whether they take one.

    Answers to rules that are `lasting` are never stale. `asked` are the words of each rule, and of what it
    found in the file.
    """

    answers: Mapping[str, str]
    occurs: frozenset[str]
    takes_answer: Mapping[str, bool]
    is_judged: bool
    lasting: frozenset[str]
    asked: Mapping[str, str]


def answer_unknown(context: AnswerContext) -> Iterator[Fault]:
    """An answer names a rule that exists."""
    for name in context.answers:
        if name not in context.takes_answer:
            from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

            near = get_close_matches(name, context.takes_answer, n=1, cutoff=0.6)
            hint = f"write {near[0]}" if near else "write the name that stands in brackets after the warning"
            yield Fault(f"/answers/{name}", f'there is no rule "{name}" to answer', hint)


def answer_to_error(context: AnswerContext) -> Iterator[Fault]:
    """An answer names a rule that takes one: an error is mended, unless it is a demand for an answer."""
    for name in context.answers:
        if context.takes_answer.get(name) is False:
            yield Fault(
                f"/answers/{name}",
                f'"{name}" is an error, which an answer does not lift',
                "mend what it reports, and take this answer out",
            )


def answer_says_nothing(context: AnswerContext) -> Iterator[Fault]:
    """An answer says why what is reported holds: in three words or more, and not in those of the doubt."""
    for name, answer in context.answers.items():
        if context.takes_answer.get(name) and says_nothing(answer, context.asked[name]):
            yield Fault(
                f"/answers/{name}",
                f"{quote(answer)} does not say why",
                "write what makes it true and where that can be read, in a sentence, such as"
                f" {name}: Table 2 of the paper counts each layer, and its total is the one here",
            )


def stale_answer(context: AnswerContext) -> Iterator[Fault]:
    """An answer stands only as long as what it answers occurs."""
    if not context.is_judged:
        return
    for name in context.answers:
        if context.takes_answer.get(name) and name not in context.occurs | context.lasting:
            yield Fault(f"/answers/{name}", f'"{name}" no longer occurs in this file', "take this answer out")


ANSWER_RULES: tuple[Rule[AnswerContext], ...] = (
    error(answer_unknown),
    error(answer_to_error),
    error(answer_says_nothing),
    warning(stale_answer),
)
_READY = Ready(ANSWER_RULES)


def settle(
    problems: Iterable[Problem],
    *,
    files: Iterable[Answerable],
    rules: Iterable[Rule[Any]],
    documents: Mapping[str, Positioned],
) -> list[Problem]:
    """Return the problems, doubts marked where their file answers them, and those of the answers."""
    found = list(problems)
    rules = tuple(rules)
    takes_answer = {rule.name: rule.is_answerable for rule in rules}
    words = {rule.name: f"{rule.name}; {rule.words}" for rule in rules}
    lasting = frozenset(rule.name for rule in rules if rule.lasts)
    by_file = {given.file: given for given in files}
    doubted: dict[str, dict[str, str]] = defaultdict(dict)
    for problem in found:
        if takes_answer.get(problem.rule):
            told = doubted[problem.file].get(problem.rule, words[problem.rule])
            doubted[problem.file][problem.rule] = f"{told}; {problem.message}; {problem.hint}"
    marked = [
        _mark(problem, by_file.get(problem.file), doubted[problem.file][problem.rule])
        if takes_answer.get(problem.rule)
        else problem
        for problem in found
    ]
    has_error = any(problem.is_error for problem in marked)
    return marked + [
        problem
        for given in by_file.values()
        for problem in run_in_file(
            _READY,
            AnswerContext(
                answers=given.answers,
                occurs=given.shown | doubted[given.file].keys(),
                takes_answer=takes_answer,
                is_judged=given.is_judged and not has_error,
                lasting=lasting,
                asked=words | doubted[given.file],
            ),
            file=given.file,
            document=PlacedLater(documents, given.file),
        )
    ]


def _mark(problem: Problem, given: Answerable | None, asked: str) -> Problem:
    """Return a doubt with its answer, if that says anything; one that blocks blocks no more."""
    answer = None if given is None else given.answers.get(problem.rule)
    if answer is None or says_nothing(answer, asked):
        return problem
    return replace(problem, answer=answer, severity=Severity.WARNING)
