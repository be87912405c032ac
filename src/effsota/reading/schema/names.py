"""The names of everything that can be wrong with a file's shape, each with the rule in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from effsota.reading.document import READ_RULES

SHAPE_RULES: Mapping[str, str] = MappingProxyType(
    {
        **READ_RULES,
        "unknown-key": "Every key is one that the schema knows.",
        "missing-key": "Every required key is there.",
        "wrong-kind": "A value is of the kind that is asked: a text, a list or a mapping.",
        "not-allowed": "A value with a fixed choice is one of the allowed values.",
        "not-a-number": "A number is written in digits, with a decimal point and an exponent if need be.",
        "out-of-range": "A number lies within the allowed range.",
        "not-a-date": "A date is a real day from 1950 on, written YYYY-MM-DD.",
        "bad-quantity": "A quantity is a number, one space and a unit of the right kind.",
        "bad-link": "A link begins with https:// and leads to a public host.",
        "bad-name": "A name is made of lower-case letters, digits and single hyphens.",
        "too-long": "A text keeps its limit on length.",
        "too-many": "A list or mapping keeps its limit on items.",
        "too-few": "A list or mapping that is written has something in it.",
        "repeated-item": "An item stands once in a list of distinct items.",
        "wrong-shape": "Keys that exclude or need each other stand together as the schema asks.",
    }
)
