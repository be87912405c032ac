"""What the search of every page looks in: a file of its own, which a page fetches when somebody types."""

from __future__ import annotations

import json
from collections.abc import Iterator

from effsota import figures
from effsota.boards.claims.listed import as_listed
from effsota.showing.pages.maker_paths import organization_path, person_path
from effsota.showing.pages.makers import organizations_behind, people_behind
from effsota.showing.pages.page import record_path, track_path
from effsota.showing.site import Site

SEARCH = "search.json"
# Name, what it is, address, and words that are found and not shown.
Found = tuple[str, str, str, str]


def render_search(site: Site) -> bytes:
    """Return the index of a site: tracks with their domains, then models, organizations, people."""
    found = [*_tracks(site), *_records(site), *_makers(site)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _tracks(site: Site) -> Iterator[Found]:
    for board in as_listed(site.boards):
        track = board.leaderboard.track
        words = (track.domain, track.dataset or "", track.level, track.id)
        yield track.name, f"Benchmark, {track.domain}", track_path(track), " ".join(words)


def _records(site: Site) -> Iterator[Found]:
    """Yield records, the newest first, by model, track and organization; an author is found as a person."""
    boards = as_listed(site.boards)
    found = [(entry, board.leaderboard.track) for board in boards for entry in board.leaderboard.entries]
    found.sort(key=lambda each: each[0].record.submission.date, reverse=True)
    for entry, track in found:
        submission = entry.record.submission
        what = f"Record, {track.level}, {submission.date.year}"
        yield submission.model, what, record_path(entry), " ".join(submission.organizations)


def _makers(site: Site) -> Iterator[Found]:
    """Yield everybody; whoever types another spelling of a name, or an id, finds the name."""
    for kind, makers, path_of in (
        ("Organization", organizations_behind(site), organization_path),
        ("Author or contributor", people_behind(site), person_path),
    ):
        for maker in sorted(makers, key=lambda maker: maker.name):
            count = figures.count_text(len(maker.made), "record")
            words = " ".join((*maker.also, *(known.text for known in maker.ids)))
            yield maker.name, f"{kind}, {count}", path_of(maker.slug), words
