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
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~<>|$%&-])")
_NUMBER_OF_TEX = re.compile(r"(?<![\\$\w])\$\s?(\d[\d.,]{0,20}\s?(?:\\?%|[kKMBT])?)\s?\$(?!\d)")
_FORMULA = re.compile(r"(?<!\\)\$([^$\n]{0,80}[\\^][^$\n]{0,80})\$")
_POWER = re.compile(
    r"\^\{\s*([^{}\n]{1,20}?)\s*\}|(?<=10)\s?<sup>\s*([^<>\n]{1,20}?)\s*</sup>"
    r"|(?<=10)\\textsuperscript\{([^{}\n]{1,20})\}"
)
_POWER_OF_CODE = re.compile(r"(?<!\d)10\s?\*\*\s?(?=\(?[+-]?\d)")
_SIGNS_OF_TEX = (
    (re.compile(r"\\(?:times|cdot)(?![A-Za-z])"), "x"),
    (re.compile(r"\\(?:sim|approx|simeq)(?![A-Za-z])\s?"), "~"),
    (re.compile(r"\\(?:geq?|geqslant|gtrsim)(?![A-Za-z])"), "≥"),
    (re.compile(r"\\(?:leq?|leqslant|lesssim)(?![A-Za-z])"), "≤"),
)
_LATEX = re.compile(
    r"\\(?:text|mathrm|mathbf|mathit|textbf|textit|emph|rm|num|SI|si|qty|unit|texttt|textsc|underline)(?![A-Za-z])"
    r"|\\[,;:!]|[{}]"
    # A dollar of TeX, and not that of a price, as in ($M), (k$) and US$.
    r"|(?<!\\)(?<!US)(?<![(\s][kKMB])\$(?=[^$\d]|$)(?![kKMB]\b)(?!(?<=\(\$)\))"
)
# Signs that take no room, and turn the direction of what stands beside them: nobody sees them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u061c\u202a-\u202e\u2066-\u2069]")
TURNING = re.compile("[\u202d\u202e]")
"""Signs behind which letters stand in another order than they are seen in."""
_BLANKS = re.compile(" {2,}")
# Thousands, set apart by anything but a plain blank.
_GROUPS = re.compile(r"(?<=\d)(?:[\u00a0\u2007\u2009\u202f_'\u2019]|\\[,;]|\{,\})(?=\d{3}(?!\d))")
# The tie of TeX, that keeps a number with what it counts; between digits it is a span.
_TIE = re.compile(r"(?<=[\w.)])~(?=[A-Za-z\\$])")
_SPAN_OF_TILDE = re.compile(r"(?<=[\dBMTKkbmt%])[~～](?=\d)")


def plain_line(line: str) -> str:
    """Return a line as a reader sees it: no link, emphasis, tag or escape; signs are those of a keyboard."""
    text = _PICTURE.sub(" ", _UNSEEN.sub("", line.translate(_LIGATURES)))
    text = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text))
    text = _NUMBER_OF_TEX.sub(r"\1", text)
    text = _GROUPS.sub(",", _ADDRESS.sub(" ", text))
    text = _POWER_OF_CODE.sub("10^", _POWER.sub(_raised, text))
    text = _FORMULA.sub(r" \1 ", html.unescape(_TAG.sub(" ", text)))
    for sign, plain in _SIGNS_OF_TEX:
        text = sign.sub(plain, text)
    text = _STRONG.sub("", _SPAN_OF_TILDE.sub("-", _TIE.sub(" ", text)))
    return _BLANKS.sub(" ", plain_signs(_ESCAPE.sub(r"\1", _LATEX.sub(" ", text))))


def _raised(found: re.Match[str]) -> str:
    return f"^{found[1] or found[2] or found[3]}"
