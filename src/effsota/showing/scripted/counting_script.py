"""The script that counts an architecture: what `effsota estimate architecture` runs, in a browser."""

from __future__ import annotations

from effsota.showing.scripted.translation import script_of

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


def counting_script() -> str:
    """Return the script."""
    return script_of(ROOTS)
