"""A line of Markdown without its markup: what a reader sees of it."""

from __future__ import annotations

import html
import re

from effsota.units.loose_numbers import plain_signs

# Letters that a PDF has joined to one sign.
_LIGATURES = {
    ord(sign): letters for sign, letters in zip("ﬀﬁﬂﬃﬄ", ("ff", "fi", "fl", "ffi", "ffl"), strict=True)
}
_PICTURE = re.compile(r"!\[[^\]]{0,300}\](?:\([^)]{0,1000}\)|\[[^\]]{0,300}\])")
_LINK = re.compile(r"\[([^\[\]]{0,400})\]\([^()]{0,1000}(?:\([^()]{0,300}\)[^()]{0,300})?\)")
_REFERENCE = re.compile(r"\[([^\[\]]{1,400})\]\[[^\[\]]{0,300}\]")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|\bwww\.\S+")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--.{0,1000}?(?:-->|$)")
_STRONG = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|`+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~<>|$-])")
_FORMULA = re.compile(r"(?<!\\)\$([^$\n]{0,80}[\\^][^$\n]{0,80})\$")
_POWER = re.compile(r"\^\{([^{}\n]{1,20})\}")
_TIMES = re.compile(r"\\(?:times|cdot)\b")
_LATEX = re.compile(r"\\(?:text|mathrm|sim|approx)\b|(?<!\\)\$(?=[^$\d]|$)|[{}]")


def plain_line(line: str) -> str:
    """Return a line as a reader sees it: no link, emphasis, tag or escape; signs are those of a keyboard."""
    text = _PICTURE.sub(" ", line.translate(_LIGATURES))
    text = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub(" ", _ADDRESS.sub(" ", text))
    text = _FORMULA.sub(r" \1 ", html.unescape(text))
    text = _STRONG.sub("", _TIMES.sub("x", _POWER.sub(r"^\1", text)))
    return plain_signs(_ESCAPE.sub(r"\1", _LATEX.sub(" ", text)))
