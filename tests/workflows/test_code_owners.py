"""Each path has owners, as the code host reads the file: the last line that matches counts."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / ".github/CODEOWNERS").read_text("utf-8")
OWNERS, MAINTAINERS = ("@effsota/owners",), ("@effsota/maintainers",)
SENSITIVE = (
    *(".github/CODEOWNERS", ".github/workflows/validate.yml", ".github/workflows/new.yml"),
    *(".github/scripts/run.py", ".github/actions/x/action.yml", ".github/dependabot.yml"),
    *("schema/submission.schema.json", "src/effsota/__main__.py", "site/templates/home.html"),
    *("site/static/site.js", "scripts/lock", "scripts/set-up", "Makefile", "pyproject.toml", "package.json"),
    *("package-lock.json", "requirements.txt", "requirements-site.txt", "requirements-lowest.lock"),
    *("requirements-audit.txt", "tests/workflows/policy.py", "tests/conftest.py", "docs/maintaining.md"),
    *(".pre-commit-hooks.yaml", ".gitattributes", ".ci/run", "submissions/tracker.yaml", "sitecustomize.py"),
    *("SECURITY.md", "LICENSE", "action.yml", "a new room/a file"),
)


def owners_of(path: str, text: str) -> tuple[str, ...]:
    """Return who owns a path: those of the last line that matches, nobody where that line names none."""
    owners: tuple[str, ...] = ()
    for line in text.splitlines():
        pattern, *named = line.partition(" #")[0].split() if not line.startswith("#") else [""]
        if pattern and _matches(pattern, path):
            owners = tuple(named)
    return owners


def _matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern of the file names a path; a folder stands for all that is in it."""
    is_anchored = "/" in pattern.rstrip("/")
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.strip("/"))
    words = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    body = "".join(words.get(part, re.escape(part)) for part in parts)
    # What ends in a lone star names files there, and nothing in folders below.
    end = "/.*" if pattern.endswith("/") else "" if pattern.endswith("/*") else "(?:/.*)?"
    return re.fullmatch(("" if is_anchored else "(?:.*/)?") + body + end, path) is not None


@pytest.mark.parametrize("path", SENSITIVE)
def test_what_judges_publishes_or_decides_is_the_owners(path: str) -> None:
    """Also what nobody has thought of yet."""
    assert owners_of(path, TEXT) == OWNERS


def test_every_file_has_owners() -> None:
    """Data the maintainers, everything else the owners."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    paths = [path for path in listed if path]
    assert len(paths) > 100
    data = {path for path in paths if path.startswith("submissions/") and path != "submissions/tracker.yaml"}
    wrong = [path for path in paths if owners_of(path, TEXT) != (MAINTAINERS if path in data else OWNERS)]
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        "/.github/",
        "/.github/workflows/",
        "/.github/workflows/validate.yml",
        "validate.yml",
        "*.yml",
        "*.yml @mallory",
        "**/workflows/** @mallory",
        "/.github/** @effsota/maintainers",
        "* @effsota/maintainers",
        "workflows/ # nobody",
        ".github",
        "/.github/workflows/*.yml @mallory",
        "/*/workflows/ @mallory",
    ],
)
def test_a_later_line_that_overrides_is_seen(line: str) -> None:
    """By its owners, or by having none."""
    assert owners_of(".github/workflows/validate.yml", f"{TEXT}{line}\n") != OWNERS


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*", "a/b", True),
        ("/a/", "a/b/c", True),
        ("/a/", "b/a/c", False),
        ("a/", "b/a/c", True),
        ("/a/*", "a/b", True),
        ("/a/*", "a/b/c", False),
        ("/a", "a/b", True),
        ("*.js", "a/b.js", True),
        ("/*.js", "a/b.js", False),
        ("a/b", "c/a/b", False),
        ("**/b", "c/a/b", True),
    ],
)
def test_a_pattern_names_what_the_host_says(pattern: str, path: str, *, expected: bool) -> None:
    """The rules of the host's documentation."""
    assert _matches(pattern, path) is expected
