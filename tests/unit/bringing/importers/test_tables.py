"""The tables that lie beside the submissions: whoever imports them again gets the files that are on file."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from effsota.bringing.importers.every_importer import IMPORTERS
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.importer import Importer
from effsota.bringing.importers.provenance import reconcile

ROOT = Path(__file__).parents[4]
TODAY = date(2026, 11, 28)
AT_HAND = [each for each in IMPORTERS if (ROOT / "tables" / each.table).is_file()]


def test_all_but_what_is_downloaded_whole_lies_there() -> None:
    """Only the list of notable models is not put together here."""
    assert {each.name for each in IMPORTERS} - {each.name for each in AT_HAND} == {"epoch"}


@pytest.mark.parametrize("importer", AT_HAND, ids=lambda each: each.name)
def test_another_import_writes_nothing(importer: Importer) -> None:
    """Every row is on file as it would be written, or was edited by hand since."""
    imported = importer.read(
        (ROOT / "tables" / importer.table).read_bytes(), today=TODAY, schemas="../../schema/"
    )
    assert isinstance(imported, Imported)
    folder = ROOT / "submissions" / importer.folder
    there = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
    found = reconcile(imported.files, there, importer=importer.name)
    assert (found.new, found.renewed, found.gone) == ((), (), ())


@pytest.mark.parametrize("importer", AT_HAND, ids=lambda each: each.name)
def test_the_digest_in_the_files_is_that_of_the_table(importer: Importer) -> None:
    """What an imported file names can be read again."""
    digest = sha256((ROOT / "tables" / importer.table).read_bytes()).hexdigest()
    stamp = f"by `effsota import {importer.name}` from {importer.table}, SHA-256 "
    texts = [path.read_text("utf-8") for path in (ROOT / "submissions" / importer.folder).glob("*.yaml")]
    stamped = [text for text in texts if stamp in text]
    assert stamped
    assert [text[:80] for text in stamped if stamp + digest not in text] == []
