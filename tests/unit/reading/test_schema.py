"""A document against a schema: faults in plain words, and the types that the schema asks for."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effsota.disk.folder import read_bundle
from effsota.problems import Refusal
from effsota.reading.document import VOCABULARY, parse_document
from effsota.reading.schema import SHAPE_RULES, Schema, check_shape, load_schema
from effsota.units import Dimension, parse_quantity

METHODS = {
    "oneOf": [
        {
            "type": "object",
            "properties": {
                "method": {"const": "reported"},
                "compute": {"type": "string", "format": "compute"},
            },
            "required": ["method", "compute"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"method": {"const": "operations"}, "examples": {"type": "number"}},
            "required": ["method", "examples"],
            "additionalProperties": False,
        },
    ]
}
PROPERTIES: dict[str, Any] = {
    "model": {"type": "string", "examples": ["EfficientNet-B0"]},
    "title": {"$ref": "#/$defs/title"},
    "notes": {"type": "string", "format": "block"},
    "url": {"type": "string", "format": "link"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "format": "time"},
    "name": {"type": "string", "format": "name"},
    "path": {"type": "string", "format": "record-path"},
    "commit": {"type": "string", "pattern": "^[0-9a-f]{7,64}$", "description": "A hexadecimal id."},
    "value": {"type": "number"},
    "runs": {"type": "integer", "minimum": 1},
    "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    "is_open": {"type": "boolean"},
    "counts": {"enum": [1, 2]},
    "status": {"enum": ["accepted", "disputed"]},
    "authors": {"type": "array", "items": {"$ref": "#/$defs/title"}, "minItems": 1, "maxItems": 3},
    "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    "compute": {"type": "array", "items": METHODS},
    "forward": {"oneOf": [{"type": "number"}, {"type": "array", "items": {"type": "number"}}]},
    "answers": {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z]+(-[a-z]+)*$"},
        "additionalProperties": {"type": "string"},
    },
}
ROOT = {
    "type": "object",
    "properties": PROPERTIES,
    "required": ["model"],
    "additionalProperties": False,
    "not": {"required": ["runs", "share"]},
    "description": "Either runs or share.",
    "$defs": {"title": {"type": "string", "format": "line", "minLength": 1, "maxLength": 20}},
}


def schema_of(root: Any) -> Schema:
    """Return a schema that must load."""
    schema = load_schema(json.dumps(root).encode())
    assert isinstance(schema, Schema)
    return schema


def told(text: str) -> list[tuple[int, int, str, str]]:
    """Return place, rule and message of every fault of a file with a model."""
    document = parse_document(f"model: X\n{text}".encode()).document
    assert document is not None
    faults = check_shape(document, schema_of(ROOT)).faults
    return [(fault.line, fault.column, fault.rule, fault.message) for fault in faults]


def hint_of(text: str) -> str:
    """Return the hint of the only fault."""
    document = parse_document(text.encode()).document
    assert document is not None
    (fault,) = check_shape(document, schema_of(ROOT)).faults
    return fault.hint


def test_the_schema_says_what_is_typed() -> None:
    """Numbers, dates and truth values are read where the schema asks for them, and only there."""
    text = """
