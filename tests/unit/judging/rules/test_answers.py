"""Answers to warnings."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.judging.rules import ALL_RULES, Answerable, settle_answers
from effsota.problems import Problem, Severity
from tests.builders.claims import make_submission
from tests.present import present

WHY = "The paper counts each layer."
FILE = make_submission("first", "2019-05-28").file


class Page:
    """A document whose every value stands on line 7."""

    def position(self, pointer: str) -> tuple[int, int]:
        """Return the same place for all."""
        return 7, len(pointer)


PAGES = {FILE: Page(), "other.yaml": Page()}


def problem(rule: str, severity: Severity = Severity.WARNING) -> Problem:
    """Return a problem of the file."""
    return Problem(
        file=FILE, line=1, column=1, rule=rule, pointer="", message="m", hint="h", severity=severity
    )


def settle(*problems: Problem, is_judged: bool = True, **answers: str) -> list[Problem]:
    """Return the problems of a file that gives these answers."""
    by_rule = {name.replace("_", "-"): reason for name, reason in answers.items()}
    given = Answerable(file=FILE, answers=by_rule, is_judged=is_judged)
    return settle_answers(problems, files=[given], documents=PAGES)


def test_a_warning_is_answered_by_its_rule() -> None:
    """All of that rule in the file, and no other."""
    found = settle(problem("estimates-disagree"), problem("utilization-high"), estimates_disagree=WHY)
    assert [each.answer for each in found] == [WHY, None]


def test_a_warning_of_another_file_is_not_answered() -> None:
    """Answers stand where the warning stands."""
    given = Answerable(file="other.yaml", answers={"utilization-high": WHY}, is_judged=False)
    assert [
        each.answer for each in settle_answers([problem("utilization-high")], files=[given], documents=PAGES)
    ] == [None]


def test_an_answer_whose_warning_does_not_occur_is_stale() -> None:
    """With the place of the answer."""
    (stale,) = settle(estimates_disagree=WHY)
    assert (stale.rule, stale.line, stale.pointer) == ("stale-answer", 7, "/answers/estimates-disagree")
    assert stale.message == '"estimates-disagree" no longer occurs in this file'
    assert stale.severity is Severity.WARNING


def test_an_answer_that_a_neighbour_makes_idle_stands() -> None:
    """A record between two parts a leap; who files it may not touch the file that answers for the leap."""
    assert settle(giant_leap=WHY, long_leap=WHY) == []


def test_an_answer_to_what_is_shown_without_a_warning_stands() -> None:
    """A near miss is too near to be warned of, and may still be explained."""
    near = Answerable(
        file=FILE,
        answers={"published-compute-differs": WHY, "utilization-high": WHY},
        is_judged=True,
        shown=frozenset({"published-compute-differs"}),
    )
    assert [each.pointer for each in settle_answers([], files=[near], documents=PAGES)] == [
        "/answers/utilization-high"
    ]


def test_no_answer_is_stale_before_everything_could_be_judged() -> None:
    """An error may keep the rule from running."""
    assert settle(is_judged=False, estimates_disagree=WHY) == []


def test_no_answer_is_stale_beside_an_error() -> None:
    """The error may hide the warning."""
    found = settle(problem("date-in-future", Severity.ERROR), estimates_disagree=WHY)
    assert [each.rule for each in found] == ["date-in-future"]


def test_an_unknown_rule_cannot_be_answered() -> None:
    """The hint is the name to write."""
    (unknown,) = settle(estimate_disagrees=WHY)
    assert unknown.message == 'there is no rule "estimate-disagrees" to answer'
    assert unknown.hint == "write estimates-disagree"
    assert unknown.severity is Severity.ERROR


def test_an_error_cannot_be_answered() -> None:
    """It blocks all the same."""
    first, second = settle(problem("date-in-future", Severity.ERROR), date_in_future=WHY)
    assert first.answer is None
    assert second.message == '"date-in-future" is an error, which an answer does not lift'


def test_every_rule_has_words_and_a_name_of_its_own() -> None:
    """They are shown to readers."""
    names = [rule.name for rule in ALL_RULES]
    assert sorted(set(names)) == sorted(names)
    assert all(rule.words.endswith(".") for rule in present(ALL_RULES))


def test_a_demand_blocks_until_it_is_answered() -> None:
    """Then it is a warning, answered; and so no error that would hide what is stale."""
    (open_,) = settle(problem("giant-leap", Severity.ERROR))
    assert (open_.is_error, open_.answer) == (True, None)
    answered, stale = settle(problem("giant-leap", Severity.ERROR), giant_leap=WHY, estimates_disagree=WHY)
    assert (answered.severity, answered.answer) == (Severity.WARNING, WHY)
    assert (stale.rule, stale.pointer) == ("stale-answer", "/answers/estimates-disagree")


def test_an_answer_to_a_demand_that_is_not_made_is_stale() -> None:
    """Like any other."""
    given = Answerable(file=FILE, answers={"below-one-pass": WHY}, is_judged=True)
    assert [each.rule for each in settle_answers([], files=[given], documents=PAGES)] == ["stale-answer"]


@pytest.mark.parametrize(
    ("answer", "is_one"),
    [
        ("why", False),
        ("because", False),
        ("It is true.", False),
        ("yes, it is correct, I checked it", False),
        ("layer layer layer layer", False),
        ("giant leap", False),
        ("a record says why that is true", False),
        ("the best before it: 1 TFS-days", False),
        ("check powers of ten and units", False),
        ("They rounded it.", False),
        ("They rounded their figure.", True),
        ("The log counts FLOP.", True),
        ("作者在论文里数了每一层", True),
        ("作者说的", False),
    ],
)
def test_an_answer_says_something(answer: str, *, is_one: bool) -> None:
    """In three words, and not in those of the rule, of what it found, or of its hint."""
    asked = replace(
        problem("giant-leap", Severity.ERROR),
        message="120x less than the best before it: 1 TFS-days",
        hint="check powers of ten and units",
    )
    found, *more = settle(asked, giant_leap=answer)
    assert (found.answer, found.is_error) == ((answer, False) if is_one else (None, True))
    assert [each.rule for each in more] == [] if is_one else ["answer-says-nothing"]


def test_an_answer_that_says_nothing_is_told_what_to_write() -> None:
    """As an error, at the answer, also where it answers a warning."""
    _, found = settle(problem("utilization-high"), utilization_high="why")
    assert (found.is_error, found.pointer) == (True, "/answers/utilization-high")
    assert found.message == '"why" does not say why'
    assert found.hint.startswith("write what makes it true and where that can be read, in a sentence")
