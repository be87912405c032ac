"""Every page, picture, feed and badge of the site is read back, and none says what its board contradicts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.claims.board_facts import facts_of
from effsota.boards.claims.numbers_told import is_rounded
from effsota.boards.claims.reading_back import (
    read_back,
    reads_growth_per_year,
    reads_nonsense,
    reads_products,
)
from effsota.boards.claims.times_told import ENDS, ENDS_WITH_UNIT, TIME, are_ends, is_time
from effsota.boards.disputed_counted import board_with_disputed
from effsota.boards.trend.analysis import build_analysis
from tests.builders.boards import REFERENCES
from tests.builders.lasting_facts import facts_of_continuation
from tests.builders.odd_boards import ODD_BOARDS
from tests.builders.page_texts import by_track, lines_of, our_words, submitted, texts_of
from tests.builders.sites import render, site
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from effsota.model import Board
    from effsota.showing.site import Site

TRACKS = sorted(path.parent.name for path in (ROOT / "submissions").glob("*/track.yaml"))


@pytest.fixture(scope="module")
def boards(own_site: Site) -> dict[str, Board]:
    """The boards of the repository by track."""
    return {board.leaderboard.track.id: board for board in own_site.boards}


OTHER_LEVELS = re.compile(rb'<section aria-labelledby="levels">.*?</section>', re.DOTALL)


def wrong(files: Mapping[str, bytes], board: Board) -> Iterator[tuple[str, str, str]]:
    """Yield file, line and reason of what is said wrongly on what is about one track.

    The page of a board by another resource speaks of that board alone, and a record's page of each.
    """
    track_id = board.leaderboard.track.id
    theirs = submitted(ROOT / "submissions" / track_id)
    of_other = {
        f"tracks/{track_id}/{each.leaderboard.resource.key}/": facts_of(each) for each in board.others
    }
    facts_of_track = facts_of(board)
    of_records = {f"tracks/{each.record.submission.path}/" for each in board.leaderboard.entries}
    own = ((path, OTHER_LEVELS.sub(b"", data)) for path, data in by_track(files, track_id))
    where = {line: path for path, data in own for line in texts_of(path, data)}
    for line, path in where.items():
        room = f"{path.rpartition('/')[0]}/"
        facts = [of_other[room]] if room in of_other else [facts_of_track]
        facts += of_other.values() if room in of_records else ()
        told = [[*read_back(our_words(line, theirs), each)] for each in facts]
        for found in min(told, key=len):
            yield path, line[:200], found.why


@pytest.mark.parametrize("track_id", TRACKS)
def test_no_page_of_a_board_contradicts_it(
    track_id: str, site_files: Mapping[str, bytes], boards: dict[str, Board]
) -> None:
    """Its own, those of its records, its embedding, pictures, feed and badges."""
    assert list(wrong(site_files, boards[track_id])) == []


def test_no_rate_at_another_level_contradicts_the_board_of_that_level(
    site_files: Mapping[str, bytes], boards: dict[str, Board]
) -> None:
    """A board tells those of the same test, each with its name."""
    levels = {board.leaderboard.track.level: board for board in boards.values()}
    found, read = [], 0
    for track_id in TRACKS:
        for section in OTHER_LEVELS.findall(site_files[f"tracks/{track_id}/index.html"]):
            for level, rate in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", section.decode()):
                read += 1
                board = levels[" ".join(lines_of(level))]
                told = " ".join(lines_of(rate))
                found += [(track_id, each) for each in read_back(told, facts_of(board))]
    assert found == []
    assert read > 4


@pytest.mark.parametrize("path", ["index.html", "trends/index.html"])
def test_no_row_of_a_table_contradicts_its_board(
    path: str, site_files: Mapping[str, bytes], boards: dict[str, Board]
) -> None:
    """The row of a board is the one that begins with a link to it."""
    found = []
    for row in re.findall(r"<tr\b.*?</tr>", site_files[path].decode(), re.DOTALL):
        link = re.search(r'<th\b[^>]*>\s*<a href="(?:\.\./)*tracks/([^/"]+)/"', row)
        if link:
            facts, theirs = facts_of(boards[link[1]]), submitted(ROOT / "submissions" / link[1])
            texts = (our_words(line, theirs) for line in lines_of(row))
            found += [each for text in texts for each in read_back(text, facts)]
    assert found == []


def article_of(page: str, name: str) -> list[str]:
    """Return the lines of an article of the page of trends."""
    found = re.search(rf'<article aria-labelledby="{name}">.*?</article>', page, re.DOTALL)
    assert found, name
    return list(lines_of(found[0]))


def test_no_answer_whether_a_trend_went_on_contradicts_its_runs(
    site_files: Mapping[str, bytes], own_site: Site
) -> None:
    """Sentences, rows of what was tested, the gap and what it would cost."""
    page, theirs = site_files["trends/index.html"].decode(), submitted(ROOT / "submissions")
    assert own_site.overview.continuations
    for each in own_site.overview.continuations:
        facts = facts_of_continuation(each)
        lines = [
            our_words(line, theirs) for line in article_of(page, f"trend-{each.old.leaderboard.track.id}")
        ]
        assert [found for line in lines for found in read_back(line, facts)] == []


def test_no_era_on_the_page_of_trends_contradicts_its_board(
    site_files: Mapping[str, bytes], own_site: Site
) -> None:
    """The whole in a sentence, and each era's row."""
    page, theirs = site_files["trends/index.html"].decode(), submitted(ROOT / "submissions")
    boards = [each for each in own_site.boards if each.trend and each.leaderboard.track.eras]
    assert boards
    for board in boards:
        lines = article_of(page, f"eras-{board.leaderboard.track.id}")
        told = [our_words(line, theirs) for line in lines]
        assert [found for line in told for found in read_back(line, facts_of(board))] == []


