"""Templates are compiled once for all pages, and what they show is inert."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from markupsafe import Markup, escape

from effsota.model import REGULAR, TreeFile
from effsota.showing.website.templates import TEMPLATES, Templates, find_templates, inert

PARTS = '{% macro link(path, text) %}<a href="{{ path | href }}">{{ text }}</a>{% endmacro %}'
PAGE = '{% from "parts.html" import link %}{{ link("about/", text) }} {{ "" | href }}'


@pytest.mark.parametrize(
    "value",
    ["plain", "", "<b>", "a & b", '"it\'s"', Markup("<b>"), Markup(""), 3, 4.5, None, "é <", ("<",)],
)
def test_templates_escape_as_markupsafe_does(value: object) -> None:
    """Each of the five signs that HTML reads becomes text; markup stays as it is."""
    assert inert(value) == str(escape(value))


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("", '<a href="about/">&lt;b&gt;</a> ./'),
        ("../../", '<a href="../../about/">&lt;b&gt;</a> ../../'),
        ("/tracker/", '<a href="/tracker/about/">&lt;b&gt;</a> /tracker/'),
    ],
)
def test_a_link_leads_from_the_page_that_shows_it(root: str, expected: str) -> None:
    """Also where what makes it is imported, and was before by a page elsewhere."""
    templates = Templates({"page.html": PAGE, "parts.html": PARTS})
    for each in ("../", root):
        shown = templates.at(each).get_template("page.html").render(text="<b>")
    assert shown == expected


def test_a_macro_has_what_it_is_not_given() -> None:
    """In the order of its values, or by their names; what it gives is not escaped again."""
    macro = "{% macro pair(a, b='<&>', c=3) %}{{ a }}{{ b }}{{ c }} {% endmacro %}"
    calls = "{{ pair(1) }}{{ pair(1, 2) }}{{ pair(1, c=2) }}{{ pair(1, 2, 4) }}"
    shown = Templates({"page.html": macro + calls}).at("").get_template("page.html").render()
    assert shown == "1&lt;&amp;&gt;3 123 1&lt;&amp;&gt;2 124 "


def test_what_a_call_gives_is_escaped_once() -> None:
    """Whether a macro gives it or a value, inside another call, in a loop; not at all where that is said."""
    page = (
        "{% macro m(x) %}{{ x }}{% endmacro %}{% for x in given %}{{ m(x) }}{{ x.upper() }}{{ m(x.upper()) }}"
    )
    plain = "{% endfor %}{% autoescape false %}{{ given[0].upper() }}{% endautoescape %}"
    shown = Templates({"page.html": page + plain}).at("").get_template("page.html").render(given=["<b>"])
    assert shown == "&lt;b&gt;&lt;B&gt;&lt;B&gt;<B>"


def test_what_a_template_takes_in_stands_where_it_was_asked_for() -> None:
    """Blocks in a block, parts in a loop, what is in a parent's place and what is not."""
    sources = {
        "base.html": "<{% block a %}1{% block b %}2{% endblock %}3{% endblock %}>{% include 'part.html' %}",
        "part.html": "{{ word }}!",
        "page.html": "lost{% extends 'base.html' %}lost{% block b %}{{ super() }}"
        "{% for word in 'xy' %}{% include 'part.html' %}{% endfor %}{% endblock %}",
    }
    shown = Templates(sources).at("").get_template("page.html").render(word="z")
    assert shown == "lost<12x!y!3>z!"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("79.1 % of <b>", "79.1% of &lt;b&gt;"),
        (Markup("<b>7 %</b>"), "<b>7%</b>"),
        ("a share in %", "a share in %"),
        ("1 %d", "1 %d"),
    ],
)
def test_a_percentage_is_spelled_in_one_way(value: str, expected: str) -> None:
    """However whoever filed it does; text stays inert, and markup markup."""
    assert (
        Templates({"page.html": "{{ text }}"}).at("").get_template("page.html").render(text=value) == expected
    )


def test_a_template_that_is_not_there_is_told() -> None:
    """By its name."""
    with pytest.raises(TemplateNotFound, match=r"lost\.html"):
        Templates({"page.html": PAGE}).at("").get_template("lost.html")


def test_packed_templates_are_the_same_templates() -> None:
    """Those that were compiled before show what their sources say, links too."""
    sources = {"page.html": PAGE, "parts.html": PARTS}
    later = Templates(dict.fromkeys(sources, "{% not compiled again"))
    later.unpack(Templates(sources).pack())
    assert (
        later.at("../").get_template("page.html").render(text="<b>")
        == '<a href="../about/">&lt;b&gt;</a> ../'
    )


def test_a_faulty_template_is_told_where_it_is_asked_for() -> None:
    """It hinders no page that does without it."""
    sources = {"page.html": "{% if", "other.html": "fine"}
    later = Templates(sources)
    later.unpack(Templates(sources).pack())
    assert later.at("").get_template("other.html").render() == "fine"
    with pytest.raises(TemplateSyntaxError):
        later.at("").get_template("page.html")


NO_TEMPLATES = {
    "a\udcff": "page.html is no text in UTF-8",
    "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}": "page.html is nested too deeply",
    "{% for a in [1] %}" * 25 + "{% endfor %}" * 25: "page.html is nested too deeply",
}


