"""What README and CONTRIBUTING say is true: their commands run, their links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner
from packaging.requirements import Requirement

from effsota.cli import HOW_TO_INSTALL
from effsota.cli.commands import cli
from tests.builders.own_tracks import copy_tracks
from tests.forked import call

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/command-line.md")
NOT_RUN = {
    ".venv/bin/effsota serve": "runs until it is interrupted; tests/acceptance/test_serve.py runs it",
    "pip install 'effsota[site] @ git+https://github.com/effsota/effsota'": "its form is held below",
}


def blocks(document: str, language: str) -> list[str]:
    """Return the fenced blocks of a document that are in a language."""
    text = (ROOT / document).read_text("utf-8")
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, flags=re.DOTALL | re.MULTILINE)
    return [dedent(block) for block in found]


def commands(document: str) -> list[str]:
    """Return the commands of a document, without their comments."""
    lines = (line for block in blocks(document, "sh") for line in block.splitlines())
    return [shlex.join(words) for line in lines if (words := shlex.split(line, comments=True))]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the commands touch: data, with the example record of CONTRIBUTING, and this environment."""
    copy_tracks(tmp_path, "alexnet-imagenet", "digits-mlp", "fineweb-3-28")  # those that they name
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (example,) = blocks("CONTRIBUTING.md", "yaml")
    (tmp_path / "submissions/alexnet-imagenet/my-model.yaml").write_text(example, "utf-8")
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    return tmp_path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Where the program keeps what it found, as it does for whoever follows the pages."""
    return {"EFFSOTA_CACHE": str(tmp_path_factory.mktemp("kept"))}


def run(command: str, folder: Path, environment: Mapping[str, str]) -> str | None:
    """Return what a command complains of, None where it ends well; make only says what it would do."""
    # `make test` would run this test again, and the others would set up an environment.
    words = shlex.split(
        command.replace("make ", "make --dry-run ", 1) if command.startswith("make ") else command
    )
    if words[0] == ".venv/bin/effsota":
        status, out, err = call("effsota.__main__", *words[1:], folder=folder, environment=environment)
    else:
        outcome = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
        status, out, err = outcome.returncode, outcome.stdout, outcome.stderr
    return f"{command}: {out}{err}" if status else None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_of_a_document_runs(document: str, checkout: Path, kept: Mapping[str, str]) -> None:
    """In the order of the page, each command ends well."""
    called = [command for command in commands(document) if command not in NOT_RUN]
    assert called
    assert [complaint for command in called if (complaint := run(command, checkout, kept))] == []


def test_the_line_to_install_is_one_line() -> None:
    """README's names an extra that there is, at the address of the source; the program says the same."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (line,) = (command for command in commands("README.md") if command.startswith("pip install"))
    requirement = Requirement(shlex.split(line)[2])
    assert requirement.name == asked["name"]
    assert requirement.extras <= asked["optional-dependencies"].keys()
    assert requirement.url == f"git+{asked['urls']['Source']}"
    assert line in HOW_TO_INSTALL


def test_every_exception_is_still_in_a_document() -> None:
    """A command that no page names any more needs no exception."""
    named = {command for document in DOCUMENTS for command in commands(document)}
    assert NOT_RUN.keys() <= named


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md", "docs/ledger.md"])
def test_links_to_files_lead_somewhere(document: str) -> None:
    """Every relative link of a page names a file of the repository, from where the page lies."""
    targets = re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text("utf-8"))
    assert [target for target in targets if not (ROOT / document).parent.joinpath(target).exists()] == []


def test_the_picture_is_current(site_files: Mapping[str, bytes]) -> None:
    """README shows the chart as the site shows it today; `make picture` renews it."""
    picture = (ROOT / "docs/alexnet-imagenet.svg").read_bytes()
    is_current = picture == site_files["tracks/alexnet-imagenet/chart.svg"]
    assert is_current, "the chart has changed; run make picture, look at it and commit it"


def test_the_readme_fits_on_a_page() -> None:
    """README has at most 60 lines."""
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 60


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_has_help(command: str) -> None:
    """--help says what a command does and what each option is for."""
    outcome = CliRunner().invoke(cli, [command, "--help"])
    assert outcome.exit_code == 0
    assert cli.commands[command].help
    options = [option for option in cli.commands[command].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []
