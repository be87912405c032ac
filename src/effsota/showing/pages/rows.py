"""The rows of a board's table: ranked records by compute, then the others."""

from __future__ import annotations

from collections.abc import Iterable

from effsota.boards.agreement import disagreement_of
from effsota.boards.claims.boundary_words import before_words
from effsota.frozen import Frozen
from effsota.model import Board, Entry, Submission, Track
from effsota.showing.pages.words import tag_of
from effsota.showing.site import Site


class Tag(Frozen):
    """The state of a figure in words; `is_warning` asks for caution."""

    text: str
    is_warning: bool


class RecordRow(Frozen):
    """One record of a track in a table, with the state of its figure; `before` names a boundary ahead."""

    entry: Entry
    track: Track
    tag: Tag
    before: str | None = None


def build_rows(board: Board, site: Site, entries: Iterable[Entry]) -> tuple[RecordRow, ...]:
    """Return the rows of a board's entries: ranked ones best first, then those shown but not ranked."""
    track = board.leaderboard.track

    def order(entry: Entry) -> tuple[bool, float, str]:
        return entry.rank is None, track.kind.effort_of(entry.amount.value), entry.record.submission.path

    return tuple(
        RecordRow(
            entry=entry,
            track=track,
            tag=build_tag(entry, site),
            before=before_words(entry, board.leaderboard),
        )
        for entry in sorted(entries, key=order)
    )


def other_words(submission: Submission, track: Track) -> str:
    """Return by what else a record is searched: its authors, its organizations, its field, its data."""
    given = submission.publication.authors, submission.organizations, (track.domain, track.dataset or "")
    return " ".join(word for words in given for word in words)


def method_title(entry: Entry) -> str:
    """Return how the headline of an entry was arrived at, as tables call it; as stated without one."""
    return entry.record.headline.estimate.method.title if entry.record.headline else "As stated"


def build_tag(entry: Entry, site: Site) -> Tag:
    """Return the state of an entry's figure."""
    text, is_warning = tag_of(entry.record, sources_disagree=disagrees(entry, site))
    return Tag(text=text, is_warning=is_warning)


def disagrees(entry: Entry, site: Site) -> bool:
    """Tell whether compute or factor printed for an entry do not follow, or its estimates lie far apart."""
    if disagreement_of(entry.record) is not None:
        return True
    return any(found.is_of_headline for found in site.discrepancies_of(entry.record.submission.path))
