"""The submit page promises what the tracker has at its host, and nothing else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.builders.sites import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

CHECKED = "is checked there within a minute"
FORM = "template=new-record.yml"


def submit_page(run: Run, tracker: Path) -> str:
    """Return the page."""
    assert run("build", "--root", tracker, "--no-pictures").code == 0
    return (tracker / "_site/submit/index.html").read_text("utf-8")


def test_a_tracker_that_init_made_promises_its_check_and_its_form(run: Run, tracker: Path) -> None:
    """Both are there."""
    page = submit_page(run, tracker)
    assert (CHECKED in page, FORM in page) == (True, True)
    assert Reader(page.encode()).attributes("data-form") == ["new-record.yml"]


def test_a_tracker_without_them_promises_neither(run: Run, tracker: Path) -> None:
    """As an older init left it."""
    shutil.rmtree(tracker / ".github")
    page = submit_page(run, tracker)
    assert (CHECKED in page, FORM in page, "what the check will say" in page) == (False, False, False)
    assert Reader(page.encode()).attributes("data-form") == [""]
