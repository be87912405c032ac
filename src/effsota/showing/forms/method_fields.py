"""The keys of a method as fields, and its worked example: both are the schema's own words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from effsota.model import Method
from effsota.showing.forms.form import build_part
from effsota.showing.forms.form_fields import Field


def method_fields(schema: Mapping[str, Any], method: Method) -> tuple[Field, ...]:
    """Return the fields of the method's own keys, without those that every estimate has."""
    return tuple(field for field in build_part(schema, method.name) if field.key in method.keys)


def worked_example(schema: Mapping[str, Any], method: Method) -> dict[str, str]:
    """Return the keys that a person is asked for, each with the schema's first example, as it is typed."""
    fields = [field for field in method_fields(schema, method) if field.key in method.asked]
    return {field.key: field.example or _typed(schema, method, field.key) for field in fields}


def _typed(schema: Mapping[str, Any], method: Method, key: str) -> str:
    """Return the first example of a key that is a list or a mapping, as it is typed: in brackets."""
    return json.dumps(schema["$defs"][method.name]["properties"][key]["examples"][0])


def words_of(field: Field) -> str:
    """Return what a field asks for, as plain text."""
    return "".join(span.text for span in field.hint)
