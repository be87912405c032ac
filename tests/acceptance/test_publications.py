"""The publications of the records on file: real titles, with authors, one of each for one paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from effsota.model import Submission
from effsota.model.paper_links import paper_of
from effsota.pipeline.assessment import Assessment
from tests.present import present

ROOT = Path(__file__).parents[2]
MOST_WITHOUT_AUTHORS = 0.05
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.fixture(scope="module")
def submissions(own_assessment: Assessment) -> list[Submission]:
    """Return every submission on file."""
    boards = own_assessment.boards
    return present(entry.record.submission for board in boards for entry in board.leaderboard.entries)


def test_one_paper_has_one_title_and_one_list_of_authors(submissions: list[Submission]) -> None:
    """On whichever boards its results stand."""
    found: defaultdict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for submission in submissions:
        given = submission.publication
        found[given.paper].add((given.title, given.authors))
    assert {paper: told for paper, told in found.items() if len(told) > 1} == {}


def documents_in(value: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield link, title and authors of every document that the data of a file name."""
    if isinstance(value, dict):
        if "url" in value and "title" in value:
            yield value["url"], value["title"], tuple(value.get("authors", ()))
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from documents_in(each)


def test_boards_chips_and_rates_name_a_document_as_records_do(submissions: list[Submission]) -> None:
    """One title, and one list of authors where there is any; rules look at records alone."""
    files = (
        *ROOT.glob("submissions/*/track.yaml"),
        ROOT / "schema/hardware.yaml",
        ROOT / "schema/published-rates.yaml",
    )
    titles: defaultdict[str, set[str]] = defaultdict(set)
    authors: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    given = [(each.publication.url, each.publication.title, each.publication.authors) for each in submissions]
    named = (found for path in files for found in documents_in(yaml.load(path.read_bytes(), LOADER)))  # noqa: S506
    for url, title, people in (*given, *named):
        titles[paper_of(url)].add(title)
        authors[paper_of(url)].update({people} - {()})
    assert {paper: told for paper, told in titles.items() if len(told) > 1} == {}
    assert {paper: told for paper, told in authors.items() if len(told) > 1} == {}


def test_nearly_every_publication_has_its_authors(submissions: list[Submission]) -> None:
    """The others are pages that name none."""
    without = [each.path for each in submissions if not each.publication.authors]
    assert len(without) <= MOST_WITHOUT_AUTHORS * len(submissions)


def test_a_history_is_told_of_every_corrected_figure(submissions: list[Submission]) -> None:
    """The eleven pairs of the speedrun, and what stands without a log."""
    told = {each.path for each in submissions if each.history}
    numbers = (65, 66, 71, 72, 73, 82, 83, 84, 85, 86, 87, 88, 89)
    assert {f"fineweb-3-28/record-{number}" for number in numbers} <= told
