"""YAML bytes to a document: text values, the line and column of every pointer; YAML's traps end here."""

from effsota.document.parse import parse_document
from effsota.document.reading import (
    READ_RULES,
    SUBMISSION,
    VOCABULARY,
    Document,
    Limits,
    LocatedFault,
    Reading,
    keep_few,
)

__all__ = [
    "READ_RULES",
    "SUBMISSION",
    "VOCABULARY",
    "Document",
    "Limits",
    "LocatedFault",
    "Reading",
    "keep_few",
    "parse_document",
]
