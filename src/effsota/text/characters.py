"""Which characters and which neighbours of characters are acceptable in text."""

from __future__ import annotations

import re
import unicodedata

from effsota.frozen import Frozen
from effsota.problems import Refusal
from effsota.text.late_pattern import LatePattern

MOST_STACKED_MARKS = 4
_NOT_PLAIN = LatePattern("[^ -~]")
# Nothing is wrong with any of these beside any other: what a keyboard has, line ends, letters with an accent.
_EVERYDAY = re.compile("[\n -~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017e]*")
_WORD = LatePattern(r"[^\W\d_]+")
_JOINERS = "\u200c\u200d"
_EMOJI_SELECTORS = "\ufe0e\ufe0f"
_BLANK_LOOKING = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
_SELECTORS = LatePattern("[\u180b-\u180d\u180f\ufe00-\ufe0d\U000e0100-\U000e01ef]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u200b\u2060\ufeff\u00ad\u180e")
_KINDS = {
    "Cc": "a control character",
    "Cf": "an invisible format character",
    "Cn": "an unassigned character",
    "Co": "a private-use character",
    "Cs": "half of a surrogate pair",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}
_DISGUISES = ("<font>", "<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>")
_LIGATURES = LatePattern("[\ufb00-\ufb06\ufb13-\ufb17]")
_CASED = ("LATIN", "GREEK", "CYRILLIC")
_LOOK_ALIKE_SCRIPTS = ("CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")
_GREEK_LOOK_ALIKES = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")


class BadCharacter(Frozen, kw_only=False):
    """A character that no text may hold: where it is (from 0) and what it is, with its code point."""

    at: int
    what: str


def is_everyday(text: str) -> bool:
    """Tell of nearly every text at once that no character of it is refused, beside whichever other."""
    return _EVERYDAY.fullmatch(text) is not None


def find_bad_character(text: str, *, allowed: str = "\n") -> BadCharacter | None:
    """Return the first character of `text` that is refused wherever it stands, None where there is none."""
    for match in _NOT_PLAIN.finditer(text):
        what = None if match[0] in allowed else _what_is_bad(text, match.start())
        if what:
            return BadCharacter(match.start(), f"{what} (U+{ord(match[0]):04X})")
    return None


def _what_is_bad(text: str, index: int) -> str | None:
    character = text[index]
    if character in _JOINERS:
        return None if _joins(text, index) else "an invisible joiner outside a word or an emoji"
    if character in _EMOJI_SELECTORS:
        return None if _is_symbol(text[index - 1 : index]) else "an invisible variation selector"
    named = (
        (character in _BIDI, "an invisible text-direction character"),
        (character in _BLANK_LOOKING, "a character that looks blank"),
        (character in _ZERO_WIDTH or bool(_SELECTORS.match(character)), "an invisible character"),
        (0xE0000 <= ord(character) <= 0xE007F, "an invisible tag character"),
    )
    kind = _KINDS.get(unicodedata.category(character))
    return next((what for is_so, what in named if is_so), kind)


def _joins(text: str, index: int) -> bool:
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if text[index] == "\u200d" and _is_symbol(after):
        return _is_symbol(before) or (before != "" and before in _EMOJI_SELECTORS)
    return _is_joinable(before) and _is_joinable(after)


def _is_symbol(character: str) -> bool:
    return bool(character) and (
        unicodedata.category(character)[0] == "S" or character in "0123456789#*‼⁉〰〽"
    )


def _is_joinable(character: str) -> bool:
    is_letter = bool(character) and unicodedata.category(character)[0] in "LM"
    return is_letter and not unicodedata.name(character, "").startswith(_CASED)


def refuse_text(text: str) -> Refusal | None:
    """Return why `text` is not acceptable anywhere in a file, None where it is; line feeds are fine here."""
    if text and is_everyday(text) and not text.isspace():
        return None
    bad = find_bad_character(text)
    if bad:
        return Refusal(f"holds {bad.what}", "delete that character, or type the text anew")
    if not text or text.isspace() or not any(map(_is_visible, text)):
        return Refusal("is blank", "write a text; a key that need not stand there can be left out")
    if text.isascii():
        return None
    return _refuse_marks(text) or _refuse_disguise(text) or _refuse_mixed_word(text)


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS" and character not in _BLANK_LOOKING


def _refuse_marks(text: str) -> Refusal | None:
    if not unicodedata.is_normalized("NFC", text):
        return Refusal(
            "is not in Unicode normal form C",
            "type accented letters as one character (é, not e and an accent)",
            fix=unicodedata.normalize("NFC", text),
        )
    stacked = 0
    for character in text:
        stacked = stacked + 1 if unicodedata.category(character)[0] == "M" else 0
        if stacked > MOST_STACKED_MARKS:
            return Refusal("holds more than 4 combining marks in a row", "delete the stacked marks")
    return None


def _refuse_disguise(text: str) -> Refusal | None:
    for character in text:
        if _is_disguised(character):
            plain = unicodedata.normalize("NFKC", character)
            return Refusal(
                f"holds {character} (U+{ord(character):04X}), a letter in disguise that no search finds",
                f"write {plain} instead",
            )
    return None


def _is_disguised(character: str) -> bool:
    """Tell whether a letter or digit stands for plainer ones (letterlike symbols such as ℓ and ℝ do not)."""
    if character.isascii() or unicodedata.category(character)[0] not in "LN":
        return False
    is_letterlike = "\u2100" <= character <= "\u214f"
    decomposition = unicodedata.decomposition(character)
    return (decomposition.startswith(_DISGUISES) and not is_letterlike) or bool(_LIGATURES.match(character))


def _refuse_mixed_word(text: str) -> Refusal | None:
    for word in _WORD.findall(text):
        odd = "" if word.isascii() else _odd_letter(word)
        if odd:
            name = unicodedata.name(odd).split()[0].capitalize()
            return Refusal(
                f'mixes alphabets in the word "{word[:60]}": {odd} is {name} (U+{ord(odd):04X})',
                "type the whole word in one alphabet",
            )
    return None


def _odd_letter(word: str) -> str:
    names = {character: unicodedata.name(character, "") for character in word}
    if not any(name.startswith("LATIN") for name in names.values()):
        return ""
    return next(
        (
            character
            for character, name in names.items()
            if name.startswith(_LOOK_ALIKE_SCRIPTS) or character in _GREEK_LOOK_ALIKES
        ),
        "",
    )
