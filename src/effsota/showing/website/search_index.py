"""What the search of every page looks in: a file of its own, which a page fetches when somebody types."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from effsota.showing.pages.maker_paths import organization_link, people_of, person_link
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
    for board in site.boards:
        track = board.leaderboard.track
        words = (track.domain, track.dataset or "", track.level, track.id)
        yield track.name, f"Benchmark, {track.domain}", track_path(track), " ".join(words)


def _records(site: Site) -> Iterator[Found]:
    """Yield records by model, track and organization; whoever looks for an author finds the person."""
    for board in site.boards:
        track = board.leaderboard.track
        for entry in board.leaderboard.entries:
            submission = entry.record.submission
            what = f"Record, {track.level}, {submission.date.year}"
            yield submission.model, what, record_path(entry), " ".join(submission.organizations)


def _makers(site: Site) -> Iterator[Found]:
    submissions = [entry.record.submission for board in site.boards for entry in board.leaderboard.entries]
    organizations = Counter(name for each in submissions for name in dict.fromkeys(each.organizations))
    people = Counter(name for each in submissions for name in people_of(each))
    for kind, link_of, counts in (
        ("Organization", organization_link, organizations),
        ("Author or contributor", person_link, people),
    ):
        for name, count in sorted(counts.items()):
            yield name, f"{kind}, {count} {'record' if count == 1 else 'records'}", link_of(name).path, ""
