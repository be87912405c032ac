"""Boards that the data do not have, each as a site of its own."""

from __future__ import annotations

from tests.builders.boards import board, record
from tests.builders.sites import render, site

ADDRESS = "tracks/alexnet-imagenet/"  # of every board made by hand
BOARDS = {
    "one": board([record("Only", "2020-01-01", 5.0)]),
    "two": board([record("First", "2020-01-01", 5.0), record("Second", "2021-06-01", 1.0)]),
    "three": board([record(f"Run {i}", f"202{i}-03-01", 5 / 3**i) for i in range(3)]),
    "eighteen": board(
        [
            record(f"modded run {i} with Muon", f"{2024 + i // 12}-{i % 12 + 1:02d}-10", 4 * 0.86**i)
            for i in range(18)
        ]
    ),
    "hundred": board(
        [record(f"run {i}", f"{2000 + i // 12}-{i % 12 + 1:02d}-05", 9 * 0.95**i) for i in range(100)]
    ),
    "off scale": board(
        [
            record("First", "2020-01-01", 5.0),
            record("Second", "2021-01-01", 1.0),
            record("Huge", "2020-06-01", 1e6),
        ]
    ),
}


def made_files() -> dict[str, bytes]:
    """Return the sites under a folder each, with the page for missing pages that a server asks for."""
    sites = {name.replace(" ", "-"): render(site(given)) for name, given in BOARDS.items()}
    placed = {f"{name}/{path}": data for name, files in sites.items() for path, data in files.items()}
    return {"404.html": sites["one"]["404.html"], **placed}