model: "1984"
date: 2012-06-01
value: 1e21
runs: 3
is_open: true
forward: [1, 2.5]
compute: [{method: operations, examples: 1.28e6}, {method: reported, compute: 5 PFLOP}]
answers: {a-rule: no}
"""
    document = parse_document(text.encode()).document
    assert document is not None
    assert check_shape(document, schema_of(ROOT)).data == {
        "model": "1984",
        "date": date(2012, 6, 1),
        "value": 1e21,
        "runs": 3,
        "is_open": True,
        "forward": [1.0, 2.5],
        "compute": [
            {"method": "operations", "examples": 1.28e6},
            {"method": "reported", "compute": parse_quantity("5 PFLOP", Dimension.COMPUTE)},
        ],
        "answers": {"a-rule": "no"},
    }


FAULTS = [
    ("vlaue: 5", (2, 1, "unknown-key", '"vlaue" is not a known key')),
    ("value: {a: 1}", (2, 1, "wrong-kind", "value is a mapping, but a number is asked")),
    ("title: [a]", (2, 1, "wrong-kind", "title is a list, but a text is asked")),
    ("authors: Ada", (2, 1, "wrong-kind", 'authors is a text ("Ada"), but a list is asked')),
    ("forward: {a: 1}", (2, 1, "wrong-kind", "forward is a mapping, but a list or a number is asked")),
    ("status: [accepted]", (2, 1, "wrong-kind", "status is a list, but a text is asked")),
    ("status: acepted", (2, 9, "not-allowed", 'status is "acepted", which is not one of the allowed values')),
    ("counts: 3", (2, 9, "not-allowed", 'counts is "3", which is not one of the allowed values')),
    ("value: 1,000", (2, 8, "not-a-number", 'value: "1,000" is not a number')),
    ("value: .inf", (2, 8, "not-a-number", 'value: ".inf" is not a number')),
    ("value: 1e400", (2, 8, "not-a-number", 'value: "1e400" is too large for a number')),
    ("runs: 1.5", (2, 7, "not-a-number", 'runs: "1.5" is not a whole number')),
    ("is_open: yes", (2, 10, "not-a-number", 'is_open: "yes" is neither true nor false')),
    ("runs: 0", (2, 7, "out-of-range", 'runs is "0", which is too small')),
    ("share: 0", (2, 8, "out-of-range", 'share is "0", which is too small')),
    ("share: 33", (2, 8, "out-of-range", 'share is "33", which is too large')),
    (
        "date: 2024-13-01",
        (2, 7, "not-a-date", 'date: "2024-13-01" is not a day of the calendar (no such date)'),
    ),
    ("date: 20240301", (2, 7, "not-a-date", 'date: "20240301" is not a date')),
    ("date: 1949-12-31", (2, 7, "not-a-date", 'date: "1949-12-31" is a date before 1950')),
    ("time: 5 FLOP", (2, 7, "bad-quantity", 'time: "FLOP" is a unit of compute, not of time')),
    ("url: http://a.org", (2, 6, "bad-link", "url is not a link that begins with https://")),
    ("name: Alex_Net", (2, 7, "bad-name", 'name: "Alex_Net" is not a name')),
    ("path: a", (2, 7, "bad-name", 'path: "a" is not the id of a record')),
    ("commit: xyz", (2, 9, "bad-name", 'commit: "xyz" is not of the form that is asked')),
    ("answers: {A_b: x}", (2, 11, "bad-key", '"A_b of answers" is not a name that can be a key here')),
    ("title: " + "x" * 21, (2, 8, "too-long", "title is too long: 21 characters, at most 20")),
    ("title: |\n  a\n  b", (2, 8, "bad-text", "title has a line break, but is a text of one line")),
    ("authors: []", (2, 1, "too-few", "authors has 0 items, at least 1 is asked")),
    ("authors: [a, b, c, d]", (2, 1, "too-many", "authors has too many items: 4, at most 3")),
    ("tags: [a, a]", (2, 11, "repeated-item", "item 2 of tags stands in the list already")),
    ("runs: 1\nshare: 1", (1, 1, "wrong-shape", "the file is not what the schema asks")),
    (
        "compute: [{method: operation, examples: x}]",
        (2, 20, "not-allowed", 'method is "operation", which is not one of the allowed values'),
    ),
    ("compute: [{examples: 5}]", (2, 11, "missing-key", 'the key "method" is missing in item 1 of compute')),
    (
        "compute: [{method: operations}]",
        (2, 11, "missing-key", 'the key "examples" is missing in item 1 of compute'),
    ),
    (
        "compute: [{method: operations, examples: 5, compute: 5 FLOP}]",
        (2, 45, "unknown-key", '"compute" is not a known key of item 1 of compute'),
    ),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_fault_is_told_once_in_plain_words(text: str, fault: tuple[int, int, str, str]) -> None:
    """Each fault has its place, its rule, and a message that quotes what stands there."""
    assert told(text) == [fault]


def test_every_rule_of_the_schema_is_provoked() -> None:
    """Whatever is named in the table of rules is told by some file above, or by the reader."""
    from effsota.reading.document import READ_RULES  # noqa: PLC0415

    provoked = {fault[2] for _, fault in FAULTS}
    assert provoked | READ_RULES.keys() == SHAPE_RULES.keys()


def test_what_is_missing_is_shown_with_an_example() -> None:
    """The hint of a missing key is the schema's own example."""
    assert hint_of("title: x") == "write model: EfficientNet-B0"


def test_what_may_stand_instead_of_a_missing_key_is_named() -> None:
    """A record of a price has no compute: both are said where neither is there."""
    root = {**ROOT, "if": {"not": {"required": ["runs"]}}, "then": {"required": ["title"]}}
    document = parse_document(b"model: X\n").document
    assert document is not None
    (fault,) = check_shape(document, schema_of(root)).faults
    assert fault.message == 'the key "title" is missing'
    assert fault.hint.endswith("; or what the track ranks by instead: runs")


