"""The data as search engines read it: a schema.org Dataset, as a block that no script can break out of."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from effsota.model import Board
from effsota.showing.pages.all_pages import Page
from effsota.showing.pages.page import track_path
from effsota.showing.site import Site

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
# What could end the block, or a line of script, stands for itself in JSON as an escape.
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&'\u2028\u2029"})


def linked_data(page: Page, site: Site) -> Markup | None:
    """Return the block of a page that describes data, None on any other."""
    if not page.is_dataset:
        return None
    return to_block(site_dataset(site) if page.board is None else track_dataset(page.board, site))


def to_block(data: dict[str, Any]) -> Markup:
    """Return JSON for an element `script`: ASCII, without a character that HTML knows."""
    return Markup(json.dumps(data, allow_nan=False).translate(_ESCAPES))  # noqa: S704  # all of HTML is escaped


def site_dataset(site: Site) -> dict[str, Any]:
    """Return the whole tracker as a Dataset."""
    tracker = site.tracker
    description = (
        tracker.description or f"Training compute to fixed levels of performance, kept by {tracker.name}."
    )
    return {
        **_dataset(site, name=tracker.name, description=description, path=""),
        "distribution": [
            _download(site, "data/records.csv", "text/csv"),
            _download(site, "data/records.parquet", "application/vnd.apache.parquet"),
            _download(site, "data/submissions.csv", "text/csv"),
            _download(site, "api/v1/index.json", "application/json"),
        ],
        "hasPart": [
            {"@type": "Dataset", "name": track.name, "url": f"{site.base_url}/{track_path(track)}"}
            for track in (board.leaderboard.track for board in site.boards)
        ],
    }


def track_dataset(board: Board, site: Site) -> dict[str, Any]:
    """Return one board as a Dataset."""
    track = board.leaderboard.track
    entries = board.leaderboard.entries
    description = f"{track.name} ({track.level}): compute of every record, with range, factor and sources."
    found = {
        **_dataset(site, name=track.name, description=description, path=track_path(track)),
        "isPartOf": {"@type": "Dataset", "name": site.tracker.name, "url": f"{site.base_url}/"},
        "distribution": [
            _download(site, f"data/{track.id}.csv", "text/csv"),
            _download(site, f"api/v1/tracks/{track.id}.json", "application/json"),
        ],
    }
    if entries:
        first, last = (entry.record.submission.date.isoformat() for entry in (entries[0], entries[-1]))
        found["temporalCoverage"] = f"{first}/{last}"
    return found


def _dataset(site: Site, *, name: str, description: str, path: str) -> dict[str, Any]:
    tracker = site.tracker
    creator = {"@type": "Organization", "name": tracker.name, "url": tracker.repository}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": f"{site.base_url}/{path}",
        "license": LICENCES.get(tracker.data_licence, tracker.data_licence),
        "isAccessibleForFree": True,
        "creator": creator,
        "variableMeasured": "training compute in FLOP",
    }


def _download(site: Site, path: str, media: str) -> dict[str, str]:
    return {"@type": "DataDownload", "encodingFormat": media, "contentUrl": f"{site.base_url}/{path}"}
