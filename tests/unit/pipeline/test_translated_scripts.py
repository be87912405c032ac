"""What a browser runs of this program is translated once for each installation."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

from effsota.disk.cache import NO_CACHE
from effsota.pipeline.translated_scripts import translate_scripts
from effsota.showing.scripted import counting_script, stating_script, translation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest


def test_scripts_are_translated_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next program, which knows of none, has them from beside it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    asked: list[str] = []

    def translate(roots: Sequence[str]) -> str:
        asked.append(roots[0])
        return f"script of {roots[0]}"

    monkeypatch.setattr(translation, "_translate", translate)
    for _ in range(2):
        with patch.dict(translation.TRANSLATED, clear=True):
            translate_scripts(NO_CACHE)
            made = counting_script(), stating_script()
        assert made == tuple(f"script of {each}" for each in asked)
    assert len(asked) == len({*asked}) == len(made)
