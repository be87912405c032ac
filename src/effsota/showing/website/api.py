"""The machine-readable board: an index, one JSON file for each track and for each submission."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from effsota.showing.website.cases import case_data, challenge_data, status_data
from effsota.showing.website.record_data import entry_data, estimate_data, metric_data, published_data
from effsota.showing.website.trend_data import trend_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Board, Entry
    from effsota.showing.pages import Site

API = "api/v1/"


def render_api(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every JSON file with its path."""
    yield f"{API}index.json", to_json(index_data(site))
    yield f"{API}audit.json", to_json({"cases": [case_data(case) for case in site.audit]})
    for board in site.boards:
        track = board.leaderboard.track
        yield f"{API}tracks/{track.id}.json", to_json(track_data(board))
        for entry in board.leaderboard.entries:
            data = submission_data(entry, board)
            yield f"{API}submissions/{entry.record.submission.path}.json", to_json(data)


def to_json(data: Any) -> bytes:
    """Return JSON bytes with a line feed at the end."""
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def index_data(site: Site) -> dict[str, Any]:
    """Return what the tracker holds, with the paths to it."""
    tracker = site.tracker
    return {
        "name": tracker.name,
        "url": site.base_url,
        "repository": tracker.repository,
        "data_licence": tracker.data_licence,
        "built": site.today.isoformat(),
        "version": site.version,
        "tracks": [_glance(board) for board in site.boards],
        "audit": f"{API}audit.json",
        "downloads": {"csv": "data/submissions.csv"},
    }


def _glance(board: Board) -> dict[str, Any]:
    leaderboard = board.leaderboard
    track, sota = leaderboard.track, leaderboard.sota
    return {
        "id": track.id,
        "name": track.name,
        "kind": track.kind.value,
        "level": track.level,
        "path": f"{API}tracks/{track.id}.json",
        "csv": f"data/{track.id}.csv",
        "submissions": len(leaderboard.entries),
        "sota": None if sota is None else sota.record.submission.path,
        "trend": trend_data(board),
    }


def track_data(board: Board) -> dict[str, Any]:
    """Return a board with its submissions by date, then path."""
    track = board.leaderboard.track
    return {
        "id": track.id,
        "name": track.name,
        "kind": track.kind.value,
        "level": track.level,
        "domain": track.domain,
        "dataset": track.dataset,
        "baseline": track.baseline,
        "metric": metric_data(track.metric),
        "trend": trend_data(board),
        "published": published_data(track.published),
        "submissions": [entry_data(entry, track.kind) for entry in board.leaderboard.entries],
    }


def submission_data(entry: Entry, board: Board) -> dict[str, Any]:
    """Return one record with its estimates, term by term."""
    submission, track = entry.record.submission, board.leaderboard.track
    publication, result = submission.publication, submission.result
    return {
        "track": track.id,
        **entry_data(entry, track.kind),
        "date_of": submission.date_of,
        "publication": {
            "title": publication.title,
            "authors": list(publication.authors),
            "url": publication.url,
        },
        "result": None if result is None else {"value": result.value, "measured": result.is_measured},
        "status_detail": status_data(submission.status),
        "challenges": [challenge_data(challenge) for challenge in submission.challenges],
        "estimates": [estimate_data(priced) for priced in entry.record.estimates],
    }
