"""The repository's own site, built once for all tests that ask about it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from effsota.disk.folder import read_tree
from effsota.pipeline.building import build

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)

# No test finds what another has kept; one that asks for a cache names a folder of its own.
os.environ["EFFSOTA_CACHE"] = "off"
# `make test` tries the same examples each time; `make fuzz` tries new ones, and many more.
settings.register_profile("steady", derandomize=True, deadline=None)
if os.environ.get("HYPOTHESIS_PROFILE") != "fuzz":
    settings.load_profile("steady")
# No test reads or leaves what the program keeps between its user's own runs.
os.environ["EFFSOTA_CACHE"] = "off"


@pytest.fixture(scope="session")
def site_files() -> Mapping[str, bytes]:
    """The repository's own site, built once."""
    built = build(read_tree(ROOT), TODAY)
    assert not built.assessment.errors
    return built.files
