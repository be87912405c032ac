"""What README says to do without make, as on Windows, gives the program; here in the words of this system."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from tests.present import present

ROOT = Path(__file__).parents[2]
QUIET = {"UV_NO_PROGRESS": "1"}


def in_words_of_here(command: str) -> list[str]:
    """Return a line for Windows as it is called here; uv does what venv and pip do, and sooner."""
    program, *rest = shlex.split(command.replace("\\", "/").replace("/Scripts/", "/bin/"))
    if rest[:2] == ["-m", "venv"]:
        return [sys.executable, "-m", "uv", "venv", *rest[2:]]
    if rest[:3] == ["-m", "pip", "install"]:
        return [sys.executable, "-m", "uv", "pip", "install", "--python", program, *rest[3:]]
    return [sys.executable if program == "py" else program, *rest]


def test_the_lines_for_windows_install_the_program(tmp_path: Path) -> None:
    """In a fresh checkout, in the order of the page; then a tracker of one's own can be built."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    said = (
        (ROOT / "README.md")
        .read_text("utf-8")
        .partition("Without make, as on Windows: ")[2]
        .partition(". ")[0]
    )
    calls = [in_words_of_here(command) for command in present(re.findall("`([^`]+)`", said))]
    effsota = str(tmp_path / ".venv/bin/effsota")
    environment = {key: text for key, text in os.environ.items() if not key.startswith("PYTHON")}
    for call in (*calls, [effsota, "init", "mine"], [effsota, "build", "--root", "mine"]):
        subprocess.run(call, cwd=tmp_path, env=environment | QUIET, check=True, stdout=subprocess.DEVNULL)
    assert (tmp_path / "mine/_site/index.html").is_file()
