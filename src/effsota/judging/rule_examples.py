"""What breaks and what keeps each rule, as docs/rules.yaml has it."""

from __future__ import annotations

from effsota.judging.rules.catalogue import RuleExample
from effsota.reading.document import VOCABULARY, parse_document


def parse_rule_examples(data: bytes) -> dict[str, RuleExample]:
    """Return what breaks and what keeps a rule, by its name, as its file has it; nothing of no bytes."""
    document = parse_document(data, limits=VOCABULARY).document if data else None
    found = {} if document is None else document.data
    return {name: RuleExample.from_data(found[name]) for name in found}
