"""The first line of a comment: in which files the doubts are answered."""

from __future__ import annotations

import pytest

from effsota.judging.changes import render_checks
from effsota.judging.changes.judgement import Judgement
from effsota.problems import Problem, Severity

TRACK, OTHER = "submissions/level/track.yaml", "submissions/other/track.yaml"
OWN, SECOND = "submissions/level/own.yaml", "submissions/level/second.yaml"


def answered(file: str) -> Problem:
    """Return a doubt of a file that the file answers."""
    return Problem(
        file=file,
        line=1,
        column=1,
        pointer="",
        rule="long-leap",
        message="a doubt",
        hint="",
        severity=Severity.WARNING,
        answer="It is true, since.",
    )


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ((OWN,), "1 doubt is answered in the file"),
        ((OWN, OWN), "2 doubts are answered in the file"),
        ((OWN, SECOND), "2 doubts are answered in their files"),
        ((TRACK,), "1 doubt is answered in track.yaml"),
        ((TRACK, OTHER), "2 doubts are answered in the track.yaml of their tracks"),
        ((TRACK, OWN), "2 doubts are answered in their files and in track.yaml"),
        ((), ""),
    ],
)
def test_where_doubts_are_answered_is_told(files: tuple[str, ...], told: str) -> None:
    """A doubt about a track is answered in its track.yaml, not in the file of the submission."""
    judgement = Judgement(
        base="base",
        head="head",
        problems=tuple(map(answered, files)),
        standing=(),
        boards=(),
        memory=(),
        is_vouched=False,
        file_count=1,
        board_url=None,
    )
    rest = f"; {told}, for a person to judge" if told else ""
    assert render_checks(judgement) == f"every check passed{rest}"
