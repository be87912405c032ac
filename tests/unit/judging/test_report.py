"""Problems as text, annotations, JSON, and in one line."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from effsota.judging.report import count_files, count_tracker, render_problems, render_summary
from effsota.problems import Problem, Severity
from tests.present import present

ERROR = Problem(
    file="submissions/x/y.yaml",
    line=9,
    column=3,
    rule="unknown-key",
    pointer="/licence",
    message='"licence" is not a known key',
    hint="did you mean license?",
)
WARNING = replace(ERROR, line=4, rule="date-late", severity=Severity.WARNING)
ANSWERED = replace(WARNING, line=5, answer="The source dates it so.")
HOSTILE = replace(ERROR, file="::error::a\x1b[2J", message="##[add-mask]x\n::stop-commands::y", hint="50 %")


def test_text_has_place_severity_rule_message_and_hint_or_answer() -> None:
    """Problems are sorted by place; an answered warning needs no hint any more."""
    assert render_problems([ERROR, ANSWERED]) == (
        'submissions/x/y.yaml:5:3: warning[date-late]: "licence" is not a known key\n'
        "    answered: The source dates it so.\n"
        'submissions/x/y.yaml:9:3: error[unknown-key]: "licence" is not a known key\n'
        "    hint: did you mean license?\n"
    )


def test_nothing_to_tell_is_no_text() -> None:
    """Without problems there is no line."""
    assert render_problems([]) == ""


def test_github_shows_annotations_after_the_list() -> None:
    """What is open becomes an annotation, what is answered stays in the list."""
    *_, first, second = render_problems([WARNING, ANSWERED, ERROR], "github").splitlines()
    assert first == (
        "::error file=submissions/x/y.yaml,line=9,col=3,title=unknown-key::"
        '"licence" is not a known key%0Adid you mean license?'
    )
    assert second == (
        "::warning file=submissions/x/y.yaml,line=4,col=3,title=date-late::"
        '"licence" is not a known key%0Adid you mean license?'
    )


def test_github_counts_what_has_no_room() -> None:
    """The runner shows ten annotations of a level."""
    lines = render_problems([replace(ERROR, line=line) for line in range(1, 24)], "github").splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[-1] == "::notice title=Not all shown::13 more errors stand in the log only."


def test_hostile_text_is_inert_in_every_form() -> None:
    """No escape sequence, no second line, no command of the runner."""
    assert render_problems([HOSTILE]).splitlines() == [
        ": :error::a\\x1b[2J:9:3: error[unknown-key]: ## [add-mask]x\\x0a::stop-commands::y",
        "    hint: 50 %",
    ]
    assert render_problems([HOSTILE], "github").splitlines()[-1] == (
        "::error file=%3A%3Aerror%3A%3Aa\\x1b[2J,line=9,col=3,title=unknown-key::"
        "## [add-mask]x%0A::stop-commands::y%0A50 %25"
    )


@given(st.text(), st.sampled_from(["text", "github", "json"]))
def test_any_message_is_printable(message: str, form: str) -> None:
    """Whatever a message quotes, the report has printable lines, of which only ours are commands."""
    lines = render_problems([replace(ERROR, message=message, file=f"{message}.yaml")], form).split("\n")
    assert all(line.replace("\u200c", "").replace("\u200d", "").isprintable() for line in present(lines))
    assert sum(line.lstrip().startswith("::") for line in lines) == (form == "github")
    assert form == "json" or not any("##[" in line for line in lines)


def test_json_counts_and_lists() -> None:
    """Every field of a problem is there, with the numbers of errors, warnings and answers."""
    report = json.loads(render_problems([ERROR, WARNING, ANSWERED], "json"))
    assert [report[key] for key in ("errors", "warnings", "answered")] == [1, 2, 1]
    assert report["problems"][1] == {
        "file": "submissions/x/y.yaml",
        "line": 5,
        "column": 3,
        "rule": "date-late",
        "pointer": "/licence",
        "message": '"licence" is not a known key',
        "hint": "did you mean license?",
        "severity": "warning",
        "answer": "The source dates it so.",
        "fix": "",
    }


def test_the_summary_is_one_line() -> None:
    """It counts what was checked, what is wrong, and what is answered."""
    assert render_summary([], checked="this") == "this: no errors, no warnings"
    assert render_summary([ANSWERED] * 5, checked="this") == "this: no errors, 5 warnings, all answered"
    assert render_summary([ERROR, WARNING, ANSWERED], checked="this") == (
        "this: 1 error, 2 warnings, 1 of them answered"
    )


def test_what_was_checked_is_counted() -> None:
    """A whole tracker, or some of its files."""
    assert count_tracker(0, 1) == "no submissions in 1 track"
    assert count_tracker(1200, 4) == "1,200 submissions in 4 tracks"
    assert (count_files(1), count_files(2)) == ("1 file checked", "2 files checked")
