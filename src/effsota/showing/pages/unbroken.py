"""Text whose quantities, ranges and numbered names stay on one line: 3.1 TFS-days, 16 months, ResNet-50."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from effsota.limits import MOST_REMEMBERED

MOST_UNBROKEN = 24  # characters: longer ones break rather than leave a phone's page
MOST_LETTERS, STEP = (
    14,
    8,
)  # a longer word or number may break after so many, a name of a file where its parts end
_PARTS = re.compile(rf"[^_/-]{{1,{STEP}}}[_/-]*|[_/-]+")
# A browser breaks a line after a hyphen and after a dash; nothing in a style sheet forbids just that.
_NUMBER = r"(?:1/)?\d[\d.,]*(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?: [mbtr]+illion)?"
_WHOLE = re.compile(
    rf"(?P<long>[^\s–-]{{{MOST_LETTERS + 1},}})"
    rf"|[−(]?{_NUMBER}–{_NUMBER}[×)]*"
    rf"|(?:{_NUMBER} )?[TP]FS-days?"
    rf"|(?:about )?{_NUMBER} (?:minute|hour|day|month|year)s?\b"
    r"|\b\w+-\w*\d\w*(?:-\w{1,4}\b)?"
    r"|\b\d+-[a-z]{1,5}\b"
)
_NOWRAP, _MAY_BREAK = Markup('<span class="nowrap">{}</span>'), Markup("<wbr>")


@lru_cache(MOST_REMEMBERED, typed=True)  # pages name most of it again; text is not markup of the same letters
def unbroken(text: str) -> Markup:
    """Return text as HTML in which a line ends nowhere inside a quantity, a range or a numbered name."""
    parts: list[Markup] = []
    end = 0
    for found in _WHOLE.finditer(text):
        parts += Markup.escape(text[end : found.start()]), _keep(found)
        end = found.end()
    return Markup().join([*parts, Markup.escape(text[end:])])


def _keep(found: re.Match[str]) -> Markup:
    """Return what was found as HTML: on one line, or what is long with the places where it may break."""
    whole = found[0]
    if found["long"] or len(whole) > MOST_UNBROKEN:
        return _MAY_BREAK.join(_PARTS.findall(whole))
    return _NOWRAP.format(whole)
