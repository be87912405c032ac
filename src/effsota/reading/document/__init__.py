"""YAML bytes to a document: text values, the line and column of every pointer; YAML's traps end here."""

from effsota.reading.document.located import (
    DECISIONS,
    READ_RULES,
    SUBMISSION,
    VOCABULARY,
    Document,
    Parsed,
    ReadingLimits,
    keep_few,
)
from effsota.reading.document.parse import parse_document

__all__ = [
    "DECISIONS",
    "READ_RULES",
    "SUBMISSION",
    "VOCABULARY",
    "Document",
    "Parsed",
    "ReadingLimits",
    "keep_few",
    "parse_document",
]
