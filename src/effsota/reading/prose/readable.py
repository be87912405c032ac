"""Bytes as a text that can be read as prose, or a plain word on what they are instead."""

from __future__ import annotations

import re

from effsota.problems import Refusal
from effsota.text import BadByte, decode_utf8

MOST_TEXT_BYTES = 2 * 1024 * 1024  # a book; the text of a paper is a tenth
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def readable_text(data: bytes) -> str | Refusal:
    """Return the text that bytes hold, or why they hold none; they may be cut behind the most allowed."""
    if len(data) > MOST_TEXT_BYTES:
        return Refusal(
            f"it is larger than {MOST_TEXT_BYTES // 1024**2} MiB",
            "give the part that tells of the training, such as the card or one chapter",
        )
    if data.startswith(b"%PDF"):
        return Refusal("it is a PDF", "give its text: pdftotext -layout paper.pdf - | effsota check -")
    if b"\x00" in data:
        return Refusal("it is no text", "give Markdown or plain text in UTF-8")
    text = decode_utf8(data.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(text, BadByte):
        return Refusal(
            f"line {text.line}, column {text.column}: the byte 0x{text.value:02x} is not UTF-8",
            "save it as UTF-8",
        )
    if _PAGE.match(text):
        return Refusal("it is a web page", "give its source in Markdown, or its text: copy it from a browser")
    return text if text.strip() else Refusal("it is empty", "give a text that tells of a training run")