def test_a_misspelt_key_is_recognized() -> None:
    """A near miss is suggested, and the key that it stands for is not called missing as well."""
    assert hint_of("modle: X") == "did you mean model?"


def test_an_unknown_key_is_told_the_known_ones() -> None:
    """Where nothing is near, the keys are listed."""
    assert hint_of("model: X\nzzz: 1").startswith("keys: model, title, notes, url,")


def test_allowed_values_are_listed() -> None:
    """The hint of a choice names the nearest value and all of them."""
    assert hint_of("model: X\nstatus: acepted") == "did you mean accepted? write one of: accepted, disputed"


def test_the_reader_and_the_schema_do_not_blame_twice() -> None:
    """A key without value is told by the reader alone; there is no data then."""
    document = parse_document(b"model:\nvalue: 1\n").document
    assert document is not None
    assert check_shape(document, schema_of(ROOT)) == (None, ())


def test_many_unknown_keys_make_a_short_list() -> None:
    """Ten are shown, the last says how many more there are."""
    found = told("".join(f"k{number}: x\n" for number in range(900)))
    assert len(found) == 10
    assert found[-1] == (11, 1, "unknown-key", '"k9" is not a known key (and 890 more like this)')


def test_messages_are_short() -> None:
    """A long value is cut where it is quoted."""
    ((_, _, _, message),) = told(f"value: {'9' * 3000}")
    assert message == f'value: "{"9" * 60}..." is not a number'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"{",
            "the schema cannot be read: Expecting property name enclosed in double quotes: line 1 column 2",
        ),
        (b'{"type": 5}', "the schema cannot be read: 5 is not valid under any of the given schemas"),
        (
            b'{"$ref": "https://example.org/x.json"}',
            "the schema refers to https://example.org/x.json, which is not inside it",
        ),
        (b'{"$ref": "#/$defs/gone"}', "the schema refers to #/$defs/gone, which is not inside it"),
        (
            b'{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}',
            "the schema refers to #/$defs/b, which is not inside it",
        ),
    ],
)
def test_an_unusable_schema_is_refused(data: bytes, message: str) -> None:
    """Broken JSON, a broken schema, and references that lead outside or nowhere."""
    refusal = load_schema(data)
    assert isinstance(refusal, Refusal)
    assert refusal.message.startswith(message)


DATA = st.recursive(
    st.sampled_from(["x", "5", "1e21", "2019-05-28", "operations", "5 PFLOP", ""]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*PROPERTIES, "method", "examples", "zz"]), inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from([*PROPERTIES, "zz"]), DATA, max_size=5))
def test_any_document_is_data_or_faults(data: dict[str, Any]) -> None:
    """Whatever shape a document has: no exception, every rule has a name, no data where there are faults."""
    document = parse_document(json.dumps({"model": "X", **data}).encode()).document
    assert document is not None
    checked = check_shape(document, schema_of(ROOT))
    assert (checked.data is None) == bool(checked.faults or document.faulty)
    assert {fault.rule for fault in checked.faults} <= SHAPE_RULES.keys()


@pytest.mark.parametrize(
    "kind",
    [
        "submission",
        "track",
        "tracker",
        "decisions",
        "hardware",
        "reference-trends",
        "published-rates",
        "thresholds",
    ],
)
def test_the_packaged_schemas_load(kind: str) -> None:
    """Every schema that travels with the package is usable."""
    assert isinstance(load_schema(read_bundle()[f"schema/{kind}.schema.json"].data), Schema)


def test_a_message_has_six_hundred_characters_at_most() -> None:
    """A schema with hundreds of keys does not fill a screen with them."""
    keys = {f"key-{number}": {"type": "string"} for number in range(200)}
    schema = schema_of({"type": "object", "properties": keys, "additionalProperties": False})
    document = parse_document(b"other: x\n").document
    assert document is not None
    (fault,) = check_shape(document, schema).faults
    assert len(fault.hint) == 600


def test_very_many_unknown_keys_take_time_in_proportion_to_their_number() -> None:
    """A vocabulary may hold 8,000 keys: the first are named, with what was meant, the others counted."""
    keys = "".join(f"k{number}: x\n" for number in range(7_900))
    document = parse_document(f"modle: X\n{keys}".encode(), limits=VOCABULARY).document
    assert document is not None
    began = time.process_time()
    faults = check_shape(document, schema_of(ROOT)).faults
    assert time.process_time() - began < 1
    assert (faults[0].message, faults[0].hint) == ('"modle" is not a known key', "did you mean model?")
    assert faults[-1].message.endswith("(and 7,891 more like this)")
