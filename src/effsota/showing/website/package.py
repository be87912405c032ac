"""The downloads as a Frictionless Data Package: every table with its columns and their meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.showing import dictionary
from effsota.showing.website.api import to_json
from effsota.showing.website.linked_data import LICENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from effsota.showing.dictionary import Column
    from effsota.showing.pages import Site

PACKAGE = "datapackage.json"


def render_package(site: Site) -> bytes:
    """Return the descriptor.

    Source: Data Package (v1), Tabular Data Resource and Table Schema, specs.frictionlessdata.io.
    """
    tracker = site.tracker
    licence = {"name": tracker.data_licence}
    if tracker.data_licence in LICENCES:
        licence["path"] = LICENCES[tracker.data_licence]
    resources = [
        _resource("submissions", "All records", dictionary.RECORDS, key=["track", "id"]),
        _resource("changes", "What happened and when", dictionary.CHANGES, key=["tag"]),
    ]
    for board in site.boards:
        track = board.leaderboard.track
        resources.append(
            _resource(f"track-{track.id}", track.name, dictionary.RECORDS, key=["id"], file=track.id)
        )
    return to_json(
        {
            "profile": "tabular-data-package",
            "name": _name(site),
            "title": tracker.name,
            **({"description": tracker.description} if tracker.description else {}),
            "homepage": f"{site.base_url}/",
            "version": site.version,
            "licenses": [licence],
            "sources": [{"title": tracker.name, "path": tracker.repository}],
            "resources": resources,
        }
    )


def _name(site: Site) -> str:
    letters = (
        letter if letter.isascii() and letter.isalnum() else "-" for letter in site.tracker.name.lower()
    )
    return "-".join(filter(None, "".join(letters).split("-"))) or "tracker"


def _resource(
    name: str, title: str, columns: Sequence[Column], *, key: list[str], file: str | None = None
) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": title,
        "path": f"data/{file or name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": list(map(_field, columns)),
            "primaryKey": key,
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    return {
        "name": column.name,
        "type": column.type,
        "description": column.words,
        **({"constraints": constraints} if constraints else {}),
    }
