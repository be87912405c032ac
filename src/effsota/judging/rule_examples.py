"""What breaks and what keeps each rule, as docs/rules.yaml has it."""

from __future__ import annotations

from effsota.disk.folder import RULE_EXAMPLES
from effsota.judging.rules.catalogue import RuleExample
from effsota.model import Tree
from effsota.reading.document import VOCABULARY, parse_document


def read_rule_examples(tree: Tree) -> dict[str, RuleExample]:
    """Return what breaks and what keeps a rule, by its name; nothing where no example travels along."""
    return parse_rule_examples(tree[RULE_EXAMPLES].data) if RULE_EXAMPLES in tree else {}


def parse_rule_examples(data: bytes) -> dict[str, RuleExample]:
    """Return what breaks and what keeps a rule, by its name, as docs/rules.yaml has it."""
    document = parse_document(data, limits=VOCABULARY).document
    found = {} if document is None else document.data
    return {name: RuleExample.from_data(found[name]) for name in found}
