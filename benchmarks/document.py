"""The page of measurements, `docs/benchmarks.md`."""

from __future__ import annotations

from benchmarks.peers import ROOT

DOCUMENT = ROOT / "docs/benchmarks.md"
PAGE = ROOT / "benchmarks/page.md"  # with room for the machine and the tables


def render_document(machine: str, timings: str, sizes: str) -> str:
    """Return the page."""
    return PAGE.read_text("utf-8").format(machine=machine, timings=timings, sizes=sizes)
