"""Quotes and apostrophes are straight in what we write: a sentence stands on pages and in terminals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "pages": ("site/templates", "*.html"),
    "pages' scripts": ("site/static", "*.js"),
    "program": ("src", "*.py"),
    "schemas": ("schema", "*.*"),
    "documents": ("docs", "*.md"),
    "documents at the top": (".", "[A-Z]*.md"),
}
_CURLY = re.compile("[\u2018\u2019\u201c\u201d]")
MEANT = {
    "src/effsota/showing/charts/labels.py": "how wide a letter of a submitted name is",
}


@pytest.mark.parametrize("kind", KINDS)
def test_quotes_are_straight(kind: str) -> None:
    """What is submitted stays as it was filed."""
    folder, pattern = KINDS[kind]
    files = sorted((ROOT / folder).glob(pattern) if folder == "." else (ROOT / folder).rglob(pattern))
    assert files
    assert [line for file in files if _name(file) not in MEANT for line in _curly(file)] == []


def test_each_exception_is_still_one() -> None:
    """One that no longer is would hide another."""
    assert [name for name in MEANT if not _curly(ROOT / name)] == []


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _curly(file: Path) -> list[str]:
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    return [f"{_name(file)}:{number}" for number, line in lines if _CURLY.search(line)]
