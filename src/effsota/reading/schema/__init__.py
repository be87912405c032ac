"""A document against its JSON Schema: faults in plain words, and the types that the schema asks for."""

from effsota.reading.schema.check import Checked, Schema, check_carefully, check_shape, load_schema
from effsota.reading.schema.formats import FORMATS
from effsota.reading.schema.named_forms import read_schema
from effsota.reading.schema.names import SHAPE_RULES

__all__ = [
    "FORMATS",
    "SHAPE_RULES",
    "Checked",
    "Schema",
    "check_carefully",
    "check_shape",
    "load_schema",
    "read_schema",
]
