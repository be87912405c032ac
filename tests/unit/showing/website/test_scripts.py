"""Scripts are sent without what only their readers need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from effsota.showing.website.scripts import shrink_script

SCRIPTS = sorted((Path(__file__).parents[4] / "site/static").glob("*.js"))


def test_comments_indentation_and_blank_lines_are_left_out() -> None:
    """What stands behind code on a line stays."""
    script = b"// What it does.\n\nif (a) {\n  b(); // why\n    // how\n}\n"
    assert shrink_script(script) == b"if (a) {\nb(); // why\n}\n"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_text_of_a_script_goes_over_several_lines(path: Path) -> None:
    """A line of such a text could be taken for a comment, or lose the blanks it begins with."""
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if re.sub(r"\\.", "", line).count("`") % 2] == []
