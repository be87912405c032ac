"""What the YAML parser's complaints mean in plain words, and what to write instead."""

from __future__ import annotations

import re

import yaml
from yaml.error import Mark

from effsota.problems import Located
from effsota.reading.document.slips import find_slip, line_at, quote_colon

_QUOTE = 'put the text in quotes: title: "EfficientNet: Rethinking Model Scaling"'
_INDENT = "indent keys of one mapping by the same number of spaces"
_CLOSE = "check that every [, { and quote that is opened is closed, with commas between the items"
_ESCAPE = "in single quotes a backslash is a plain character; in double quotes write \\\\ for it"
_PHRASES: tuple[tuple[str, str, str], ...] = (
    (r"could not find expected ':'", "a key without colon", "write key: value, with a space after the colon"),
    (r"found character '[@`%&*!|>]'", "a text that begins with a character that YAML reserves", _QUOTE),
    (r"escape|hexadecimal", "an escape that YAML does not know", _ESCAPE),
    (r"quoted scalar|end of stream", "a quote or bracket that is never closed", _CLOSE),
    (r"expected ',' or", "a list or mapping in brackets that is not closed, or lacks a comma", _CLOSE),
    (r"found '[]},]'", "a bracket or comma that closes nothing", _CLOSE),
    (r"expected <block end>", "a line that is indented differently from the lines around it", _INDENT),
    (
        r"<document start>",
        "text after the end of the document",
        "one file holds one mapping; delete the rest",
    ),
    (r"tag", "a tag (!) that YAML does not know", "delete the tag, or put the text in quotes"),
    (r"alias|anchor", "an anchor (&) or alias (*)", "write the value out, or put the text in quotes"),
    (
        r"block scalar|indentation indicator",
        "a text after | or > that cannot be read",
        "write | or >- and indent",
    ),
)
_SECOND_COLON = "a second colon in a text that stands without quotes"
# Where YAML stops, the slip may stand in a line before.
_AT_SLIP = r"could not find expected ':'|mapping values are not allowed|expected <block end>|<document start>"
_AT_CONTEXT = r"could not find expected ':'|expected ',' or|quoted scalar|end of stream"


def explain(error: Exception, *, text: str) -> Located:
    """Return what the parser found in `text` as one fault, at the place where it should be mended."""
    problem = f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or error}"
    line, column = _place(error, problem, text)
    slip = find_slip(text, line) if re.search(_AT_SLIP, problem) else None
    if slip is not None:
        return Located(slip.line, slip.column, "yaml-syntax", f"YAML syntax: {slip.what}", slip.hint)
    if not isinstance(error, yaml.YAMLError):  # chr() of an escape beyond Unicode
        what, hint = "an escape beyond the last character of Unicode", _ESCAPE
    elif "mapping values are not allowed" in problem:
        what, hint = _explain_colon(text, line, column)
    else:
        what, hint = _explain_phrase(problem, line_at(text, line))
    return Located(line, column, "yaml-syntax", f"YAML syntax: {what}", hint)


def _explain_phrase(problem: str, line: str) -> tuple[str, str]:
    quoted = quote_colon(line) if "expected ',' or" in problem else None
    if quoted is not None:
        return _SECOND_COLON, quoted
    found = next(((what, hint) for pattern, what, hint in _PHRASES if re.search(pattern, problem)), None)
    return found or ("something that YAML cannot read", _QUOTE)


def _place(error: Exception, problem: str, text: str) -> tuple[int, int]:
    if not isinstance(error, yaml.MarkedYAMLError):
        return _find_escape(text)
    marks = [error.problem_mark, error.context_mark]
    if re.search(_AT_CONTEXT, problem):
        marks.reverse()
    mark: Mark | None = next(filter(None, marks), None)
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _find_escape(text: str) -> tuple[int, int]:
    found = re.search(r"\\U(?!0010|000[0-9A-Fa-f])", text)
    start = found.start() if found else 0
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _explain_colon(text: str, line: int, column: int) -> tuple[str, str]:
    before = line_at(text, line)[: column - 1]
    if ": " in before or before.rstrip().endswith(":"):
        return _SECOND_COLON, quote_colon(line_at(text, line)) or _QUOTE
    return "a key where no key may stand (mapping): its indentation does not fit the line before", _INDENT