@pytest.mark.parametrize(("source", "told"), NO_TEMPLATES.items(), ids=["bytes", "brackets", "loops"])
def test_what_is_no_template_is_told_as_a_faulty_one_is(source: str, told: str) -> None:
    """Though it is not Jinja that breaks at it: it is a tracker's own, and no bug of the program."""
    templates = Templates({"page.html": source, "other.html": "fine"})
    templates.pack()
    assert templates.at("").get_template("other.html").render() == "fine"
    with pytest.raises(TemplateError, match=told):
        templates.at("").get_template("page.html")


def test_templates_of_bytes_that_are_no_text_are_found() -> None:
    """Those that are not asked for hinder nothing."""
    found = find_templates({f"{TEMPLATES}page.html": TreeFile(mode=REGULAR, data=b"a\xff", size=2)})
    with pytest.raises(TemplateError, match="no text in UTF-8"):
        found.at("").get_template("page.html")


ESCAPES = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''['__class__'] }}",
    "{{ ['']|map(attribute='__class__')|first }}",
    "{{ ((['']|groupby('__class__'))|first).grouper }}",
    "{{ ['']|selectattr('__class__')|map('attr', '__class__')|list }}",
    "{{ '{0.__class__.__mro__}'.format(view) }}",
    "{{ '{v.__class__}'.format_map({'v': view}) }}",
    "{{ ('{0.__class__}'|escape).format(view) }}",
    "{{ 'view'.format.__self__.__class__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ view.__class__ }}",
    "{{ view.__struct_fields__ }}",
    "{{ view.name.__class__.__base__ }}",
    "{{ view.__init__.__globals__ }}",
    "{% set f = view.named %}{{ f.__globals__ }}{{ f.__func__ }}",
    "{% set x = view.items.append('x') %}{{ x }}",
    "{{ view.table.update({'x': 1}) }}",
    "{{ view.table.clear() }}",
    "{{ (view.items|map('upper')).gi_frame }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ joiner.__init__.__builtins__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "{{ href.__globals__ }}",
    "{{ range(10) and view._hidden }}",
)


@dataclass(slots=True)
class View:
    """What a page shows, in little."""

    name: str = "a"
    _hidden: str = "hidden"
    items: list[str] = field(default_factory=lambda: ["a"])
    table: dict[str, str] = field(default_factory=lambda: {"a": "b"})

    def named(self) -> str:
        """Return a word."""
        return self.name


@pytest.mark.parametrize("source", ESCAPES)
def test_a_strangers_template_stays_in_the_sandbox(source: str) -> None:
    """It reaches no class, no function's module and nothing hidden, and changes none of the values."""
    view = View()
    with pytest.raises(TemplateError):
        Templates({"page.html": source}).at("").get_template("page.html").render(view=view)
    assert view == View()


def test_a_packed_template_stays_in_the_sandbox() -> None:
    """What was compiled by another run asks the sandbox too."""
    later = Templates({"page.html": ""})
    later.unpack(Templates({"page.html": "{{ view.__class__ }}"}).pack())
    with pytest.raises(SecurityError, match="'__class__' of 'View' object is unsafe"):
        later.at("").get_template("page.html").render(view=View())


def test_a_template_reads_what_its_page_holds() -> None:
    """Fields, methods, items, filters and formatting."""
    source = (
        "{{ view.name }}{{ view.named() }}{{ view.items[0] }}{{ view.table.a }}{{ '{0.name}'.format(view) }}"
    )
    assert Templates({"page.html": source}).at("").get_template("page.html").render(view=View()) == "aaaba"


@dataclass(frozen=True, slots=True)
class Frame:
    """What has a field of a name that others may not be asked for."""

    gi_frame: str = "shown"


def test_what_one_type_holds_another_may_hide() -> None:
    """That a field was read of one value says nothing of others: each type is looked at."""
    source = "{{ view.gi_frame }}{% set own = [1] | map('abs') %}{{ (own if deeper else view).gi_frame }}"
    page = Templates({"page.html": source}).at("").get_template("page.html")
    assert page.render(view=Frame(), deeper=False) == "shownshown"
    with pytest.raises(SecurityError, match="'gi_frame' of 'generator' object is unsafe"):
        page.render(view=Frame(), deeper=True)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("show('<b>', 2)", "&lt;b&gt; 2"),
        ("show('<b>')", "&lt;b&gt; one"),
        ("show(many='<i>', what='<b>')", "&lt;b&gt; &lt;i&gt;"),
        ("show(show('<b>'), '<i>')", "&lt;b&gt; one &lt;i&gt;"),
        ("show('<b>') | replace('one', '<i>')", "&lt;b&gt; &lt;i&gt;"),
        ("any('<b>', '<i>')", "&lt;b&gt;&lt;i&gt;"),
    ],
)
def test_a_macro_shows_what_it_is_given_as_text(call: str, expected: str) -> None:
    """However it is called; what it gives is markup, and is not escaped again."""
    source = (
        "{% macro show(what, many='one') %}{{ what }} {{ many }}{% endmacro %}"
        "{% macro any() %}{{ varargs | join }}{% endmacro %}"
    )
    shown = Templates({"page.html": source + "{{ " + call + " }}"}).at("").get_template("page.html")
    assert shown.render() == expected


@pytest.mark.parametrize("call", ["show()", "show('a', 'b')", "show(other='a')"])
def test_a_macro_takes_what_it_asks_for(call: str) -> None:
    """Neither less nor more."""
    source = "{% macro show(what) %}{{ what }}{% endmacro %}{{ " + call + " }}"
    with pytest.raises((TemplateError, TypeError), match=r"what|argument"):
        Templates({"page.html": source}).at("").get_template("page.html").render()
