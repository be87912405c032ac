"""The pages of who stands behind records: organizations, one page each, and all people on one page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from effsota import figures
from effsota.boards.known_names import Names
from effsota.model import Entry, Submission, Track
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.maker_paths import (
    ORGANIZATIONS,
    PEOPLE,
    Known,
    Named,
    known_as,
    organizations_of,
    people_of,
    slug_of,
)
from effsota.showing.pages.page import Link, Page, Section, record_link
from effsota.showing.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A record of somebody, with its track."""

    entry: Entry
    track: Track

    def link(self, *, is_alone: bool) -> Link:
        """Return a link to the record."""
        link = record_link(self.entry)
        return link if is_alone else replace(link, text=f"{link.text} ({self.track.level})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """One name with its records, newest first; `slug` is its part of an address.

    `also` are its other spellings, as the tracker says; `ids` are those that credits give.
    """

    name: str
    slug: str
    made: tuple[Made, ...]
    also: tuple[str, ...] = ()
    ids: tuple[Known, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """Links to the records; a model on several boards is told by its track's short name."""
        models = Counter(made.entry.record.submission.model for made in self.made)
        return tuple(
            made.link(is_alone=models[made.entry.record.submission.model] == 1) for made in self.made
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationView:
    """What the page of an organization shows: the spellings that share its address, most often one."""

    units: tuple[Unit, ...]
    makers: tuple[Maker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The people whose names begin alike."""

    letter: str
    makers: tuple[Maker, ...]


def organizations_behind(site: Site) -> tuple[Maker, ...]:
    """Return every organization of a site by name, as people look names up."""
    return _makers(site, organizations_of)


def people_behind(site: Site) -> tuple[Maker, ...]:
    """Return everybody of a site by name, as people look names up."""
    return _makers(site, people_of)


def _makers(site: Site, names_of: Callable[[Submission, Names], Iterable[Named]]) -> tuple[Maker, ...]:
    """Return everybody by name: case and what does not belong to a word aside."""
    found: defaultdict[str, list[tuple[Named, Made]]] = defaultdict(list)
    for board in site.boards:
        for entry in board.leaderboard.entries:
            made = Made(entry=entry, track=board.leaderboard.track)
            for named in names_of(entry.record.submission, site.names):
                found[site.names.name_of(named.name)].append((named, made))
    makers = [_maker(name, each) for name, given in found.items() for each in _told_apart(given)]
    return tuple(sorted(makers, key=lambda maker: (maker.slug, maker.name, maker.ids)))


def _told_apart(given: list[tuple[Named, Made]]) -> Iterable[list[tuple[Named, Made]]]:
    """Return those of one name together, or apart by ORCID where there are two: then they are two people."""
    by_orcid: defaultdict[str | None, list[tuple[Named, Made]]] = defaultdict(list)
    for named, made in given:
        by_orcid[named.orcid].append((named, made))
    return by_orcid.values() if len(by_orcid.keys() - {None}) > 1 else [given]


def _maker(name: str, given: list[tuple[Named, Made]]) -> Maker:
    records = {made.entry.record.submission.path: made for _, made in given}
    return Maker(
        name=name,
        slug=slug_of(name),
        made=tuple(sorted(records.values(), key=_newest_first)),
        also=tuple(sorted({named.name for named, _ in given} - {name})),
        ids=tuple(sorted({known for named, _ in given for known in known_as(named)}, key=_orcid_first)),
    )


def _orcid_first(known: Known) -> tuple[bool, str]:
    return not known.text.startswith("ORCID"), known.text


def _newest_first(made: Made) -> tuple[int, str]:
    submission = made.entry.record.submission
    return -submission.date.toordinal(), submission.path


def build_organizations(site: Site) -> Iterator[Page]:
    """Yield the page of all organizations, then the page of each."""
    makers = organizations_behind(site)
    count = figures.count_text(len(makers), "organization")
    yield Page(
        path=ORGANIZATIONS,
        template="organizations.html",
        title="Organizations",
        description=f"{count} that stand behind the records, each with its records across all benchmarks.",
        view=makers,
        section=ORGANIZATIONS,
    )
    by_slug: defaultdict[str, list[Maker]] = defaultdict(list)
    for maker in makers:
        by_slug[maker.slug].append(maker)
    for slug, sharing in by_slug.items():
        names = figures.join_words([maker.name for maker in sharing])
        records = figures.count_text(sum(len(maker.made) for maker in sharing), "record")
        yield Page(
            path=f"{ORGANIZATIONS}{slug}/",
            template="organization.html",
            title=names,
            description=f"{records} of {names}: training compute, date and benchmark of each.",
            view=OrganizationView(units=units_of(None), makers=tuple(sharing)),
            section=ORGANIZATIONS,
            trail=(Link(text="Organizations", path=ORGANIZATIONS),),
        )


def build_people(site: Site) -> Page:
    """Return the page of all people."""
    makers = people_behind(site)
    letters: defaultdict[str, list[Maker]] = defaultdict(list)
    for maker in makers:
        letters[maker.slug[0].upper() if maker.slug[0].isalpha() else "0-9"].append(maker)
    count = figures.count_text(len(makers), "name")
    return Page(
        path=PEOPLE,
        template="people.html",
        title="People",
        description=f"{count} of authors and of those who are credited, each with the records.",
        view=tuple(Letter(letter=letter, makers=tuple(each)) for letter, each in sorted(letters.items())),
        section=PEOPLE,
    )


ORGANIZATIONS_SECTION = Section(
    path=ORGANIZATIONS,
    build=build_organizations,
    footer=(Link(text="Organizations", path=ORGANIZATIONS), Link(text="People", path=PEOPLE)),
)
PEOPLE_SECTION = Section(path=PEOPLE, build=build_people)
