"""The machine-readable board: every file of the API, and the JSON Schema of each kind of file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from effsota.showing.fields import API
from effsota.showing.fields.api_files import API_FILES
from effsota.showing.fields.data_field import to_data, to_json, to_schema
from effsota.showing.site import Site

OF_BOARDS = ("board", "record")
# The two rooms of schemas have much the same names.
_NOT_OF_FILES = "For what a file of a tracker may hold, see the schemas in /schema/."


def render_api(site: Site, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the JSON files of the named kinds with their paths."""
    for file in (file for file in API_FILES if file.name in names):
        for address, whole in file.wholes(site):
            yield f"{API}{address}", to_json(to_data(file.fields, whole))


def render_examples(site: Site, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the first JSON file of each of the named kinds with its path."""
    for file in (file for file in API_FILES if file.name in names):
        for address, whole in islice(file.wholes(site), 1):
            yield f"{API}{address}", to_json(to_data(file.fields, whole))


def render_schemas(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every JSON Schema with its path."""
    for file in API_FILES:
        opening = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{site.base_url}/{file.schema}",
            "title": f"{file.name.capitalize()}, as the site publishes it",
            "description": f"{file.words.capitalize()}. {_NOT_OF_FILES}",
        }
        yield file.schema, to_json({**opening, **to_schema(file.fields)})
