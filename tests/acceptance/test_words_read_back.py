"""What is told beside the pages is read back too: comments on changes, the terminal, texts of the data."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.claims.board_facts import facts_of
from effsota.boards.claims.reading_back import read_back, reads_growth_per_year, reads_nonsense
from effsota.boards.disputed_counted import board_with_disputed
from effsota.boards.trend.analysis import build_analysis
from effsota.boards.trend.overview import build_overview
from effsota.cli import board_tables
from effsota.cli.record_lines import record_lines
from effsota.cli.trend import continuation_lines, trend_lines
from effsota.judging.changes import judgement_data, render_markdown
from tests.builders.board_changes import judged_changes
from tests.builders.boards import REFERENCES
from tests.builders.lasting_facts import facts_of_continuation
from tests.builders.odd_boards import ODD_BOARDS
from tests.builders.page_texts import our_words, submitted
from tests.builders.sites import render, site
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from effsota.model import Board
    from effsota.pipeline.assessment import Assessment

TRACKS = sorted(path.parent.name for path in (ROOT / "submissions").glob("*/track.yaml"))
CASES = [*TRACKS, *ODD_BOARDS]


@pytest.fixture
def board(name: str, own_assessment: Assessment) -> Board:
    """A board of the repository, or an odd one, as a build has it."""
    own = {each.leaderboard.track.id: each for each in own_assessment.boards}
    plain = own.get(name) or ODD_BOARDS[name]
    return replace(
        plain,
        analysis=build_analysis(plain.leaderboard),
        with_disputed=board_with_disputed(plain, REFERENCES),
    )


def theirs(name: str, board: Board) -> list[str]:
    """Return what is submitted to a board."""
    models = [entry.record.submission.model for entry in board.leaderboard.entries]
    return [*(submitted(ROOT / "submissions" / name) if name in TRACKS else ()), *models]


def strings(value: object) -> Iterator[str]:
    """Yield every text in JSON data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@pytest.mark.parametrize("name", CASES)
def test_no_comment_on_a_change_contradicts_the_boards(name: str, board: Board) -> None:
    """In Markdown and in JSON; what is said of the board before is held against the board before."""
    found, their = [], theirs(name, board)
    for deed, judgement, before, after in judged_changes(board):
        told = [*_lines(render_markdown(judgement)), *strings(judgement_data(judgement))]
        first = "".join(judgement.boards[0].headline_before) if judgement.boards else ""
        of_before = facts_of(before)
        of_after = facts_of(after) if after.leaderboard.entries else of_before
        for line in told:
            is_of_before = line.startswith("- It said: ") or (line == first and bool(line))
            facts = of_before if is_of_before else of_after
            found += [(deed, each) for each in read_back(our_words(line, their), facts)]
    assert found == []


def _lines(markdown: str) -> Iterator[str]:
    """Yield the lines of a comment, the two states of a table's row apart from each other."""
    for line in re.split(r"\n|<br>", markdown):
        if not line.startswith("| "):
            yield re.sub(r"</?code>", "", line)


@pytest.mark.parametrize("state", ["before", "after"])
@pytest.mark.parametrize("name", CASES)
def test_no_table_of_a_change_contradicts_its_board(name: str, state: str, board: Board) -> None:
    """Each column is of one state."""
    found, their = [], theirs(name, board)
    for deed, judgement, before, after in judged_changes(board):
        facts = facts_of(before if state == "before" else after)
        for line in render_markdown(judgement).splitlines():
            cells = [each.strip() for each in line.strip("|").split(" | ")]
            if line.startswith("| ") and len(cells) == 3 and cells[1] != "before":
                text = our_words(f"{cells[0]} {cells[1 if state == 'before' else 2]}", their)
                found += [(deed, each) for each in read_back(text, facts)]
    assert found == []


@pytest.mark.parametrize("name", CASES)
def test_no_line_in_the_terminal_contradicts_its_board(
    name: str,
    board: Board,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those of `show` for all tracks, one track and a record, on a screen and in a pipe, and of `trend`."""
    facts, their = facts_of(board), theirs(name, board)
    for is_for_people in (True, False):
        monkeypatch.setattr(board_tables, "is_for_people", lambda answer=is_for_people: answer)
        board_tables.show_boards([board], None)
        board_tables.show_records(board, None)
    told = capsys.readouterr().out.splitlines()
    for entry in board.leaderboard.entries:
        told += record_lines(entry, board.leaderboard, None)
    told += trend_lines(board)
    assert [each for line in told for each in read_back(our_words(line, their), facts)] == []


def test_no_line_on_whether_a_trend_went_on_contradicts_its_runs(own_assessment: Assessment) -> None:
    """Each is held against the runs that came after, and not against the trend's own records."""
    found, read = [], 0
    for each in build_overview(own_assessment.boards, own_assessment.today).continuations:
        for line in continuation_lines(own_assessment, each.old.leaderboard.track.id):
            read += 1
            found += list(read_back(line, facts_of_continuation(each)))
    assert found == []
    assert read > 2


@pytest.mark.parametrize("name", TRACKS)
def test_no_text_in_the_data_of_a_track_contradicts_it(
    name: str, site_files: Mapping[str, bytes], board: Board
) -> None:
    """In JSON and in CSV."""
    assert list(_wrong_in_data(site_files, name, name, board)) == []


@pytest.mark.parametrize("name", ODD_BOARDS)
def test_no_text_in_the_data_of_an_odd_board_contradicts_it(name: str, board: Board) -> None:
    """Of one record, of bounds alone, and so on."""
    files = render(site(board))
    assert list(_wrong_in_data(files, board.leaderboard.track.id, name, board)) == []


def _wrong_in_data(
    files: Mapping[str, bytes], track_id: str, name: str, board: Board
) -> Iterator[tuple[str, str, str]]:
    facts, their = facts_of(board), theirs(name, board)
    rooms = (f"api/v1/tracks/{track_id}.", f"api/v1/submissions/{track_id}/", f"data/{track_id}.")
    paths = [path for path in files if path.startswith(rooms)]
    where = {text: path for path in paths for text in data_texts(path, files[path])}
    for text, path in where.items():
        for found in read_back(our_words(text, their), facts):
            yield path, text, found.why
    assert len(paths) >= 2


def data_texts(path: str, data: bytes) -> Iterator[str]:
    """Yield the texts of a JSON or a CSV file, without the names of its fields."""
    if path.endswith(".json"):
        yield from strings(json.loads(data))
    elif path.endswith(".csv"):
        for row in csv.DictReader(io.StringIO(data.decode())):
            yield from row.values()


def test_no_text_of_any_data_says_what_nobody_could_have_measured(
    site_files: Mapping[str, bytes], own_assessment: Assessment
) -> None:
    """The descriptions of fields and files as well."""
    facts, their = facts_of(own_assessment.boards[0]), submitted(ROOT / "submissions")
    where = {text: path for path, data in site_files.items() for text in data_texts(path, data)}
    found = []
    for text in where.keys() - set(their):
        words = our_words(text, their)
        told = (*reads_nonsense(words, facts), *reads_growth_per_year(words, facts))
        found += [(where[text], text[:200], why) for why in told]
    assert found == []
