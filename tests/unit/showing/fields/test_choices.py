"""What a field may be in the API is what a file may say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from effsota.showing.fields.api_files import API_FILES
from effsota.showing.fields.data_field import to_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[4]


def choices_in(node: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield every key of a schema that is one of a few words, with the words."""
    if isinstance(node, dict):
        for key, each in node.get("properties", {}).items():
            one = next(iter(each.get("anyOf", [each])))
            yield from [(key, sorted(one["enum"]))] if "enum" in one else ()
        for each in node.values():
            yield from choices_in(each)
    elif isinstance(node, list):
        for each in node:
            yield from choices_in(each)


PUBLISHED = {key: words for file in API_FILES for key, words in choices_in(to_schema(file.fields))}
ASKED = {
    key: words
    for kind in ("track", "submission")
    for key, words in choices_in(json.loads((ROOT / f"schema/{kind}.schema.json").read_text("utf-8")))
}


@pytest.mark.parametrize("key", ["kind", "domain", "better", "fit", "date_of", "bound"])
def test_choices_of_the_api_are_those_of_the_files(key: str) -> None:
    """A word that a file may say is one that the API may say."""
    assert PUBLISHED[key] == ASKED[key]
