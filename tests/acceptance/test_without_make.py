"""What README says to do without make, as on Windows, gives the program; here in the words of this system."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from tests.test_docs import blocks

ROOT = Path(__file__).parents[2]
TRAVELS = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", "src", "schema", "site")
QUIET = {"PIP_QUIET": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_COMPILE": "1"}


def in_words_of_here(command: str) -> list[str]:
    """Return a line for Windows as it is called here."""
    program, *rest = shlex.split(command.replace("\\", "/").replace("/Scripts/", "/bin/"))
    return [sys.executable if program == "py" else program, *rest]


def test_the_lines_for_windows_install_the_program(tmp_path: Path) -> None:
    """In a fresh checkout, in the order of the page; then a tracker of one's own can be built."""
    for name in TRAVELS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (block,) = blocks("README.md", "bat")
    calls = [in_words_of_here(line) for line in block.splitlines()]
    effsota = str(tmp_path / ".venv/bin/effsota")
    environment = {key: text for key, text in os.environ.items() if not key.startswith("PYTHON")}
    for call in (*calls, [effsota, "init", "mine"], [effsota, "build", "--root", "mine"]):
        subprocess.run(call, cwd=tmp_path, env=environment | QUIET, check=True, stdout=subprocess.DEVNULL)
    assert (tmp_path / "mine/_site/index.html").is_file()
