"""Citations of boards, records and sentences."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import parse_string
from msgspec.structs import replace

from effsota.showing.pages.cite import cite_record, cite_sentence, cite_site, cite_track
from tests.builders.boards import board, record
from tests.builders.sites import TRACKER, site

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER = {
    "title": "On 100% of {models} & more",
    "url": "https://example.org/a_b?c=%20",
    "authors": ["Ann Author", "Science and Sons", "Last, First"],
}
SUBMITTED = {"by": "octocat", "date": date(2026, 11, 1)}
BOARD = board([record("AlexNet", "2012-06-01", 6.16, publication=PAPER, submitted=SUBMITTED)])
ENTRY = BOARD.leaderboard.entries[0]


def test_a_board_is_cited_with_the_day_of_its_data() -> None:
    """Not with the day of the build."""
    assert cite_track(BOARD, site(BOARD)).text == (
        'A tracker, "AlexNet-level image classification", '
        "https://example.org/some/path/tracks/alexnet-imagenet/ (data of 1 Nov 2026, CC-BY-4.0)."
    )


def test_a_title_in_quotes_has_single_ones_inside() -> None:
    """Two kinds of quotes tell the inner from the outer."""
    track = replace(BOARD.leaderboard.track, name='The first era of "AI and Compute"')
    named = replace(BOARD, leaderboard=replace(BOARD.leaderboard, track=track))
    assert ", \"The first era of 'AI and Compute'\", https://" in cite_track(named, site(named)).text


def test_an_empty_board_is_cited_without_a_day() -> None:
    """There are no data yet."""
    empty = board([record("x", "2012-01-01", 1)])
    empty = replace(empty, leaderboard=replace(empty.leaderboard, entries=()))
    assert cite_track(empty, site(empty)).text.endswith("/tracks/alexnet-imagenet/ (CC-BY-4.0).")
    assert "year" not in parse_string(cite_track(empty, site(empty)).bibtex).entries[0].fields_dict


def test_the_tracker_is_cited_as_a_whole() -> None:
    """Under its own address."""
    assert cite_site(site(BOARD)) == (
        "A tracker, https://example.org/some/path/ (data of 1 Nov 2026, CC-BY-4.0)."
    )


def test_a_record_is_cited_with_its_publication() -> None:
    """Two entries with keys of their own."""
    found = parse_string(cite_record(ENTRY, BOARD, site(BOARD)).bibtex)
    assert found.failed_blocks == []
    assert [entry.key for entry in found.entries] == [
        "atracker-alexnet-imagenet-ralexnet20120601",
        "alexnet-imagenet-ralexnet20120601",
    ]


def test_what_bibtex_would_read_as_a_command_is_escaped() -> None:
    """A title is text."""
    fields = parse_string(cite_record(ENTRY, BOARD, site(BOARD)).bibtex).entries[1].fields_dict
    assert fields["title"].value == r"{On 100\% of \{models\} \& more}"
    assert fields["url"].value == "https://example.org/a_b?c=%20"


def test_a_name_that_looks_like_two_stays_one() -> None:
    """BibTeX splits authors at `and`, and names at commas."""
    fields = parse_string(cite_record(ENTRY, BOARD, site(BOARD)).bibtex).entries[1].fields_dict
    assert fields["author"].value == "Ann Author and {Science and Sons} and {Last, First}"


def test_a_sentence_is_cited_with_its_anchor() -> None:
    """So that whoever reads it can see it where it stands."""
    text = cite_sentence("It fell.", "tracks/t/", BOARD, site(BOARD))
    assert text == (
        f"It fell. Source: {TRACKER.name}, {TRACKER.url}/tracks/t/#claim, data of 1 Nov 2026, CC-BY-4.0."
    )


def test_a_citation_names_the_version_of_the_data(site_files: Mapping[str, bytes]) -> None:
    """Of the board's own files, as anybody finds it again: the digest of what `sha256sum` prints of them."""
    folder = Path(__file__).parents[4] / "submissions/alexnet-imagenet"
    sums = [
        f"{sha256(path.read_bytes()).hexdigest()}  submissions/alexnet-imagenet/{path.name}\n"
        for path in sorted(folder.iterdir())
    ]
    version = sha256("".join(sums).encode()).hexdigest()[:12]
    for path in ("", "alexnet/"):
        assert (
            f", version {version}, CC-BY-4.0".encode()
            in site_files[f"tracks/alexnet-imagenet/{path}cite.bib"]
        )
    whole = json.loads(site_files["build.json"])["data_sha256"][:12]
    assert f"+{whole}".encode() in site_files["CITATION.cff"]
