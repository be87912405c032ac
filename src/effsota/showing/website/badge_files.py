"""Badges as SVG, and as the endpoint that shields.io reads."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.model import Tree
from effsota.showing.fields.data_field import to_json
from effsota.showing.pages.badges import build_badges
from effsota.showing.site import Site
from effsota.showing.website.templates import build_environment

COLOUR = "0b5cad"


def render_badges(site: Site, *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield both files of every badge with their paths."""
    template = build_environment(tree).get_template("badge.svg")
    for badge in build_badges(site):
        yield f"{badge.path}.svg", (template.render(badge=badge) + "\n").encode()
        endpoint = {"schemaVersion": 1, "label": badge.label, "message": badge.message, "color": COLOUR}
        yield f"{badge.path}.json", to_json(endpoint)
