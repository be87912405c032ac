"""scripts/set-up says in plain words what a machine lacks, and leaves nothing half-made."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = (
    *("sh", "dirname", "cat", "cksum", "rm", "id", "pwd", "awk", "date", "mkdir", "chmod", "cp", "touch"),
    "env",
)
OLD_PYTHON = "#!/bin/sh\nexit 1\n"
# Answers what set-up asks, and cannot make an environment: Debian's python3 without python3-venv.
BARE_PYTHON = r"""#!/bin/sh
case "$*" in
    *version_info\[*) echo 3.11;;
    *base_executable*) echo python3;;
    -c*) ;;
    *) exit 1;;
esac
"""
# Makes an environment whose pip installs what the lock names, or says why not; it has no uv.
WORKING_PYTHON = r"""#!/bin/sh
case "$*" in
    "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python;;
    *base_executable*) echo python3;;
    *--target*) echo no uv for this machine; exit 1;;
    *"pip install"*) echo "$*" >>calls; echo "WARNING: noise of an index"; exit "${PIP_STATUS:-0}";;
esac
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A copy of the project on a machine that has a shell and little else."""
    checkout = tmp_path / "a folder"
    (checkout / "scripts").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "scripts/set-up", checkout / "scripts/set-up")
    for file in ("pyproject.toml", *(path.name for path in ROOT.glob("requirements*"))):
        shutil.copy(ROOT / file, checkout)
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or "/bin/false")
    return tmp_path


def set_up(
    machine: Path, python: str, what: str = "site", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run set-up with nothing on the path but the few tools and a python3 that is the given script."""
    (machine / "bin/python3").write_text(python, "utf-8")
    (machine / "bin/python3").chmod(0o755)
    call = [shutil.which("sh") or "/bin/sh", "scripts/set-up", what]
    environment = {"PATH": str(machine / "bin"), **variables}
    return subprocess.run(
        call, cwd=machine / "a folder", env=environment, capture_output=True, text=True, check=False
    )


def test_an_old_python_is_named_as_the_cause(machine: Path) -> None:
    """Without Python 3.11 the call fails with what is needed and how to name one."""
    outcome = set_up(machine, OLD_PYTHON)
    assert outcome.returncode == 1
    assert outcome.stderr == (
        "set-up: Python 3.11 or newer is needed and was not found.\n"
        "  Install it, or say where it is: make PYTHON=/path/to/python3 site\n"
    )


def test_a_python_without_ensurepip_is_named_as_the_cause(machine: Path) -> None:
    """Where no package manager can help, the message has the package to install and no .venv stays behind."""
    outcome = set_up(machine, BARE_PYTHON)
    assert outcome.returncode == 1
    assert outcome.stderr == (
        "set-up: this Python cannot make a virtual environment; installing python3.11-venv\n"
        "set-up: no virtual environment could be made with python3: its ensurepip is missing.\n"
        "  On Debian or Ubuntu: apt-get install python3.11-venv. Elsewhere: pip install virtualenv.\n"
    )
    assert not (machine / "a folder/.venv").exists()


def test_pip_installs_the_lock_where_uv_cannot(machine: Path) -> None:
    """With hashes and nothing beside it; what pip says is kept quiet."""
    outcome = set_up(machine, WORKING_PYTHON)
    lines = outcome.stderr.splitlines()
    assert (outcome.returncode, lines[0].partition(" (")[0], lines[1]) == (
        0,
        "set-up: installing the packages of requirements-site.txt into .venv",
        "set-up: uv could not install them here; pip does, which takes longer",
    )
    assert lines[2].startswith("set-up: done in ")
    calls = (machine / "a folder/calls").read_text("utf-8").splitlines()
    assert [call.partition("version-check ")[2] for call in calls] == [
        "--require-hashes --no-deps -r requirements-site.txt",
        "--no-deps --editable .",
    ]


def test_what_fits_is_left_alone(machine: Path) -> None:
    """Until the lock or pyproject.toml changes, nothing is installed again."""
    set_up(machine, WORKING_PYTHON)
    assert set_up(machine, WORKING_PYTHON).stderr == ""
    with (machine / "a folder/requirements-site.txt").open("a") as lock:
        lock.write("# another\n")
    assert "set-up: done in" in set_up(machine, WORKING_PYTHON).stderr


def test_an_installation_that_fails_shows_why(machine: Path) -> None:
    """All that pip said, and what stands where."""
    outcome = set_up(machine, WORKING_PYTHON, PIP_STATUS="1")
    assert outcome.returncode == 1
    assert outcome.stderr.endswith(
        "WARNING: noise of an index\n"
        "set-up: the packages could not be installed; what pip says stands above.\n"
    )


def test_root_asks_once_for_the_browser_in_which_tests_take_half(machine: Path) -> None:
    """Where one with windows is here; that it is not to be had stops nothing."""
    bin_ = machine / "bin"
    (bin_ / "id").unlink()
    for name, script in {"id": "echo 0", "apt-get": 'echo "$*" >>asked; exit 100'}.items():
        (bin_ / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (bin_ / name).chmod(0o755)
    outcome = set_up(machine, WORKING_PYTHON, "dev")
    assert (outcome.returncode, "set-up: it could not be installed; the browser that is here does\n") == (
        0,
        outcome.stderr.splitlines(keepends=True)[-2],
    )
    asked = machine / "a folder/asked"
    assert asked.read_text("utf-8") == "update -qq\ninstall -qq -y chromium-headless-shell\n"
    set_up(machine, WORKING_PYTHON, "dev")
    (machine / "a folder/.venv/.asked-for-shell").unlink()
    set_up(machine, WORKING_PYTHON, "dev", CHROME_PATH=str(bin_ / "id"))
    assert len(asked.read_text("utf-8").splitlines()) == 2
