"""The rehearsal's environments: made by the workflows' own lines, or nothing is said at all."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.throwaway import ENVIRONMENT
from tests.workflows.environments import Environments, NoEnvironmentError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_lock_that_cannot_be_installed_is_told(tmp_path: Path) -> None:
    """Without an index the rehearsal neither passes nor is skipped; the next try begins anew."""
    environments = Environments(tmp_path)
    script = "touch $RUNNER_TEMP/left; echo No matching distribution; exit 1 # pip install"
    for _ in range(2):
        with pytest.raises(NoEnvironmentError, match="No matching distribution"):
            environments.install(script, workspace=tmp_path)


def test_an_environment_is_made_once(tmp_path: Path) -> None:
    """What the same lines have installed from the same lock is kept; another lock is installed anew."""
    environments, lock = Environments(tmp_path), tmp_path / "x.lock"
    script = f"echo made >> {tmp_path}/log # pip install -r x.lock"
    for text in ("a", "a", "b"):
        lock.write_text(text, "utf-8")
        environments.install(script, workspace=tmp_path)
    assert (tmp_path / "log").read_text("utf-8") == "made\nmade\n"


def test_the_bare_python_has_nothing_installed(environments: Environments) -> None:
    """Not effsota, and none of its packages."""
    code = "import importlib.metadata as it; print([each.name for each in it.distributions()])"
    command = [str(environments.bare() / "python3"), "-I", "-c", code]
    assert subprocess.check_output(command, env=ENVIRONMENT, text=True) == "[]\n"
