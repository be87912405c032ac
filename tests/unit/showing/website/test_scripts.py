"""Scripts as readers load them."""

from __future__ import annotations

import pytest

from effsota.showing.website.scripts import packed


@pytest.mark.parametrize(
    ("written", "loaded"),
    [
        (
            '// What it is.\n{\n  const a = "//";\n\n  // Why.\n  b(a); // so\n}\n',
            '{\nconst a = "//";\nb(a); // so\n}\n',
        ),
        ("const a = `\n  // said\n`;\n", "const a = `\n  // said\n`;\n"),
        ("", ""),
    ],
)
def test_a_script_is_loaded_without_what_only_its_authors_read(written: str, loaded: str) -> None:
    """A text over several lines is left alone, with all around it."""
    assert packed(written.encode()).decode() == loaded
