"""The files of this repository that a tracker of one's own runs by, as they travel with the package."""

from __future__ import annotations

from pathlib import Path

# As pyproject.toml puts them into the wheel.
KIT = (
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE",
    ".github/pull_request_template.md",
    ".github/scripts",
    *(
        f".github/workflows/{name}.yml"
        for name in ("comment", "issue", "links", "publish", "remind", "validate")
    ),
    "docs/running.md",
    "requirements-build.txt",
    "requirements-site.txt",
    "requirements.txt",
)
# What pages promise only where it is there: a check of pull requests, a form for issues, who decides.
PROMISES = (CHECK, FORM, GOVERNANCE) = (
    ".github/workflows/validate.yml",
    ".github/ISSUE_TEMPLATE/new-record.yml",
    "GOVERNANCE.md",
)
PACKAGE = Path(__file__).parents[1]
# What is not code, in an installed package.
BUNDLE = PACKAGE / "_bundle"


def find_checkout() -> Path | None:
    """Return the checkout that the program runs from, None where it is installed."""
    return None if BUNDLE.is_dir() else PACKAGE.parents[1]


def read_kit() -> dict[str, str]:
    """Return the files by path."""
    home = find_checkout() or BUNDLE / "kit"
    roots = (home / name for name in KIT)
    files = (path for root in roots for path in (root.rglob("*") if root.is_dir() else [root]))
    kept = sorted(path for path in files if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in kept}


def read_starter() -> dict[str, str]:
    """Return what a new tracker begins with: an example, a README, a guide to contributing."""
    home = PACKAGE / "starter"
    files = sorted(path for path in home.rglob("*") if path.is_file())
    return {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in files}
