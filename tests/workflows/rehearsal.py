"""A workflow's job run on this machine: each `run:` step as the runner would, each action by a stand-in.

An expression is filled in from a table that the test gives; one that is not in it, or an action without a
stand-in, is an error, so that a test breaks when a workflow changes without it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.throwaway import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
# Stands in for `python`: an environment that it makes is this one, and its pip only looks for the lock.
_PYTHON = """#!/bin/sh
case "$*" in
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-I -m pip install --quiet --require-hashes --no-deps -r requirements.lock") test -s requirements.lock ;;
    *) exec {python} "$@" ;;
esac
"""


@dataclass
class Runner:
    """A machine with nothing but a temporary folder, and the server that the checkout comes from."""

    home: Path
    server: Path
    expressions: Mapping[str, str]
    sha: str
    log: list[str] = field(default_factory=list)
    uploads: dict[str, Path] = field(default_factory=dict)

    @property
    def workspace(self) -> Path:
        """The checkout."""
        return self.home / "workspace"

    @property
    def temporary(self) -> Path:
        """The runner's temporary folder."""
        return self.home / "temp"

    @property
    def summary(self) -> str:
        """What the steps wrote for the run's page."""
        file = self.home / "summary"
        return file.read_text("utf-8") if file.exists() else ""

    def run_job(self, job: Mapping[str, Any], *, without: tuple[str, ...] = ()) -> int:
        """Return the exit code of the last step that failed, 0 where none did; `without` are left out."""
        self.temporary.mkdir(parents=True)
        (self.home / "bin").mkdir()
        python = self.home / "bin/python"
        python.write_text(_PYTHON.format(python=sys.executable), "utf-8")
        python.chmod(0o755)
        status = 0
        for step in job["steps"]:
            if step["name"] in without:
                continue
            if status == 0 or "!cancelled()" in step.get("if", ""):
                status = self._run_step(step) or status
        return status

    def _run_step(self, step: Mapping[str, Any]) -> int:
        if "uses" in step:
            action = step["uses"].partition("@")[0]
            inputs = {key: self._fill(value) for key, value in step.get("with", {}).items()}
            _STAND_INS[action](self, inputs)
            return 0
        script = self.home / "step.sh"
        script.write_text(step["run"], "utf-8")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        environment = self._environment() | {
            key: self._fill(value) for key, value in step.get("env", {}).items()
        }
        done = subprocess.run(
            command, cwd=self.workspace, env=environment, capture_output=True, text=True, check=False
        )
        self.log.append(done.stdout + done.stderr)
        return done.returncode

    def _fill(self, text: str) -> str:
        known = {"runner.temp": str(self.temporary), **self.expressions}
        return _EXPRESSION.sub(lambda match: known[match[1]], text)

    def _environment(self) -> dict[str, str]:
        return {
            **ENVIRONMENT,
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_SERVER_URL": f"file://{self.server.parent.parent}",
            "GITHUB_REPOSITORY": f"{self.server.parent.name}/{self.server.name}",
            "GITHUB_STEP_SUMMARY": str(self.home / "summary"),
            "GITHUB_SHA": self.sha,
        }


def _checkout(runner: Runner, inputs: Mapping[str, str]) -> None:
    subprocess.run(
        ["git", "clone", "--quiet", "--no-checkout", f"file://{runner.server}", str(runner.workspace)],
        env=ENVIRONMENT,
        check=True,
    )
    command = ["git", "checkout", "--quiet", "--detach", inputs.get("ref", runner.sha)]
    subprocess.run(command, cwd=runner.workspace, env=ENVIRONMENT, check=True)


def _upload(runner: Runner, inputs: Mapping[str, str]) -> None:
    source = runner.temporary / inputs["path"]
    if not source.exists() and inputs.get("if-no-files-found") == "ignore":
        return
    target = runner.home / "uploads" / inputs.get("name", "github-pages")
    target.parent.mkdir(exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)
    runner.uploads[target.name] = target


_STAND_INS = {
    "actions/checkout": _checkout,
    "actions/setup-python": lambda _runner, _inputs: None,
    "actions/upload-artifact": _upload,
    "actions/upload-pages-artifact": _upload,
}
