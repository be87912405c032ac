"""The Python that a workflow finds and the environment that its own lines install, kept from run to run."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.throwaway import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

# How this machine reaches its package index is its own affair.
_OF_THE_NETWORK = ("PIP_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_", "REQUESTS_CA_BUNDLE")
SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
_KEPT_SECONDS = 86_400
_COPYING = """#!/bin/sh
[ "$1 $2 $#" = "-m venv 3" ] || exec '{python}' "$@"
mkdir -p "$3" && cp -a '{made}/.' "$3"
"""


class NoEnvironmentError(Exception):
    """The lock could not be installed: nothing can be said about the workflows on this machine."""


@dataclass(frozen=True)
class Environments:
    """A folder of environments, each named by what it was made of.

    Those of a tracker of one's own may begin as those of the same locks without the program, `seeds`.
    `variables` are this machine's, beside its ways to the network.
    """

    folder: Path
    seeds: Environments | None = None
    variables: Mapping[str, str] = field(default_factory=dict)

    def bare(self) -> Path:
        """Return the folder of a Python that has its standard library and nothing else."""
        if self.seeds is not None:
            return self.seeds.bare()
        with self._made(f"bare-{_digest(sys.version)}") as (folder, is_ready):
            if not is_ready:
                base = getattr(sys, "_base_executable", sys.executable)
                _run([base, "-m", "venv", "--without-pip", str(folder)], cwd=self.folder, environment={})
        return folder / "bin"

    def _copying(self) -> Path:
        """Return the folder of a `python` that makes an environment by copying one that it made before.

        To make one takes Python three seconds, all of them to install pip.
        """
        if self.seeds is not None:
            return self.seeds._copying()  # noqa: SLF001  # our own
        with self._made(f"copying-{_digest(sys.version)}") as (folder, is_ready):
            if not is_ready:
                python = self.bare() / "python"
                _run([str(python), "-m", "venv", "venv"], cwd=folder, environment=ENVIRONMENT)
                (folder / "python").write_text(_COPYING.format(made=folder / "venv", python=python), "utf-8")
                (folder / "python").chmod(0o755)
        return folder

    def install(self, script: str, *, workspace: Path) -> Path:
        """Return the temporary folder that a step left which installs what a lock of the checkout names.

        The step runs as it stands, once for each lock and script; what it downloads may lie in pip's cache.

        Raises:
            NoEnvironmentError: if it fails.
        """
        locks = [workspace / name for name in re.findall(r"-r (\S+\.(?:txt|lock))", script)]
        key = _digest(sys.version, script, *(path.read_text("utf-8") for path in locks))
        with self._made(f"installed-{key}") as (folder, is_ready):
            if not is_ready:
                if self.seeds is not None:
                    seed = self.seeds.install(_without_program(script), workspace=workspace)
                    shutil.copytree(seed, folder, symlinks=True, dirs_exist_ok=True)
                network = {key: value for key, value in os.environ.items() if _is_of_the_network(key)}
                home = {"HOME": os.path.expanduser("~")}  # noqa: PTH111  # pip's cache and settings
                # Of a package's modules few are used: those are compiled when they first are.
                own = {**network, **home, "PIP_NO_COMPILE": "1", **self.variables}
                found = ENVIRONMENT | own | {"PATH": self._path(script), "RUNNER_TEMP": str(folder)}
                file = self.folder / f"{folder.name}.sh"
                file.write_text(script, "utf-8")
                _run([*SHELL, str(file)], cwd=workspace, environment=found)
        return folder

    def _path(self, script: str) -> str:
        copying = [self._copying()] if "-m venv" in script else []
        return ":".join(map(str, [*copying, self.bare(), os.environ["PATH"]]))

    @contextmanager
    def _made(self, name: str) -> Iterator[tuple[Path, bool]]:
        """Yield a folder and whether it was left complete by another; no two make it at once."""
        folder, ready = self.folder / name, self.folder / f"{name}.ready"
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            is_ready = ready.exists() and folder.is_dir()
            if not is_ready:
                self._forget_old()
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
            yield folder, is_ready
            ready.touch()

    def _forget_old(self) -> None:
        for ready in self.folder.glob("*.ready"):
            if time.time() - ready.stat().st_mtime > _KEPT_SECONDS:
                ready.unlink(missing_ok=True)
                shutil.rmtree(ready.with_suffix(""), ignore_errors=True)


def _without_program(script: str) -> str:
    """Return the lines that install the same packages and not the program, nor what builds it."""
    lines = (line for line in script.splitlines(keepends=True) if "effsota.lock" not in line)
    return "".join(lines).replace(" -r requirements-build.txt", "")


def _is_of_the_network(name: str) -> bool:
    return name.upper().startswith(_OF_THE_NETWORK)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def _run(command: Sequence[str], *, cwd: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        told = done.stdout + done.stderr
        raise NoEnvironmentError(f"the workflows' environment could not be made on this machine:\n{told}")
