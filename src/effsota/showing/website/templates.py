"""The Jinja environment: strict, autoescaping whatever a template is called, fed from the tree alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined, pass_context

from effsota.limits import NAME_PATTERN
from effsota.model import Tree
from effsota.showing.pages.filters import FILTERS

if TYPE_CHECKING:
    from jinja2.runtime import Context

ROOM = "site/templates/"


def build_environment(tree: Tree) -> Environment:
    """Return the environment with the templates of `tree`; nothing is looked up on a disk."""
    sources = {
        path.removeprefix(ROOM): file.data.decode()
        for path, file in tree.items()
        if path.startswith(ROOM) and path.endswith((".html", ".xml", ".svg"))
    }
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
