"""What a rule needs is asked before it: without it the rule would have said nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.judging.discrepancies import find_in_claim
from effsota.judging.rules import INPUT_RULES, RECORD_RULES, ClaimContext, RecordContext
from effsota.judging.rules.rule import Ready, Rule
from effsota.model.submission import NotCounted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from effsota.model import Submission
    from effsota.pipeline.assessment import Assessment

# Whatever a record counts, these words say something else.
WORDS = (
    "Trained for 40 weeks on 4,096 H100 GPUs at 11% MFU in fp8, 700 epochs, 9,000,000 steps with a batch size"
    " of 90,000; a mixture of experts of 980B parameters, on 77T tokens or 1.28 million steps per GPU, twice"
    " a step by SAM. A MAC counts as one: 999e30 multiply-adds. The training loss of the best of 9 seeds on a"
    " subset of the validation set is extrapolated, in bits per byte, top-5, on CIFAR-100, German to Czech."
)


def contexts(own: Assessment) -> Iterator[ClaimContext | RecordContext]:
    """Yield the claims and the records of the repository's own tracker, as they are and with other words."""
    for board in own.boards:
        track, entries = board.leaderboard.track, board.leaderboard.entries
        for record in (entry.record for entry in entries):
            found = tuple(find_in_claim(record.submission, own.hardware))
            yield RecordContext(record=record, track=track, baseline=entries[0].record, discrepancies=found)
            for submission in (record.submission, replace(record.submission, notes=WORDS)):
                yield ClaimContext(
                    submission=submission,
                    track=track,
                    hardware=own.hardware,
                    today=own.today,
                    curves=own.curves,
                    discrepancies=found,
                )


@pytest.fixture(scope="module")
def judged(own_assessment: Assessment) -> list[ClaimContext | RecordContext]:
    """Each of them."""
    return list(contexts(own_assessment))


@pytest.mark.parametrize(("rules", "kind"), [(INPUT_RULES, ClaimContext), (RECORD_RULES, RecordContext)])
def test_without_what_it_needs_a_rule_says_nothing(
    judged: list[ClaimContext | RecordContext], rules: tuple[Rule[Any], ...], kind: type[object]
) -> None:
    """Of no record: to ask it would be in vain."""
    missed = [
        (rule.name, context.submission.path)
        for context in judged
        if isinstance(context, kind)
        for rule in rules
        if rule.needs is not None and not rule.needs(context) and any(rule.check(context))
    ]
    assert missed == []


def test_without_a_word_of_its_own_a_rule_says_nothing(judged: list[ClaimContext | RecordContext]) -> None:
    """Of no claim, whichever of the other words stand in its notes, in its title or beside an estimate."""
    signs, rules = Ready(INPUT_RULES).signs, [rule for rule in INPUT_RULES if rule.said]
    claims = [each for each in judged if isinstance(each, ClaimContext)][:: len(rules)]
    spoken = [
        replace(context, submission=submission)
        for context in claims
        for words in re.split(r"[.,;:] ", WORDS)
        for submission in saying(context.submission, words)
    ]
    silent = [(rule, each) for each in spoken for rule in rules if not rule.said & signs.find(each.said)]
    assert [(rule.name, each.submission.path) for rule, each in silent if any(rule.check(each))] == []
    told = {rule.name for rule in rules for each in spoken if any(rule.check(each))}
    assert len(told) > len(rules) / 2


def saying(submission: Submission, words: str) -> Iterator[Submission]:
    """Yield a submission that says something at each place at which words are looked for."""
    yield replace(submission, notes=words)
    yield replace(submission, model=words, notes=None)
    yield replace(submission, publication=replace(submission.publication, title=words))
    yield replace(submission, not_counted=(NotCounted(what=words),))
    yield replace(
        submission, estimates=tuple(replace(each, note=words, what=words) for each in submission.estimates)
    )


def needs_of(kind: type[object]) -> Iterator[Callable[[object], object]]:
    """Yield what rules need, each once."""
    rules: tuple[Rule[Any], ...] = INPUT_RULES if kind is ClaimContext else RECORD_RULES
    yield from dict.fromkeys(rule.needs for rule in rules if rule.needs is not None)


@pytest.mark.parametrize("kind", [ClaimContext, RecordContext])
def test_each_need_tells_records_apart(
    judged: list[ClaimContext | RecordContext], kind: type[object]
) -> None:
    """Some have it, and some do not: one that all have spares nothing."""
    told = {
        needs.__name__: {bool(needs(context)) for context in judged if isinstance(context, kind)}
        for needs in needs_of(kind)
    }
    assert [name for name, found in told.items() if len(found) < 2] == []
