"""JSON Schemas of the API: what its files hold, as validators and readers of the documentation want it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.showing.website.api import API, to_json
from effsota.showing.website.schemas.audit_shape import AUDIT
from effsota.showing.website.schemas.overview_shape import EFFECTIVE, TRENDS
from effsota.showing.website.schemas.record_shapes import INDEX, SUBMISSION, TRACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from effsota.showing.pages import Site
    from effsota.showing.website.schemas.shapes import Shape

SCHEMAS: Mapping[str, Shape] = MappingProxyType(
    {
        "index": INDEX,
        "track": TRACK,
        "submission": SUBMISSION,
        "trends": TRENDS,
        "effective-compute": EFFECTIVE,
        "audit": AUDIT,
    }
)


def render_schemas(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every schema with its path."""
    for name, shape in SCHEMAS.items():
        path = f"{API}schema/{name}.schema.json"
        opening = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{site.base_url}/{path}",
            "title": name.capitalize(),
        }
        yield path, to_json({**opening, **shape})
