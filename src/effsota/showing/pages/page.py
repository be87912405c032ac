"""A page before it is HTML: where it stands, which template shows it, and what every page shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from effsota import figures

if TYPE_CHECKING:
    from effsota.showing.pages.site import Site

HOME, METHODOLOGY, RULES, ABOUT = "", "methodology/", "rules/", "about/"
TRENDS = "trends/"
AUDIT, HARDWARE = "audit/", "hardware/"
SUBMIT, CALCULATOR, DATA = "submit/", "calculator/", "data/"
NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link inside the site; `path` is counted from the site's root, without a slash in front."""

    text: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalLink:
    """A link out of the site; without a `url` only the text is shown."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One HTML page; `view` holds every value its template shows, `section` its place in the navigation.

    `canonical` is the path of the page that this one is another form of.
    """

    path: str
    template: str
    title: str
    description: str
    view: Any
    section: str = HOME
    trail: tuple[Link, ...] = ()
    canonical: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page."""

    name: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    submit: Link
    licence: str
    built: str
    built_iso: str
    version: str
    repository: ExternalLink
    corrections: ExternalLink


NAVIGATION = (
    Link(text="Benchmarks", path=HOME),
    Link(text="Trends", path=TRENDS),
    Link(text="Calculator", path=CALCULATOR),
    Link(text="Methods", path=METHODOLOGY),
    Link(text="Data", path=DATA),
)
FOOTER = (
    Link(text="Records", path="records/"),
    Link(text="Changes", path="changes/"),
    Link(text="By year", path="as-of/"),
    Link(text="Audit", path=AUDIT),
    Link(text="Hardware", path=HARDWARE),
    Link(text="Rules", path=RULES),
    Link(text="Limitations", path=f"{METHODOLOGY}#limitations"),
    Link(text="About", path=ABOUT),
    Link(text="Feed", path="feed.xml"),
)


def external(text: str, url: str | None) -> ExternalLink:
    """Return a link out of the site; what is not https stays text."""
    return ExternalLink(text=text, url=url if url and url.startswith("https://") else None)


def build_frame(site: Site) -> Frame:
    """Return what stands around every page of `site`."""
    tracker = site.tracker
    return Frame(
        name=tracker.name,
        navigation=NAVIGATION,
        footer=FOOTER,
        submit=Link(text="Submit a result", path=SUBMIT),
        licence=tracker.data_licence,
        built=figures.date_text(site.today),
        built_iso=site.today.isoformat(),
        version=site.version,
        repository=external("Repository", tracker.repository),
        corrections=external("Report an error", f"{tracker.repository}/issues/new"),
    )
