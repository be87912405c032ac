"""Rows on their way to files: what became a submission, and what did not, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from effsota.bringing.importers.cleaning import clean_line
from effsota.bringing.importers.csv_table import TableRow
from effsota.bringing.importers.imported import Imported, RowRemark
from effsota.bringing.importers.row_values import number_of
from effsota.problems import Refusal
from effsota.reading.schema.addresses import schema_line
from effsota.text.yaml_writer import as_texts, to_yaml


@dataclass(slots=True)
class Harvest:
    """Submissions by name and remarks by row, as a table is gone through.

    `label` is the column that names a row.
    """

    label: str
    submissions: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    remarks: list[RowRemark] = field(default_factory=list)

    def add(self, row: TableRow, name: str, submission: Mapping[str, Any] | Refusal) -> None:
        """Keep what a row gives: a submission, or the reason why there is none."""
        if isinstance(submission, Refusal):
            self.skip(row, submission.message)
        elif name in self.submissions:
            self.skip(row, f"an earlier row is {name}.yaml already")
        else:
            self.submissions[name] = submission

    def add_numbered(
        self, row: TableRow, *, by: str, name: str, read: Callable[[TableRow], Mapping[str, Any] | Refusal]
    ) -> None:
        """Keep what is read of a row, named by the number in its column `by`; one without it is skipped.

        So of "record-{:02.0f}" the third is record-03.
        """
        number = number_of(row, by)
        if isinstance(number, Refusal):
            self.skip(row, number.message)
        else:
            self.add(row, name.format(number), read(row))

    def skip(self, row: TableRow, why: str) -> None:
        """Remember why a row gives no submission."""
        self.remarks.append(RowRemark(row.line, self._named(row), why, is_skipped=True))

    def tell(self, row: TableRow, change: str) -> None:
        """Remember what is not as the row has it."""
        self.remarks.append(RowRemark(row.line, self._named(row), change))

    def _named(self, row: TableRow) -> str:
        return clean_line(row.cell(self.label), most=100).text or "(no name)"

    def files(self, schemas: str) -> Imported | Refusal:
        """Return the files of the submissions, or that no row gave one."""
        if not self.submissions:
            first = f": line {self.remarks[0].line}: {self.remarks[0].message}" if self.remarks else ""
            return Refusal(f"no row can be used{first}", "give the table that this importer reads")
        line = schema_line("submission", schemas)
        files = {
            f"{name}.yaml": (line + to_yaml(as_texts(dict(each)))).encode()
            for name, each in self.submissions.items()
        }
        return Imported(files=files, remarks=tuple(self.remarks))
