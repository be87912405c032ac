"""Templates are compiled once for all pages, and what they show is inert."""

from __future__ import annotations

import pytest
from jinja2 import TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup, escape

from effsota.showing.website.templates import Templates, inert

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
