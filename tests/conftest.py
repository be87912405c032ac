"""The repository's own site, built once for all tests that ask about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.pipeline import build
from effsota.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def site_files() -> Mapping[str, bytes]:
    """The repository's own site, built once."""
    built = build(read_tree(ROOT), TODAY)
    assert not built.assessment.errors
    return built.files