def test_what_tracks_say_together_is_what_was_pooled(site_files: Mapping[str, bytes], own_site: Site) -> None:
    """How many there are, the mean with its interval, the spread, and what a new one may be."""
    text = " ".join(lines_of(site_files["trends/index.html"].decode()))
    told = re.findall(
        rf"(\S+) tracks together double in ({TIME}) \(({ENDS})\); about two thirds of tracks lie "
        rf"within a factor of (\S+) of that, a new one \(95%\) within ({ENDS_WITH_UNIT})",
        text,
    )
    assert len(told) == len(own_site.overview.pooled) > 0
    for (count, mean, ends, spread, new), pooled in zip(told, own_site.overview.pooled, strict=True):
        assert is_rounded(count, len(pooled.studies))
        assert is_time(mean, pooled.months)
        assert are_ends(ends, pooled.low, pooled.high, beside=mean)
        assert is_rounded(spread, pooled.spread)
        assert are_ends(new, pooled.new_low, pooled.new_high, beside=mean)


def test_no_page_at_all_says_what_nobody_could_have_measured(
    site_files: Mapping[str, bytes], boards: dict[str, Board]
) -> None:
    """Nor a rate beside another growth per year; what a board must be known for is asked of its own pages."""
    facts, theirs = facts_of(boards[TRACKS[0]]), submitted(ROOT / "submissions")
    elsewhere = ("tracks/", "rules/", "submit/", "methodology/")
    pages = (path for path in site_files if path.endswith(".html") and not path.startswith(elsewhere))
    where = {line: path for path in pages for line in lines_of(site_files[path].decode())}
    found = []
    for line, path in where.items():
        text = our_words(line, theirs)
        told = (
            *reads_nonsense(text, facts),
            *reads_growth_per_year(text, facts),
            *reads_products(text, facts),
        )
        found += [(path, text, why) for why in told]
    assert found == []


@pytest.mark.parametrize("name", ODD_BOARDS)
def test_no_page_of_an_odd_board_contradicts_it(name: str) -> None:
    """One record, two on one day, equal computes, a rising frontier, all bounds, all disputed, closed."""
    plain = ODD_BOARDS[name]
    board = replace(
        plain,
        analysis=build_analysis(plain.leaderboard),
        with_disputed=board_with_disputed(plain, REFERENCES),
    )
    facts, found = facts_of(board), []
    theirs = {entry.record.submission.model for entry in board.leaderboard.entries}
    for path, data in by_track(render(site(board)), board.leaderboard.track.id):
        for line in texts_of(path, data):
            found += [(path, each) for each in read_back(our_words(line, theirs), facts)]
    assert found == []


_MISSPELT = re.compile(
    r"[\u2018\u2019\u201c\u201d]|\d[ \u00a0]%|(?<!\.)\.\.(?![./])|\b0\.00\d* months\b"
    r"|\bdo not enter\b|\bFollows\b|\d x\b"
)


def test_what_we_write_is_spelled_one_way_on_every_page(site_files: Mapping[str, bytes]) -> None:
    """79.1%, one full stop, × after a space, straight quotes; what is submitted stays as it was filed.

    A name that may break at its hyphens stands in pieces, and is put together first.
    """
    theirs = [*submitted(ROOT / "submissions"), *submitted(ROOT / "schema")]
    found = [
        (path, line)
        for path, data in site_files.items()
        if path.endswith(".html")
        for line in (each.replace("- ", "-") for each in lines_of(data.decode()))
        if _MISSPELT.search(line) and _MISSPELT.search(our_words(line, theirs))
    ]
    assert found == []
