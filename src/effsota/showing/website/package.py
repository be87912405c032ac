"""The downloads as a Frictionless Data Package: every table with its columns and their meaning."""

from __future__ import annotations

from typing import Any

from effsota.showing.fields.data_field import DataField, to_json
from effsota.showing.site import Site
from effsota.showing.website.downloads import TableFile, site_tables
from effsota.showing.website.linked_data import LICENCES

PACKAGE = "datapackage.json"


def render_package(site: Site) -> bytes:
    """Return the descriptor.

    Source: Data Package (v1), Tabular Data Resource and Table Schema, specs.frictionlessdata.io.
    """
    tracker = site.tracker
    licence = {"name": tracker.data_licence}
    if tracker.data_licence in LICENCES:
        licence["path"] = LICENCES[tracker.data_licence]
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
            "resources": list(map(_resource, site_tables(site))),
        }
    )


def _name(site: Site) -> str:
    letters = (
        letter if letter.isascii() and letter.isalnum() else "-" for letter in site.tracker.name.lower()
    )
    return "-".join(filter(None, "".join(letters).split("-"))) or "tracker"


def _resource(file: TableFile) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": file.name,
        "title": file.title,
        "path": file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": list(map(_field, file.table.columns)),
            "primaryKey": list(file.table.key),
            "missingValues": [""],
        },
    }


def _field(column: DataField[Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.holds.choices:
        constraints["enum"] = list(column.holds.choices)
    return {
        "name": column.name,
        "type": column.holds.column,
        "description": column.words,
        **({"constraints": constraints} if constraints else {}),
    }
