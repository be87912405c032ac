"""A shell completes commands, tracks, records, chips and methods."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from effsota.cli.commands import cli
from tests.test_docs import blocks

ROOT = Path(__file__).parents[2]


def completed(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the last word of a line may become."""
    monkeypatch.chdir(folder)
    *words, last = shlex.split(line) if not line.endswith(" ") else [*shlex.split(line), ""]
    shell = ShellComplete(cli, {}, "effsota", "_EFFSOTA_COMPLETE")
    return [item.value for item in shell.get_completions(words[1:], last)]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("effsota sc", ["scan"]),
        ("effsota show resn", ["resnet50-imagenet", "resnet50-imagenet-inference"]),
        ("effsota trend seq", ["seq2seq-wmt14-en-fr"]),
        ("effsota new fi", ["fineweb-2-92", "fineweb-3-28"]),
        ("effsota scan --track di", ["digits-mlp"]),
        ("effsota effective-compute --compute tr", ["training-compute"]),
        (
            "effsota show alexnet-imagenet/resnet-",
            ["alexnet-imagenet/resnet-18", "alexnet-imagenet/resnet-34"],
        ),
        ("effsota estimate hard", ["hardware-time"]),
        ("effsota new --method re", ["reported"]),
        ("effsota estimate hardware-time --hardware nvidia-h100-s", ["nvidia-h100-sxm5-80gb"]),
        ("effsota chips gtx-58", ["gtx-580"]),
        ("effsota rule utilization-h", ["utilization-high"]),
    ],
)
def test_names_of_this_tracker_are_offered(
    line: str, offered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From what lies in the folder, and from the vocabularies."""
    found = completed(line, ROOT, monkeypatch)
    assert found[: len(offered)] == offered


def test_the_tracker_may_be_named(tracker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the command or after it."""
    for line in (f"effsota --root {tracker} trend ", f"effsota trend --root {tracker} "):
        assert completed(line, tmp_path, monkeypatch) == ["example-level"]


def test_outside_a_tracker_nothing_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is complained of."""
    assert completed("effsota trend ", tmp_path, monkeypatch) == []


# What shows that a shell knows how; the ones that are not on this machine are asked for their script only.
ASKED = {
    "bash": """
        COMP_WORDS=(effsota show alph) COMP_CWORD=2
        _effsota_completion effsota
        echo "${COMPREPLY[@]}"
    """,
    "zsh": "echo ${_comps[effsota]}",
    "fish": "complete --do-complete 'effsota show alph'",
}
ANSWERS = {"bash": "alphago-zero-go", "zsh": "_effsota_completion", "fish": "alphago-zero-go"}
BEFORE = {"zsh": "autoload -Uz compinit; compinit -D -u"}


@pytest.mark.parametrize("shell", ASKED)
def test_a_shell_completes_with_the_line_of_its_documentation(shell: str) -> None:
    """Of docs/command-line.md."""
    (line,) = blocks("docs/command-line.md", shell)
    lines = [BEFORE.get(shell, ""), line, ASKED[shell]]
    call = [shell, "-c", "\n".join(lines)] if shutil.which(shell) else ["effsota"]
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    script = {} if shutil.which(shell) else {"_EFFSOTA_COMPLETE": f"{shell}_source"}
    environment = {**os.environ, "PATH": path, **script}
    outcome = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True, env=environment)
    assert (ANSWERS[shell] if shutil.which(shell) else "effsota") in outcome.stdout
