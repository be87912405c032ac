"""The Jinja environments: strict, autoescaping whatever a template is called, fed from the tree alone.

A tracker may have templates of its own, and whoever builds it may not know its owner: they run in Jinja's
sandbox, where no attribute leads out of the values that a page holds, and nothing can be changed. The sandbox
bounds neither time nor memory.
"""

from __future__ import annotations

import marshal
import re
from collections import defaultdict
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from effsota.limits import NAME_PATTERN
from effsota.model import Tree
from effsota.showing.charts.markup import as_markup
from effsota.showing.pages.filters import FILTERS
from effsota.showing.website.template_code import BareMacro, PageCode, is_field

TEMPLATES = "site/templates/"
MOST_KEPT = 4
_APART = re.compile(r"(?<=\d) %(?!\w)")
_SPECIAL = re.compile("[&<>'\"%]")
_NO_UTF8 = re.compile("[\ud800-\udfff]")  # as what stands in no UTF-8 is decoded
_OWN = frozenset({"_block_vars", "_loop_vars"})  # what Jinja gives to whatever is called


class Templates:
    """The templates of a tree, each compiled once, however many pages it shows and wherever they stand.

    Links are relative, so that an environment is that of all pages as deep in the site: what a template
    imports is there for all of them. Nothing is looked up on a disk.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Begin with the sources of the templates by name."""
        self._loader = _Loader(sources)
        self._environments: dict[str, Environment] = {}

    def at(self, root: str) -> Environment:
        """Return the environment of the pages from which `root` is the way to the site's root."""
        if root not in self._environments:
            self._environments[root] = self._build(root)
        return self._environments[root]

    @property
    def are_begun(self) -> bool:
        """Whether some are compiled already."""
        return bool(self._loader.codes)

    def pack(self) -> bytes:
        """Compile all templates now and return them as bytes; a faulty one is left for who asks for it."""
        environment, codes = self.at(""), {}
        for name in self._loader.list_templates():
            with suppress(TemplateError):
                codes[name] = self._loader.code(environment, name)
        return marshal.dumps(codes)

    def unpack(self, packed: bytes) -> None:
        """Take the templates as the very same program has compiled and packed them from the same sources."""
        self._loader.codes.update(marshal.loads(packed))  # noqa: S302  # our own; the cache lets nothing else through

    def _build(self, root: str) -> Environment:
        environment = Sandbox(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            optimized=False,  # there is little to work out beforehand, and looking for it takes long
        )

        @pass_context  # so that it is asked while a page is rendered, and not when its template is compiled
        def href(_: Context, path: str) -> str:
            """Return a path of the site as a link from the page that is being rendered."""
            return f"{root}{path}" or "./"

        environment.filters |= {**FILTERS, "href": href}
        environment.globals["name_pattern"] = NAME_PATTERN
        return environment


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which looks at an attribute of a type once, and not for each of its values.

    `holders` are by field the types that were found to hold it: templates read it there without asking.
    """

    code_generator_class = PageCode

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with nothing looked at."""
        super().__init__(*args, **kwargs)
        self.holders: defaultdict[str, set[type]] = defaultdict(set)
        self._known: dict[tuple[type, str], bool] = {}
        self._ready: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # as Jinja calls it
    ) -> Template:
        """Return a template; one that was asked for before at once, since it does not change."""
        if type(name) is not str or globals is not None:
            return super().get_template(name, parent, globals)
        if name not in self._ready:
            self._ready[name] = super().get_template(name, parent)
        return self._ready[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what all templates know, which no longer changes: Jinja's own looks into two, one by one."""
        return {**self.globals, **d} if d else self.globals

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Tell whether a template may ask for an attribute: that hangs on its name and on the type alone."""
        key = type(obj), attr
        if key not in self._known:
            self._known[key] = super().is_safe_attribute(obj, attr, value)
            if self._known[key] and is_field(*key):
                self.holders[attr].add(type(obj))
        return self._known[key]

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template may call; a macro at once, if it is given values in their order."""
        if (
            type(obj) is BareMacro
            and len(args) <= obj.takes
            and kwargs.keys() <= _OWN
            and context.eval_ctx.autoescape
        ):
            return as_markup(obj.text_of(args))
        return super().call(context, obj, *args, **kwargs)

    def told(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> str:
        """Call the same with values in their order, and return its text escaped: that of a macro is so."""
        if type(obj) is BareMacro and len(args) == obj.takes:
            return obj._text_of(*args)  # noqa: SLF001  # no template can ask for it by that name
        return inert(self.call(context, obj, *args, **kwargs))


class _Loader(BaseLoader):
    """Templates by name, compiled when first asked for, by whichever environment."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self.codes: dict[str, CodeType] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # as Jinja calls it
    ) -> Template:
        """Return a template for an environment.

        Raises:
            TemplateNotFound: if there is none of the name.
            TemplateError: if it cannot be compiled.
        """
        template = environment.template_class.from_code(
            environment, self.code(environment, name), globals or {}
        )
        template.root_render_func.__globals__.update(escape=inert, Macro=BareMacro)
        return template

    def code(self, environment: Environment, name: str) -> CodeType:
        """Return what a template is compiled to, which is the same for all environments.

        Raises:
            TemplateNotFound: if there is none of the name.
            TemplateError: if it cannot be compiled.
        """
        if name not in self.codes:
            if name not in self._sources:
                raise TemplateNotFound(name)
            if _NO_UTF8.search(self._sources[name]):
                raise TemplateError(f"{name} is no text in UTF-8")
            try:
                self.codes[name] = environment.compile(self._sources[name], name)
            except (SyntaxError, RecursionError, MemoryError) as error:  # Python's own: Jinja's are others
                raise TemplateError(f"{name} is nested too deeply") from error
        return self.codes[name]

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return sorted(self._sources)


def inert(value: object) -> str:
    """Return a value as text that HTML shows and does not read, what is markup already as it stands.

    It is what templates escape with: the same as MarkupSafe's, which makes an object of every text. A
    percentage is spelled as all of this site are: 79.1%.
    """
    if type(value) is str and _SPECIAL.search(value) is None:
        return value
    text = value if type(value) is Markup else escape(value)
    return as_markup(_APART.sub("%", text)) if " %" in text else text


def find_templates(tree: Tree) -> Templates:
    """Return the templates of `tree`."""
    return _templates(
        tuple(
            (path.removeprefix(TEMPLATES), file.data)
            for path, file in tree.items()
            if path.startswith(TEMPLATES) and path.endswith((".html", ".xml", ".svg"))
        )
    )


@lru_cache(MOST_KEPT)
def _templates(files: tuple[tuple[str, bytes], ...]) -> Templates:
    return Templates({path: data.decode("utf-8", "surrogateescape") for path, data in files})


def build_environment(tree: Tree) -> Environment:
    """Return the environment of what stands in no folder, or has no relative link."""
    return find_templates(tree).at("")
