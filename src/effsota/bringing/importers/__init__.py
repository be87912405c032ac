"""Other people's data as a track: one module for each source, from bytes to files and remarks on them."""

from effsota.bringing.importers.epoch import import_epoch
from effsota.bringing.importers.imported import Imported, RowRemark

__all__ = ["Imported", "RowRemark", "import_epoch"]
