"""The pages of who stands behind records: organizations, one page each, and all people on one page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from effsota import figures
from effsota.frozen import Frozen
from effsota.showing.pages.all_records import listed_of
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.maker_paths import (
    ORGANIZATIONS,
    PEOPLE,
    Known,
    known_as,
    slug_of,
)
from effsota.showing.pages.page import Link, Page, Section, page_of
from effsota.showing.pages.parts import Parts, cut_by_weight
from effsota.showing.ready_boards import ListedRow, Named
from effsota.showing.site import Site, found_once

MOST_WHOLE = 3000  # names and their records on the page of all people, about 250 KB; of more on each part:
MOST_OF_A_PART = 1200
MOST_MADE, MADE_OPEN = 200, 50  # records in the table of an organization; of more, the page opens with these


class Maker(Frozen):
    """One name with its records, newest first; `slug` is its part of an address.

    `also` are its other spellings, as the tracker says; `ids` are those that credits give.
    """

    name: str
    slug: str
    made: tuple[ListedRow, ...]
    also: tuple[str, ...] = ()
    ids: tuple[Known, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """Links to the records; a model on several boards is told by its track's short name."""
        models = Counter(row.model for row in self.made)
        return tuple(
            Link(
                text=row.model if models[row.model] == 1 else f"{row.model} ({row.level})",
                path=page_of(row.path),
            )
            for row in self.made
        )


class MakerLine(Frozen):
    """A name in a list, with how many records it has."""

    name: str
    slug: str
    count: int


class MadeTable(Frozen):
    """The records of an organization, newest first, all or some, and the pages that list all of many.

    `name`, `also` and `ids` are those of its maker.
    """

    id: str
    name: str
    also: tuple[str, ...]
    ids: tuple[Known, ...]
    made: tuple[ListedRow, ...]
    parts: Parts


class OrganizationView(Frozen):
    """What the page of an organization shows: the spellings that share its address, most often one.

    Of one that made a lot the page has the newest, and `parts` list all.
    """

    units: tuple[Unit, ...]
    tables: tuple[MadeTable, ...]


class Person(Frozen):
    """Somebody with links to the records: a maker as the page of all people has one."""

    name: str
    slug: str
    also: tuple[str, ...]
    ids: tuple[Known, ...]
    links: tuple[Link, ...]


class Letter(Frozen):
    """The people whose names begin alike."""

    letter: str
    makers: tuple[Person, ...]


class PeoplePart(Frozen):
    """A link to a page with some of the people, the `first` of whom stands there under this address."""

    link: Link
    first: str
    count: int


class PeopleView(Frozen):
    """The people by letter, or, where they are too many for one page, the pages that have them."""

    letters: tuple[Letter, ...]
    parts: tuple[PeoplePart, ...] = ()


@found_once
def organizations_behind(site: Site) -> tuple[Maker, ...]:
    """Return every organization of a site by name, as people look names up."""
    return _makers(site, lambda row: row.organizations)


@found_once
def people_behind(site: Site) -> tuple[Maker, ...]:
    """Return everybody of a site by name, as people look names up."""
    return _makers(site, lambda row: row.people)


def _makers(site: Site, names_of: Callable[[ListedRow], Iterable[Named]]) -> tuple[Maker, ...]:
    """Return everybody by name: case and what does not belong to a word aside."""
    found: defaultdict[str, list[tuple[Named, ListedRow]]] = defaultdict(list)
    for row in listed_of(site):
        for named in names_of(row):
            found[site.names.name_of(named.name)].append((named, row))
    makers = [_maker(name, each) for name, given in found.items() for each in _told_apart(given)]
    return tuple(sorted(makers, key=lambda maker: (maker.slug, maker.name, maker.ids)))


def _told_apart(given: list[tuple[Named, ListedRow]]) -> Iterable[list[tuple[Named, ListedRow]]]:
    """Return those of one name together, or apart by ORCID where there are two: then they are two people."""
    by_orcid: defaultdict[str | None, list[tuple[Named, ListedRow]]] = defaultdict(list)
    for named, row in given:
        by_orcid[named.orcid].append((named, row))
    return by_orcid.values() if len(by_orcid.keys() - {None}) > 1 else [given]


def _maker(name: str, given: list[tuple[Named, ListedRow]]) -> Maker:
    records = {row.path: row for _, row in given}
    return Maker(
        name=name,
        slug=slug_of(name),
        made=tuple(sorted(records.values(), key=_newest_first)),
        also=tuple(sorted({named.name for named, _ in given} - {name})),
        ids=tuple(sorted({known for named, _ in given for known in known_as(named)}, key=_orcid_first)),
    )


def _orcid_first(known: Known) -> tuple[bool, str]:
    return not known.text.startswith("ORCID"), known.text


def _newest_first(row: ListedRow) -> tuple[int, str]:
    return -row.date.toordinal(), row.path


