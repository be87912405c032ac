"""The downloads as MLCommons Croissant describes a dataset: files with their digests, and their columns.

Source: Croissant Format Specification, version 1.1, docs.mlcommons.org/croissant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from effsota.showing.fields.data_field import DataField, to_json
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.json_text import JsonText, to_json_text
from effsota.showing.pages.cite import cite_site
from effsota.showing.site import Site
from effsota.showing.website.downloads import RECORDS_JSON, RECORDS_PARQUET, TableFile, site_tables
from effsota.showing.website.linked_data import site_dataset

CROISSANT = "croissant.json"
MOST_TRACKS = 100  # whose columns are told, 8 KB each
_CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
# What the names below stand for: the context that the specification gives.
_OWN_TERMS = (
    *(
        "arrayShape",
        "citeAs",
        "column",
        "containedIn",
        "equivalentProperty",
        "extract",
        "field",
        "fileObject",
    ),
    *("fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5"),
    *("parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate"),
    *("separator", "source", "subField", "transform"),
)
_CONTEXT: Mapping[str, Any] = MappingProxyType(
    {
        "@language": "en",
        "@vocab": "https://schema.org/",
        "cr": "http://mlcommons.org/croissant/",
        "dct": "http://purl.org/dc/terms/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "sc": "https://schema.org/",
        "conformsTo": "dct:conformsTo",
        "data": {"@id": "cr:data", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "description": {"@container": "@language"},
        "examples": {"@id": "cr:examples", "@type": "@json"},
        "name": {"@container": "@language"},
        **{term: f"cr:{term}" for term in _OWN_TERMS},
    }
)
# Where a table's columns stand, and what stands there for its name and its source: in no text of ours.
_MARGIN, _NAME, _SOURCE = "\n   ", "\1", "\2"
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "string": "sc:Text",
        "array": "sc:Text",
        "number": "sc:Float",
        "integer": "sc:Integer",
        "boolean": "sc:Boolean",
        "date": "sc:Date",
    }
)


def render_croissant(site: Site, digests: Mapping[str, str]) -> bytes:
    """Return the description; `digests` are the SHA-256 of the site's files by path."""
    tables, columns = list(site_tables(site)), _Columns()
    files = [_file(site, file.name, file.path, "text/csv", digests) for file in tables]
    others = ((RECORDS_PARQUET, "application/x-parquet"), (RECORDS_JSON, "application/json"))
    files += [_file(site, path, path, form, digests) for path, form in others]
    about = site_dataset(site)
    return to_json(
        {
            "@context": dict(_CONTEXT),
            "@type": "sc:Dataset",
            "conformsTo": _CONFORMS_TO,
            **{key: about[key] for key in ("name", "description", "license", "url", "creator")},
            "citeAs": cite_site(site),
            "datePublished": site.today.isoformat(),
            "version": f"{site.today:%Y.%m.%d}+{site.data_version}",
            "isLiveDataset": True,
            "distribution": files,
            "recordSet": [_record_set(file, columns) for file in _described(site, tables)],
        }
    )


def _described(site: Site, tables: Sequence[TableFile]) -> Sequence[TableFile]:
    """Return the tables whose columns are told: of very many tracks the tables of the whole site alone.

    The table of a track has the columns of that of all records, and its rows.
    """
    return tables if len(site.boards) <= MOST_TRACKS else tables[: -len(site.boards)]


def _file(site: Site, name: str, path: str, form: str, digests: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": name,
        "contentUrl": f"{site.base_url}/{path}",
        "encodingFormat": form,
        "sha256": digests[path],
    }


class _Columns:
    """The columns of tables as JSON: those that many have in common, as the tables of tracks, once."""

    def __init__(self) -> None:
        self._made: dict[int, str] = {}

    def of(self, file: TableFile, source: str) -> JsonText:
        """Return the columns of a table that are read from a source."""
        key = id(file.table)
        if key not in self._made:
            self._made[key] = to_json_text(list(_fields(file.table)), _MARGIN)
        made = self._made[key]
        for mark, told in ((_NAME, file.name), (_SOURCE, source)):
            made = made.replace(to_json_text(mark)[1:-1], to_json_text(told)[1:-1])
        return JsonText(made)


def _record_set(file: TableFile, columns: _Columns) -> dict[str, Any]:
    """Return a table; that of all records is read from Parquet, which knows what a list is."""
    source = RECORDS_PARQUET if file.name == "records" else file.path
    return {
        "@type": "cr:RecordSet",
        "@id": file.name,
        "name": file.name,
        "description": file.title,
        "key": [{"@id": f"{file.name}/{column}"} for column in file.table.key],
        "field": columns.of(file, source),
    }


def _fields(table: DataTable[Any]) -> Iterator[dict[str, Any]]:
    for column in table.columns:
        yield {
            "@type": "cr:Field",
            "@id": f"{_NAME}/{column.name}",
            "name": column.name,
            "description": column.words,
            "dataType": _TYPES[str(column.holds.column)],
            **_shape(column),
            "source": {"fileObject": {"@id": _SOURCE}, "extract": {"column": column.name}},
        }


def _shape(column: DataField[Any]) -> dict[str, Any]:
    return {"isArray": True, "arrayShape": "-1"} if column.holds.column == "array" else {}
