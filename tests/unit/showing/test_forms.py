"""A schema as a form: every property has its field, and the commented template is a submission."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from effsota.disk.folder import read_tree
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import assess
from effsota.problems import Refusal
from effsota.reading.document import parse_document
from effsota.reading.schema import check_shape, load_schema, read_schema
from effsota.showing.forms import Field, Widget, build_form, render_template

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
SOURCE = (ROOT / "schema/submission.schema.json").read_bytes()
SCHEMA: dict[str, Any] = read_schema(SOURCE)
FORM = build_form(SCHEMA)
TEMPLATE = render_template(SCHEMA)
FILE = "submissions/alexnet-imagenet/a-new-name.yaml"


def field(part: str, key: str) -> Field:
    """Return one field of a group."""
    return next(each for each in FORM.parts[part] if each.key == key)


def mappings(node: object) -> Iterator[dict[str, Any]]:
    """Yield every mapping that the schema describes."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield node
        for each in node.values():
            yield from mappings(each)


def test_the_form_has_the_schemas_properties_in_its_order() -> None:
    """There is no second list of fields."""
    assert [each.key for each in FORM.fields] == list(SCHEMA["properties"])


def test_every_mapping_of_the_schema_is_a_group() -> None:
    """Nested mappings have their fields too, each property once."""
    in_schema = sorted(key for each in mappings(SCHEMA) for key in each["properties"])
    fields = [*FORM.fields, *(each for part in FORM.parts.values() for each in part)]
    assert sorted(each.key for each in fields) == in_schema


def test_every_field_says_what_it_is() -> None:
    """A title and a hint, from the schema."""
    fields = [*FORM.fields, *(each for part in FORM.parts.values() for each in part)]
    assert [each.key for each in fields if not (each.title and each.hint)] == []


@pytest.mark.parametrize(
    ("part", "key", "widget"),
    [
        ("operations", "method", Widget.FIXED),
        ("operations", "forward", Widget.BRANCHES),
        ("operations", "factors", Widget.LIST),
        ("operations", "epochs", Widget.NUMBER),
        ("operations", "published", Widget.GROUP),
        ("learning-curve", "x", Widget.CHOICE),
        ("publication", "url", Widget.LINK),
        ("submitted", "date", Widget.DATE),
    ],
)
def test_a_property_gets_the_control_that_fits(part: str, key: str, widget: Widget) -> None:
    """What the schema says of a value decides how it is typed."""
    assert field(part, key).widget is widget


def test_a_key_required_without_another_says_so() -> None:
    """Hardware is needed unless the peak is given."""
    hardware = field("hardware-time", "hardware")
    assert (hardware.is_required, hardware.unless) == (True, "peak")


def test_a_wrong_quantity_is_answered_with_what_to_write() -> None:
    """The words of the schema, with an example."""
    assert field("hardware-time", "time").asks == (
        "Write a number, one space and seconds, minutes, hours, days, weeks or years (of 365.25 days),"
        " such as 5.5 days."
    )


def test_the_template_is_a_submission_without_errors() -> None:
    """Whoever saves it unchanged sees no error."""
    data = TEMPLATE.encode()
    tree = {**read_tree(ROOT), FILE: TreeFile(mode=REGULAR, data=data, size=len(data))}
    problems = assess(tree, date(2026, 11, 27)).problems
    assert [each for each in problems if each.file == FILE and each.is_error] == []


def test_the_template_fits_the_schema_with_every_key_in_use() -> None:
    """Each optional key is shown by an example that may stand as it is."""
    whole = re.sub(r"^#(?! \S)", "", TEMPLATE, flags=re.MULTILINE)
    document, schema = parse_document(whole.encode()).document, load_schema(SOURCE)
    assert document is not None
    assert not isinstance(schema, Refusal)
    assert list(document.data) == list(SCHEMA["properties"])
    assert check_shape(document, schema).faults == ()
