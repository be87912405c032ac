"""The publications of the records on file: real titles, with authors, one of each for one paper."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from effsota.disk.folder import read_tree
from effsota.model import Submission
from effsota.pipeline.assessment import assess
from tests.present import present

ROOT = Path(__file__).parents[2]
MOST_WITHOUT_AUTHORS = 0.05


@pytest.fixture(scope="module")
def submissions() -> list[Submission]:
    """Return every submission on file."""
    boards = assess(read_tree(ROOT), date(2026, 11, 27)).boards
    return present(entry.record.submission for board in boards for entry in board.leaderboard.entries)


def test_one_paper_has_one_title_and_one_list_of_authors(submissions: list[Submission]) -> None:
    """On whichever boards its results stand."""
    found: defaultdict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for submission in submissions:
        given = submission.publication
        found[given.paper].add((given.title, given.authors))
    assert {paper: told for paper, told in found.items() if len(told) > 1} == {}


def test_nearly_every_publication_has_its_authors(submissions: list[Submission]) -> None:
    """The others are pages that name none."""
    without = [each.path for each in submissions if not each.publication.authors]
    assert len(without) <= MOST_WITHOUT_AUTHORS * len(submissions)


def test_a_history_is_told_of_every_corrected_figure(submissions: list[Submission]) -> None:
    """The eleven pairs of the speedrun, and what stands without a log."""
    told = {each.path for each in submissions if each.history}
    numbers = (65, 66, 71, 72, 73, 82, 83, 84, 85, 86, 87, 88, 89)
    assert {f"fineweb-3-28/record-{number}" for number in numbers} <= told
