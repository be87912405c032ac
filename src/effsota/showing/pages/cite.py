"""How to cite a board, a record or a sentence of the site: as text and as BibTeX."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from effsota import figures
from effsota.boards.events import last_day
from effsota.frozen import Frozen
from effsota.limits import MOST_REMEMBERED
from effsota.model import Board, Entry, Submission
from effsota.showing.pages.page import record_path, track_path
from effsota.showing.site import Site
from effsota.text import to_bibtex


class Citation(Frozen):
    """A citation as text and as BibTeX; `path` is the file that holds the BibTeX."""

    text: str
    bibtex: str
    path: str


def cite_site(site: Site) -> str:
    """Return the citation of the whole tracker as text."""
    return f"{site.tracker.name}, {site.base_url}/{_as_of(site, site.chronicle.newest_day())}."


def cite_track(board: Board, site: Site) -> Citation:
    """Return the citation of a board."""
    track, day = board.leaderboard.track, site.chronicle.newest_day(board)
    path = track_path(track)
    entry = _misc(
        f"{_key(site.tracker.name)}-{track.id}",
        {
            "author": f"{{{to_bibtex(site.tracker.name)}}}",
            "title": f"{{{to_bibtex(track.name)}}}",
            "year": None if day is None else str(day.year),
            "url": f"{site.base_url}/{path}",
            "note": _note(site, day, board),
        },
    )
    return Citation(
        text=f"{site.tracker.name}, {_quoted(track.name)}, {site.base_url}/{path}{_as_of(site, day, board)}.",
        bibtex=entry,
        path=f"{path}cite.bib",
    )


def cite_record(entry: Entry, board: Board, site: Site) -> Citation:
    """Return the citation of a record: the publication, and the page that counts its compute."""
    submission, track = entry.record.submission, board.leaderboard.track
    path = record_path(entry)
    day = last_day(submission)
    page = _misc(
        f"{_key(site.tracker.name)}-{track.id}-{submission.name}",
        {
            "author": f"{{{to_bibtex(site.tracker.name)}}}",
            "title": f"{{{to_bibtex(f'{submission.model}: {track.name}')}}}",
            "year": str(day.year),
            "url": f"{site.base_url}/{path}",
            "note": _note(site, day, board),
        },
    )
    title = _quoted(f"{submission.model}: {track.name}")
    return Citation(
        text=f"{site.tracker.name}, {title}, {site.base_url}/{path}{_as_of(site, day, board)}.",
        bibtex=f"{page}\n{_publication(submission)}",
        path=f"{path}cite.bib",
    )


def cite_sentence(sentence: str, path: str, board: Board, site: Site) -> str:
    """Return what the site says of a board, with where it stands and of which day its data are."""
    day = site.chronicle.newest_day(board)
    when = f"{_when(day, site.version_of(board))}{site.tracker.data_licence}"
    return f"{sentence} Source: {site.tracker.name}, {site.base_url}/{path}#claim, {when}."


def _quoted(title: str) -> str:
    """Return a title in quotes, those inside of it as single ones."""
    return '"' + title.replace('"', "'") + '"'


def _publication(submission: Submission) -> str:
    given = submission.publication
    return _misc(
        f"{submission.track_id}-{submission.name}",
        {
            "author": " and ".join(map(_author, given.authors)) or None,
            "title": f"{{{to_bibtex(given.title)}}}",
            "year": str(submission.date.year),
            "url": given.url,
        },
    )


def _author(name: str) -> str:
    """Return one author; a name in which BibTeX would see two, or parts, is kept whole."""
    text = to_bibtex(name)
    return f"{{{text}}}" if "," in name or " and " in f" {name.casefold()} " else text


def _misc(key: str, fields: Mapping[str, str | None]) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value is not None]
    return "@misc{" + ",\n".join([key, *lines]) + "\n}\n"


@lru_cache(MOST_REMEMBERED)
def _key(tracker: str) -> str:
    """Return by what a tracker's own entries are known, of its name."""
    return "".join(each for each in tracker.casefold() if each.isascii() and each.isalnum()) or "tracker"


def _note(site: Site, day: date | None, board: Board) -> str:
    when = _when(day, site.version_of(board))
    return f"{when[:1].upper()}{when[1:]}{to_bibtex(site.tracker.data_licence)}"


def _as_of(site: Site, day: date | None, board: Board | None = None) -> str:
    version = site.data_version if board is None else site.version_of(board)
    return f" ({_when(day, version)}{site.tracker.data_licence})"


def _when(day: date | None, version: str) -> str:
    """Return which data are meant: of which day, and by which digits the very same files are known."""
    of_day = "" if day is None else f"data of {figures.date_text(day)}, "
    return of_day + (f"version {version}, " if version else "")
