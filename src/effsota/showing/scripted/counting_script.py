"""The script that counts an architecture: what `effsota estimate architecture` runs, in a browser."""

from __future__ import annotations

from functools import cache

from effsota.showing.scripted.translation import Translation

ROOTS = (
    "effsota.judging.rules.counted_architectures.check_amount",
    "effsota.methods.architecture.Architecture",
    "effsota.methods.architectures.config_file.MOST_CONFIG_BYTES",
    "effsota.methods.architectures.config_file.parse_config",
    "effsota.methods.architectures.families.keys_read",
    "effsota.methods.architectures.families.refuse_config",
    "effsota.methods.architectures.layer_list.Layer",
    "effsota.methods.counted_words.beside_lines",
    "effsota.methods.terms.amount_text",
    "effsota.reading.schema.values.near",
    "effsota.text.lines.shorten",
)
_SAID = "// Made from src/effsota/methods: what is said there is said here. effsota build writes it."


@cache
def counting_script() -> str:
    """Return the script."""
    script = Translation()
    names = [script.add(root) for root in ROOTS]
    exported = f"export {{ {', '.join(filter(None, names))} }};"
    return "\n".join((_SAID, 'import * as py from "./python.js";', *script.lines, exported, ""))
