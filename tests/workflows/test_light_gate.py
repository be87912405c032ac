"""What judges a change needs four packages; what builds the site says what it needs more."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest

from effsota.cli import HOW_TO_INSTALL, OF_THE_SITE
from effsota.cli.commands import cli
from tests.builders.own_tracks import copy_tracks
from tests.throwaway import ENVIRONMENT, git
from tests.workflows.rehearsal import ROOT
from tests.workflows.test_policy import WORKFLOWS
from tests.workflows.workflow_file import read_workflow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workflows.environments import Environments

# PyYAML, jsonschema, click, msgspec, and what these bring.
OF_THE_GATE = {
    *("yaml", "jsonschema", "jsonschema_specifications", "referencing", "rpds", "attr", "attrs"),
    *("click", "msgspec", "typing_extensions"),
    *("cython_runtime", "idna", "sitecustomize"),  # where something else, or the system, brought them
}
LOADED = """
import json, runpy, sys
sys.argv[0] = ".github/scripts/run.py"
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    rooms = {name.partition(".")[0] for name in sys.modules}
    print(json.dumps(sorted(rooms - set(sys.stdlib_module_names))), file=sys.stderr)
"""
HELP = """
import sys
sys.path.insert(0, "src")
from effsota.cli import main
for name in sys.argv[1:]:
    sys.argv = ["effsota", name, "--help"]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise
"""
OURS = {"__main__", "effsota"}


def light(environments: Environments) -> Path:
    """Return the Python that `validate` judges with."""
    steps = read_workflow(WORKFLOWS["validate"]).data["jobs"]["validate"]["steps"]
    (script,) = (step["run"] for step in steps if step["name"] == "Install")
    return environments.install(script, workspace=ROOT) / "venv/bin/python"


def call(python: Path | str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program from this checkout."""
    command = [str(python), "-I", *arguments]
    return subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker under git, of two tracks on which papers meet."""
    folder = copy_tracks(tmp_path_factory.mktemp("board"), "alexnet-imagenet", "alexnet-imagenet-inference")
    for words in ("init -q", "add .", "commit -qm x"):
        git(folder, *words.split())
    return folder


@pytest.mark.parametrize("arguments", [("validate",), ("diff", "HEAD", "HEAD"), ("--help",)], ids=" ".join)
def test_the_gate_loads_four_packages_and_what_they_bring(
    arguments: tuple[str, ...], environments: Environments, board: Path
) -> None:
    """In the light environment, and where everything else is installed too."""
    for python in (light(environments), sys.executable):
        root = () if "--help" in arguments else ("--root", str(board))
        done = call(python, "-c", LOADED, "effsota", *arguments, *root)
        # Where nothing differs, there is nothing to merge.
        assert done.returncode == (1 if "diff" in arguments else 0), done.stderr
        loaded = set(json.loads(done.stderr.splitlines()[-1])) - OURS
        assert "click" in loaded
        assert {room for room in loaded if not room.startswith("_")} - OF_THE_GATE == set()


def test_no_run_of_a_workflow_keeps_or_trusts_what_another_kept(tmp_path: Path, board: Path) -> None:
    """Whatever folder of kept results the machine names; without the script the same call keeps some."""
    environment = {**ENVIRONMENT, "EFFSOTA_CACHE": str(tmp_path)}
    for command, is_kept in (
        (".github/scripts/run.py effsota validate", False),
        ("-m effsota validate", True),
    ):
        start = [sys.executable, "-I", *command.split(), "--root", str(board)]
        subprocess.run(start, cwd=ROOT, env=environment, capture_output=True, check=True)
        assert any(tmp_path.iterdir()) is is_kept


@pytest.mark.parametrize("command", ["build -o /nowhere", "export", "trend alexnet-imagenet"])
def test_a_command_that_needs_more_says_what(command: str, environments: Environments, board: Path) -> None:
    """One line, exit 2, no traceback."""
    words = (*command.split(), "--root", str(board))
    done = call(light(environments), ".github/scripts/run.py", "effsota", *words)
    assert (done.returncode, done.stdout) == (2, "")
    said = re.fullmatch(r"effsota: this command needs (\w+)\. (.*)\n", done.stderr)
    assert said is not None, done.stderr
    assert (said[1] in OF_THE_SITE, said[2]) == (True, HOW_TO_INSTALL)


def test_every_command_can_be_asked_for_help(environments: Environments) -> None:
    """Also where its packages are not installed."""
    done = call(light(environments), "-c", HELP, *cli.commands)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Usage: effsota ") == len(cli.commands)


def test_what_the_site_needs_is_the_extra() -> None:
    """The packages that a missing import may name are those of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {each.partition(">=")[0] for each in project["optional-dependencies"]["site"]}
    modules = {
        module
        for module, packages in packages_distributions().items()
        if not asked.isdisjoint(packages) and not module.startswith("_")
    }
    assert modules == OF_THE_SITE


def test_the_gate_is_light(environments: Environments) -> None:
    """Fewer than 15 MB beside pip."""
    folder = light(environments).parents[1] / "lib"
    files = [path for path in folder.rglob("*") if path.is_file() and "/pip" not in path.as_posix()]
    of_setuptools = ("setuptools", "pkg_resources", "_distutils_hack")
    size = sum(path.stat().st_size for path in files if not any(name in path.parts for name in of_setuptools))
    assert 1e6 < size < 15e6


def test_the_hand_fed_meter_needs_nothing_more(environments: Environments) -> None:
    """A training loop imports it beside whatever it has; only the meter for PyTorch asks for PyTorch."""
    code = "import sys; sys.path.insert(0, 'src'); from effsota.measure import Meter, submission_writer"
    done = call(light(environments), "-c", code)
    assert (done.returncode, done.stderr) == (0, "")
