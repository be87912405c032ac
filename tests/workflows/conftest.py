"""A stage for each test: one code host and one board for all, environments kept from run to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workflows.code_host import serve_code_host
from tests.workflows.environments import Environments
from tests.workflows.stage import Stage, make_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.throwaway import Throwaway


@pytest.fixture(scope="session")
def environments(pytestconfig: pytest.Config) -> Environments:
    """The workflows' environments, in pytest's cache."""
    return Environments(pytestconfig.cache.mkdir("workflows"))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Throwaway:
    """The repository at the code host."""
    return make_store(tmp_path_factory.mktemp("host"))


@pytest.fixture
def stage(store: Throwaway, environments: Environments, tmp_path: Path) -> Iterator[Stage]:
    """The code host with the board, and nothing written yet."""
    with serve_code_host(tmp_path) as host:
        yield Stage(home=tmp_path / "runs", store=store, host=host, environments=environments)
