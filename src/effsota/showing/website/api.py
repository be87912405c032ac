"""The machine-readable board: every file of the API, and the JSON Schema of each kind of file."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.showing.fields import API
from effsota.showing.fields.api_files import API_FILES
from effsota.showing.fields.data_field import to_data, to_json, to_schema
from effsota.showing.site import Site


def render_api(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every JSON file with its path."""
    for file in API_FILES:
        for address, whole in file.wholes(site):
            yield f"{API}{address}", to_json(to_data(file.fields, whole))


def render_schemas(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every JSON Schema with its path."""
    for file in API_FILES:
        opening = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{site.base_url}/{file.schema}",
            "title": file.name.capitalize(),
            "description": file.words.capitalize(),
        }
        yield file.schema, to_json({**opening, **to_schema(file.fields)})