def build_organizations(site: Site) -> Iterator[Page]:
    """Yield the page of all organizations, then the page of each."""
    makers = organizations_behind(site)
    count = figures.count_text(len(makers), "organization")
    yield Page(
        path=ORGANIZATIONS,
        template="organizations.html",
        title="Organizations",
        description=f"{count} that stand behind the records, each with its records across all benchmarks.",
        view=tuple(MakerLine(name=maker.name, slug=maker.slug, count=len(maker.made)) for maker in makers),
        section=ORGANIZATIONS,
    )
    by_slug: defaultdict[str, list[Maker]] = defaultdict(list)
    for maker in makers:
        by_slug[maker.slug].append(maker)
    for slug, sharing in by_slug.items():
        yield from _organization_pages(f"{ORGANIZATIONS}{slug}/", sharing)


def _organization_pages(path: str, sharing: Sequence[Maker]) -> Iterator[Page]:
    """Yield the page of an organization, then, where its records are many, the pages that list them."""
    names = figures.join_words([maker.name for maker in sharing])
    records = figures.count_text(sum(len(maker.made) for maker in sharing), "record")
    tables = tuple(_made_table(maker, f"{path}{number}/") for number, maker in enumerate(sharing, 1))
    crumb = Link(text="Organizations", path=ORGANIZATIONS)
    yield Page(
        path=path,
        template="organization.html",
        title=names,
        description=f"{records} of {names}: training compute, date and benchmark of each.",
        view=OrganizationView(
            units=units_of(None),
            tables=tuple(replace(each, made=each.parts.opening(each.made)) for each in tables),
        ),
        section=ORGANIZATIONS,
        trail=(crumb,),
    )
    for table in tables:
        for link, made in table.parts.cut(table.made):
            yield Page(
                path=link.path,
                template="organization.html",
                title=f"{table.name}, {link.text}",
                description=f"Records {link.text} of {table.parts.total} of {table.name}.",
                view=OrganizationView(units=units_of(None), tables=(replace(table, made=made),)),
                section=ORGANIZATIONS,
                trail=(crumb, Link(text=names, path=path)),
            )


def _made_table(maker: Maker, path: str) -> MadeTable:
    count = len(maker.made)
    return MadeTable(
        id=f"of-{maker.slug}",
        name=maker.name,
        also=maker.also,
        ids=maker.ids,
        made=maker.made,
        parts=Parts.of(
            count, "record", path=path if count > MOST_MADE else None, size=MOST_MADE, opens=MADE_OPEN
        ),
    )


def build_people(site: Site) -> Iterator[Page]:
    """Yield the page of all people, then, where they are many, the pages that have them."""
    makers = people_behind(site)
    parts = cut_by_weight(makers, _weight, MOST_OF_A_PART) if sum(map(_weight, makers)) > MOST_WHOLE else []
    links = [_people_part(own, f"{PEOPLE}{number}/") for number, own in enumerate(parts, 1)]
    count = figures.count_text(len(makers), "name")
    yield Page(
        path=PEOPLE,
        template="people.html",
        title="People",
        description=f"{count} of authors and of those who are credited, each with the records.",
        view=PeopleView(letters=() if links else _letters(makers), parts=tuple(links)),
        section=PEOPLE,
    )
    for part, own in zip(links, parts, strict=True):
        yield Page(
            path=part.link.path,
            template="people.html",
            title=f"People, {part.link.text}",
            description=f"{figures.count_text(part.count, 'name')}, from {part.link.text}.",
            view=PeopleView(letters=_letters(own)),
            section=PEOPLE,
            trail=(Link(text="People", path=PEOPLE),),
        )


def _people_part(makers: Sequence[Maker], path: str) -> PeoplePart:
    text = f"{makers[0].name} to {makers[-1].name}" if makers[1:] else makers[0].name
    return PeoplePart(link=Link(text=text, path=path), first=makers[0].slug, count=len(makers))


def _weight(maker: Maker) -> int:
    """Return how much of a page somebody takes: the name, and a link to each record."""
    return 1 + len(maker.made)


def _letters(makers: Iterable[Maker]) -> tuple[Letter, ...]:
    letters: defaultdict[str, list[Person]] = defaultdict(list)
    for maker in makers:
        letters[maker.slug[0].upper() if maker.slug[0].isalpha() else "0-9"].append(_person(maker))
    return tuple(Letter(letter=letter, makers=tuple(each)) for letter, each in sorted(letters.items()))


def _person(maker: Maker) -> Person:
    return Person(name=maker.name, slug=maker.slug, also=maker.also, ids=maker.ids, links=maker.links)


ORGANIZATIONS_SECTION = Section(
    path=ORGANIZATIONS,
    build=build_organizations,
    footer=(Link(text="Organizations", path=ORGANIZATIONS), Link(text="People", path=PEOPLE)),
)
PEOPLE_SECTION = Section(path=PEOPLE, build=build_people)
