"""Other people's data as a track: one module for each source, from bytes to files and remarks on them."""

from effsota.bringing.importers.epoch import import_epoch
from effsota.bringing.importers.every_importer import IMPORTERS
from effsota.bringing.importers.imported import Imported, RowRemark
from effsota.bringing.importers.importer import Importer
from effsota.bringing.importers.provenance import Provenance, Reconciled, reconcile

__all__ = [
    "IMPORTERS",
    "Imported",
    "Importer",
    "Provenance",
    "Reconciled",
    "RowRemark",
    "import_epoch",
    "reconcile",
]
