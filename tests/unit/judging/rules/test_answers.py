"""Answers to warnings."""

from __future__ import annotations

from effsota.judging.rules import ALL_RULES, Answerable, settle_answers
from effsota.problems import Problem, Severity
from tests.builders.claims import make_submission
from tests.present import present

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
    found = settle(problem("estimates-disagree"), problem("utilization-high"), estimates_disagree="because")
    assert [each.answer for each in found] == ["because", None]


def test_a_warning_of_another_file_is_not_answered() -> None:
    """Answers stand where the warning stands."""
    given = Answerable(file="other.yaml", answers={"utilization-high": "why"}, is_judged=False)
    assert [
        each.answer for each in settle_answers([problem("utilization-high")], files=[given], documents=PAGES)
    ] == [None]


def test_an_answer_whose_warning_does_not_occur_is_stale() -> None:
    """With the place of the answer."""
    (stale,) = settle(estimates_disagree="because")
    assert (stale.rule, stale.line, stale.pointer) == ("stale-answer", 7, "/answers/estimates-disagree")
    assert stale.message == '"estimates-disagree" no longer occurs in this file'
    assert stale.severity is Severity.WARNING


def test_an_answer_that_a_neighbour_makes_idle_stands() -> None:
    """A record between two parts a leap; who files it may not touch the file that answers for the leap."""
    assert settle(giant_leap="because", long_leap="because") == []


def test_an_answer_to_what_is_shown_without_a_warning_stands() -> None:
    """A near miss is too near to be warned of, and may still be explained."""
    near = Answerable(
        file=FILE,
        answers={"published-compute-differs": "why", "utilization-high": "why"},
        is_judged=True,
        shown=frozenset({"published-compute-differs"}),
    )
    assert [each.pointer for each in settle_answers([], files=[near], documents=PAGES)] == [
        "/answers/utilization-high"
    ]


def test_no_answer_is_stale_before_everything_could_be_judged() -> None:
    """An error may keep the rule from running."""
    assert settle(is_judged=False, estimates_disagree="because") == []


def test_no_answer_is_stale_beside_an_error() -> None:
    """The error may hide the warning."""
    found = settle(problem("date-in-future", Severity.ERROR), estimates_disagree="because")
    assert [each.rule for each in found] == ["date-in-future"]


def test_an_unknown_rule_cannot_be_answered() -> None:
    """The hint is the name to write."""
    (unknown,) = settle(estimate_disagrees="because")
    assert unknown.message == 'there is no rule "estimate-disagrees" to answer'
    assert unknown.hint == "write estimates-disagree"
    assert unknown.severity is Severity.ERROR


def test_an_error_cannot_be_answered() -> None:
    """It blocks all the same."""
    first, second = settle(problem("date-in-future", Severity.ERROR), date_in_future="because")
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
    answered, stale = settle(
        problem("giant-leap", Severity.ERROR), giant_leap="because", estimates_disagree="because"
    )
    assert (answered.severity, answered.answer) == (Severity.WARNING, "because")
    assert (stale.rule, stale.pointer) == ("stale-answer", "/answers/estimates-disagree")


def test_an_answer_to_a_demand_that_is_not_made_is_stale() -> None:
    """Like any other."""
    given = Answerable(file=FILE, answers={"below-one-pass": "because"}, is_judged=True)
    assert [each.rule for each in settle_answers([], files=[given], documents=PAGES)] == ["stale-answer"]
