"""The Jinja environment: strict, autoescaping whatever a template is called, fed from the tree alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined, pass_context

from effsota.limits import NAME_PATTERN
from effsota.model import Tree
from effsota.showing.pages.filters import FILTERS

if TYPE_CHECKING:
    from jinja2.runtime import Context

ROOM = "site/templates/"
MOST_KEPT = 4


def build_environment(tree: Tree) -> Environment:
    """Return the environment with the templates of `tree`; nothing is looked up on a disk."""
    return _environment(
        tuple(
            (path.removeprefix(ROOM), file.data)
            for path, file in tree.items()
            if path.startswith(ROOM) and path.endswith((".html", ".xml", ".svg"))
        )
    )


@lru_cache(MOST_KEPT)  # a template is compiled once, however many pages it shows
def _environment(files: tuple[tuple[str, bytes], ...]) -> Environment:
    sources = {path: data.decode() for path, data in files}
    environment = Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    environment.filters |= {**FILTERS, "href": href}
    environment.globals["name_pattern"] = NAME_PATTERN
    return environment


@pass_context
def href(context: Context, path: str) -> str:
    """Return a path of the site as a link from the page that is being rendered."""
    return f"{context['root']}{path}" or "./"
