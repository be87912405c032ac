"""`effsota rule` explains what stands in brackets behind an error or a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from effsota.judging.rules.catalogue import build_catalogue
from tests.acceptance.terminal import on_terminal, without_styles

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

RULES = [each for group in build_catalogue() for each in group.rules]


def test_a_rule_is_explained_with_examples(run: Run) -> None:
    """Its kind, its words, what follows, a wrong and a right example; no tracker is needed."""
    outcome = run("rule", "utilization-above-one")
    assert outcome.code == 0
    assert outcome.out == (
        "utilization-above-one (error)\n"
        "  Utilization is a share of the peak: at most 1.\n"
        "  No chip does more than its peak.\n"
        "  It blocks, and no answer lifts it.\n"
        "\nWrong:\n  utilization: 33\n\nRight:\n  utilization: 0.33\n"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("utilization-high", "say in the file why that is so: answers: {utilization-high: why}"),
        (
            "giant-leap",
            "It blocks until the file says why what is reported is true: answers: {giant-leap: why}",
        ),
        ("record-removed", "until a maintainer vouches for the change"),
        ("metric-not-expected", "Right: nothing stands there."),
    ],
)
def test_it_is_said_how_a_rule_is_answered(run: Run, name: str, words: str) -> None:
    """A warning, a demand, a rule on changes; and where nothing is to be written."""
    assert words in run("rule", name).out


def test_all_rules_are_listed(run: Run, tmp_path: Path) -> None:
    """For a program one a line; on a terminal by what they look at."""
    lines = run("rule").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["rule", *(each.name for each in RULES)]
    shown = without_styles(on_terminal("rule", folder=tmp_path))
    assert {each.name for each in RULES} <= {line.split()[0] for line in shown if line}
    assert shown[-1] == "effsota rule NAME explains one of them."


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("utilisation-high", "utilization-high"),
        ("Unknown_Key", "unknown-key"),
        ("leap", "long-leap or giant-leap"),
    ],
)
def test_the_rule_that_was_probably_meant_is_named(run: Run, name: str, meant: str) -> None:
    """A wrong call."""
    outcome = run("rule", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert f'There is no rule "{name}". Did you mean {meant}?' in outcome.err


def test_a_name_that_is_like_none_leads_to_the_list(run: Run) -> None:
    """Whatever it holds."""
    assert 'There is no rule "\\x1b". All of them: effsota rule' in run("rule", "\x1b").err


def test_what_validate_reports_leads_to_it(run: Run, tracker: Path, record: Path) -> None:
    """Below the summary, not where only problems are asked for."""
    record.write_text(record.read_text("utf-8").replace("date: ", "dat: "), "utf-8")
    assert run("validate", "--root", tracker).out.endswith("\neffsota rule unknown-key explains that rule.\n")
    assert "explains" not in run("validate", "--quiet", "--root", tracker).out
