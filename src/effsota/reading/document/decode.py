"""Bytes to text: size, encoding, line ends and characters, before any YAML is read."""

from __future__ import annotations

from effsota.problems import Located
from effsota.reading.document.located import ReadingLimits
from effsota.text import BadByte, decode_utf8, find_bad_character, find_leftover, is_everyday

MOST_CHARACTER_FAULTS = 10
_SIGNATURES = (
    (b"\xef\xbb\xbf", "UTF-8 with a byte-order mark"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"\x1f\x8b", "a gzip file (binary)"),
    (b"\x89PNG", "a PNG picture (binary)"),
    (b"\xff\xd8\xff", "a JPEG picture (binary)"),
    (b"PK\x03\x04", "a zip archive or an office document (binary)"),
    (b"%PDF", "a PDF (binary)"),
    (b"SQLite format 3\x00", "a database (binary)"),
    (b"\x7fELF", "a program (binary)"),
)
_STARTS = tuple(signature for signature, _ in _SIGNATURES)
# Parsers disagree about tabs, so there are none.
_WORDS = {
    "\r": ("a lone carriage return", "end lines with a line feed"),
    "\t": ("a tab", "write spaces instead of the tab, two for each step of indentation"),
}
_SAVE_AS = "save the file as UTF-8 without byte-order mark"


def decode(data: bytes, *, limits: ReadingLimits) -> str | list[Located]:
    """Return the text of a file with line feeds as line ends, or why it cannot be read."""
    if len(data) > limits.most_bytes:
        message = f"the file is too large: {len(data):,} bytes, at most {limits.most_bytes:,}"
        return [Located(1, 1, "too-large", message, "shorten it, or split it")]
    foreign = _name_encoding(data)
    if foreign:
        return [Located(1, 1, "not-utf-8", f"the file is {foreign}, not UTF-8 text", _SAVE_AS)]
    text = decode_utf8(data)
    if isinstance(text, BadByte):
        line, column, value = text
        message = f"line {line} is not UTF-8: byte {value:02X} at column {column}"
        return [Located(line, column, "not-utf-8", message, _SAVE_AS)]
    text = text.replace("\r\n", "\n")
    leftover = find_leftover(text)
    if leftover:
        return [Located(leftover.line, 1, "git-leftover", leftover.message, leftover.hint)]
    return _check_lines(text, limits) or _check_characters(text) or text


def _name_encoding(data: bytes) -> str | None:
    if data.startswith(_STARTS):
        return next(name for signature, name in _SIGNATURES if data.startswith(signature))
    if len(data) < 4 or 0 not in data[:64]:
        return None
    zeros = (data[0:64:2].count(0), data[1:64:2].count(0))
    half = len(data[0:64:2])
    if min(zeros) >= half // 2 and max(zeros) >= half - 1:
        return "UTF-32"
    return "UTF-16" if max(zeros) >= half - 1 and min(zeros) <= half // 4 else None


def _check_lines(text: str, limits: ReadingLimits) -> list[Located]:
    lines = text.split("\n")
    if len(lines) > limits.most_lines + 1:
        message = f"the file has {len(lines):,} lines, at most {limits.most_lines:,}"
        return [Located(limits.most_lines + 1, 1, "too-large", message, "shorten it, or split it")]
    most = limits.most_line_characters
    if max(map(len, lines)) <= most:
        return []
    return [
        Located(
            number,
            most + 1,
            "too-large",
            f"line {number} is too long: {len(line):,} characters, at most {most:,}",
            "break the line; a long text may stand on several lines after key: >-",
        )
        for number, line in enumerate(lines, 1)
        if len(line) > most
    ][:MOST_CHARACTER_FAULTS]


def _check_characters(text: str) -> list[Located]:
    faults: list[Located] = []
    if is_everyday(text) or find_bad_character(text, allowed="\n") is None:
        return faults
    for number, line in enumerate(text.split("\n"), 1):
        bad = find_bad_character(line)
        if bad and len(faults) < MOST_CHARACTER_FAULTS:
            what, hint = _WORDS.get(line[bad.at], (bad.what, "delete that character"))
            message = f"line {number} holds {what} at column {bad.at + 1}"
            faults.append(Located(number, bad.at + 1, "bad-character", message, hint))
    return faults
