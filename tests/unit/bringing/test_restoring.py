"""A file of the API gives the file back that was filed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from effsota.bringing.restoring import MOST_BYTES, restore_file
from effsota.disk.folder import read_tree
from effsota.problems import Refusal
from effsota.reading.as_written import as_written
from effsota.reading.document import parse_document
from effsota.reading.schema import check_shape, load_schema
from effsota.showing.fields.data_field import to_json
from tests.round_trip import api_files, unlike_what_was_filed

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[3]
NAMED = {"track": "level", "id": "first"}
ODD = """
# A comment is not in the API.
history: [{date: 2026-11-03, what: "history stands first, and # is no comment"}]
model: '1e6'
publication: {url: "https://example.org/x?a=1&b=2#c", title: "true: [no]"}
date: 2020-03-01
result: {value: 79.20, is: at-least}
runs: 40
compute:
  - {method: parameters, parameters: "1,234,567", tokens: 3.3T tokens, epochs: 1.0e+0}
  - method: reported
    compute: "6.0 PFLOP"
answers:
  giant-leap: >-
    A text on
    two lines.
notes: |-
  Two lines,
    the second one indented.
"""


def filed(text: str) -> bytes:
    """Return the API's file of a submission."""
    schema = load_schema((ROOT / "schema/submission.schema.json").read_bytes())
    document = parse_document(text.encode()).document
    assert document is not None
    assert not isinstance(schema, Refusal)
    checked = check_shape(document, schema)
    assert checked.faults == ()
    return to_json({**NAMED, "as_written": as_written(document.data, checked.data)})


def test_every_record_and_track_comes_out_as_it_went_in(site_files: Mapping[str, bytes]) -> None:
    """Every key and value, in its order and with its digits."""
    assert unlike_what_was_filed(site_files) == []
    assert len(api_files(site_files)) > 280


def test_every_file_is_on_the_site_byte_for_byte(site_files: Mapping[str, bytes]) -> None:
    """With its comments; learning curves too."""
    filed = {path: file.data for path, file in read_tree(ROOT).items() if path.startswith("submissions/")}
    assert {f"data/{path}": data for path, data in filed.items()}.items() <= site_files.items()


def test_what_was_filed_is_valid_in_json_too(site_files: Mapping[str, bytes]) -> None:
    """By the schemas that the site publishes: of each track its file, and the first of its records."""
    tracks = [path for path in site_files if path.startswith("api/v1/tracks/")]
    rooms = [path.replace("tracks/", "submissions/").replace(".json", "/") for path in tracks]
    records = [min(path for path in site_files if path.startswith(room)) for room in rooms]
    for kind, paths in (("track", tracks), ("submission", records)):
        validator = Draft202012Validator(json.loads(site_files[f"schema/{kind}.schema.json"]))
        told = (json.loads(site_files[path])["as_written"] for path in paths)
        assert [error.message for each in told for error in validator.iter_errors(each)] == []


def test_numbers_keep_their_digits_and_texts_stay_texts() -> None:
    """JSON has the types of the schema: 79.20 is a number, "1e6" a model, 3.3T what somebody typed."""
    told = json.loads(filed(ODD), parse_float=lambda text: ("float", text))["as_written"]
    assert (told["result"]["value"], told["model"], told["runs"]) == (("float", "79.20"), "1e6", 40)
    assert [*told["compute"][0].values()][1:] == ["1,234,567", "3.3T tokens", ("float", "1.0e+0")]


def test_an_odd_file_comes_back() -> None:
    """Quotes, braces and blocks are ways of writing; what they say is the same."""
    restored = restore_file(filed(ODD))
    assert not isinstance(restored, Refusal)
    assert restored.path == "submissions/level/first.yaml"
    documents = [parse_document(each).document for each in (restored.data, ODD.encode())]
    ours, theirs = (json.dumps(each.data) for each in documents if each is not None)
    assert ours == theirs


@pytest.mark.parametrize(
    "told",
    [
        {"a key: with # signs": "x", "yes": ["on", "- x", "", "#"][:2]},
        {"lists": [["a", ["b"]], [{"c": "d"}]], "none": [], "nothing": {}},
        {"long": "word " * 400 + "end", "signs": "\\ \"'`{{x}}"},
    ],
)
def test_what_other_trackers_may_hold_comes_back(told: dict[str, object]) -> None:
    """A tracker of one's own may have a schema of its own."""
    restored = restore_file(to_json({**NAMED, "as_written": told}))
    assert not isinstance(restored, Refusal)
    document = parse_document(restored.data).document
    assert document is not None
    assert document.data == told


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "it cannot be read as JSON"),
        (b"\xff", "it cannot be read as JSON"),
        (b"[" * 900, "it cannot be read as JSON"),
        (b"[" * 40 + b"]" * 40, "it cannot be read as JSON: it is nested too deep"),
        (b" " * (MOST_BYTES + 1), "it is too large"),
        (b"[]", "it is no record and no track"),
        (b'{"track": "t", "id": "x"}', "it is no record and no track"),
        (b'{"track": "..", "id": "x", "as_written": {"a": "b"}}', "it does not say of which"),
        (b'{"track": "t", "id": "x/y", "as_written": {"a": "b"}}', "it does not say of which"),
        (b'{"track": "t", "id": "x", "as_written": {"a": null}}', "as_written cannot be a file of a tracker"),
        (b'{"track": "t", "id": "x", "as_written": {"a": "\\u202e"}}', "as_written cannot be a file"),
    ],
)
def test_what_is_no_file_of_the_api_is_refused(data: bytes, message: str) -> None:
    """With what is wrong; nothing is written outside submissions/, and no text that a reviewer cannot see."""
    refused = restore_file(data)
    assert isinstance(refused, Refusal)
    assert refused.message.startswith(message)
