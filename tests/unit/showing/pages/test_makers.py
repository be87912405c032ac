"""Who stands behind records: organizations have a page, people a place, and nobody is taken for another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.kin import find_kin
from effsota.boards.known_names import Names, find_names
from effsota.model import Alias, Credit
from effsota.showing.pages.all_pages import SECTIONS, build_frame, build_pages
from effsota.showing.pages.maker_paths import Known, maker_link, people_of, slug_of
from effsota.showing.pages.makers import (
    MADE_OPEN,
    MOST_MADE,
    MOST_WHOLE,
    ORGANIZATIONS_SECTION,
    PEOPLE_SECTION,
    build_organizations,
    build_people,
    organizations_behind,
    people_behind,
)
from effsota.showing.pages.page import record_path
from effsota.showing.website.guides import listed_paths
from effsota.showing.website.html import render_pages
from effsota.showing.website.search_index import render_search
from tests.builders.boards import alexnet_board, board, record
from tests.builders.sites import Reader, bundle, shown, site
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.model import Record
    from effsota.showing.site import Site


def made(model: str, day: str, *organizations: str) -> Record:
    """Return a record of some organizations."""
    found = record(model, day, 10.0)
    publication = replace(found.submission.publication, authors=("Ada Lovelace", "ada lovelace", model))
    told = replace(found.submission, organizations=organizations, publication=publication)
    return replace(found, submission=told)


SITE = site(
    board([made("First", "2012-06-01", "Some Lab"), made("Second", "2015-06-01", "some-lab", "研究所")])
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Alex Krizhevsky", "alex-krizhevsky"),
        ("Łukasz Kaiser", "lukasz-kaiser"),
        ("Jürgen Schmidhuber", "jurgen-schmidhuber"),
        ("@kellerjordan0", "kellerjordan0"),
        ("../../etc/passwd<script>", "etc-passwd-script"),
        ("研究所", "72e2d8eb017e"),
    ],
)
def test_a_name_gives_an_address_of_plain_letters(name: str, slug: str) -> None:
    """Whatever stands in it; the same name always gives the same."""
    assert slug_of(name) == slug


def test_a_long_name_keeps_its_own_address() -> None:
    """Two that begin alike stay two."""
    one, other = slug_of("a" * 400 + "b"), slug_of("a" * 400 + "c")
    assert len(one) == 64
    assert one != other


def test_spellings_of_one_address_share_a_page_each_for_itself() -> None:
    """Two files of one name would overwrite each other, and nobody says that they are one."""
    index, *pages = build_organizations(SITE)
    assert [maker.name for maker in index.view] == ["研究所", "Some Lab", "some-lab"]
    shared = next(page for page in pages if page.path == "organizations/some-lab/")
    assert [(table.name, len(table.made)) for table in shared.view.tables] == [
        ("Some Lab", 1),
        ("some-lab", 1),
    ]
    ((_, html),) = render_pages(SITE, [shared], tree=bundle())
    assert [html.count(f"<h2>{name}</h2>".encode()) for name in ("Some Lab", "some-lab")] == [1, 1]


def test_all_people_stand_on_one_page_once() -> None:
    """Each by an id of their own, which records lead to."""
    ((_, html),) = render_pages(SITE, build_people(SITE), tree=bundle())
    ids = [each for each in Reader(html).attributes("id") if each]
    records = [row.record.submission for row in SITE.boards[0].leaderboard.entries]
    people = [named for each in records for named in people_of(each, Names())]
    assert {slug_of(named.name) for named in present(people)} <= {*ids}
    assert len(ids) == len({*ids})


def credited(found: Record, thanks: Credit) -> Record:
    """Return a record that thanks somebody."""
    return replace(found, submission=replace(found.submission, credits=(thanks,)))


def test_an_organization_among_authors_is_no_person() -> None:
    """A record's author has a page of organizations where any record lists it as one, here or elsewhere."""
    boards = [board([made("Lab", "2012-06-01", "Other Lab"), made("Third", "2013-06-01", "Lab")])]
    given = replace(site(*boards), names=find_names(boards, ()))
    (lab,) = [maker for maker in organizations_behind(given) if maker.name == "Lab"]
    assert len(lab.made) == 2
    assert "Lab" not in {maker.name for maker in people_behind(given)}
    assert maker_link("Lab", given.names).path == "organizations/lab/"
    assert maker_link("Third", given.names).path == "people/#third"


def test_spellings_are_one_where_the_tracker_says_so() -> None:
    """The name that it gives has all records, each links there, and the search finds it by either."""
    boards = [board([made("First", "2012-06-01", "NYU"), made("Second", "2013-06-01", "Lab")])]
    alias = Alias(name="New York University", also=("NYU", "N.Y.U."))
    given = replace(site(*boards), names=find_names(boards, [alias]))
    found = {maker.name: (maker.also, len(maker.made)) for maker in organizations_behind(given)}
    assert found == {"Lab": ((), 1), "New York University": (("NYU",), 1)}
    assert maker_link("N.Y.U.", given.names).path == "organizations/new-york-university/"
    assert given.names.among({"Lab"}) == Names(organizations=("Lab",))
    hits = [each for each in json.loads(render_search(given)) if "NYU" in each[3].split()]
    assert "organizations/new-york-university/" in {path for _, _, path, _ in hits}


def test_two_orcids_of_one_name_are_two_people() -> None:
    """Each with their own records; whoever is named without one is taken for neither."""
    one, other = "0000-0002-1825-0097", "0000-0001-5109-3700"
    thanks = [Credit(name="Josiah Carberry", reason="a log", orcid=orcid) for orcid in (one, other, None)]
    records = [credited(made(f"M{at}", "2016-06-01"), each) for at, each in enumerate(thanks)]
    apart = [maker for maker in people_behind(site(board(records))) if maker.name == "Josiah Carberry"]
    assert {(maker.ids, len(maker.made)) for maker in apart} == {
        ((), 1),
        *(((Known(f"ORCID {orcid}", f"https://orcid.org/{orcid}"),), 1) for orcid in (one, other)),
    }
    (alone,) = [maker for maker in people_behind(site(board(records[1:]))) if maker.name == "Josiah Carberry"]
    assert len(alone.made) == 2


def test_ids_lead_to_their_registers() -> None:
    """From the page of all people, and from the record."""
    thanks = Credit(name="A Person", reason="a log", orcid="0000-0002-1825-0097", openalex="A5023888391")
    shown_board = alexnet_board()
    first, *others = shown_board.leaderboard.entries
    entries = (replace(first, record=credited(first.record, thanks)), *others)
    given = site(replace(shown_board, leaderboard=replace(shown_board.leaderboard, entries=entries)))
    for path in ("people/", record_path(first)):
        links = shown(given, path).attributes("href")
        assert {"https://orcid.org/0000-0002-1825-0097", "https://openalex.org/A5023888391"} <= {*links}


def test_every_page_leads_to_who_stands_behind_records_and_to_what_is_told_of_them() -> None:
    """From its foot, in one step; search engines may list all of them."""
    pages = build_pages(SITE, [ORGANIZATIONS_SECTION, PEOPLE_SECTION])
    assert {"organizations/", "organizations/some-lab/", "people/"} <= {*listed_paths(pages)}
    foot = {link.path for link in build_frame(SITE, SECTIONS).footer}
    assert {"records/", "audit/", "changes/", "organizations/", "people/"} <= foot


def test_one_model_on_two_boards_is_found_on_each() -> None:
    """By its spelling, and never on its own board."""
    one, other = (
        board([made("Twin", "2012-06-01"), made(f"Only {kind}", "2013-06-01")], kind) for kind in KINDS
    )
    other = replace(
        other, leaderboard=replace(other.leaderboard, track=replace(other.leaderboard.track, id="other"))
    )
    found = find_kin([one, other])
    assert {kin.level for kins in found.values() for kin in kins} == {
        other.leaderboard.track.level,
        one.leaderboard.track.level,
    }
    assert {path.rpartition("/")[2].casefold() for path in found} == {"rtwin20120601"}


KINDS = ("training-efficiency", "compute-trend")


def test_the_index_of_the_search_leads_to_pages() -> None:
    """A benchmark, its records, who stands behind them."""
    found = json.loads(render_search(SITE))
    kinds = {what.partition(",")[0] for _, what, _, _ in found}
    assert kinds == {"Benchmark", "Record", "Organization", "Author or contributor"}
    assert ["some-lab", "Organization, 1 record", "organizations/some-lab/", ""] in found


@pytest.mark.parametrize(
    "typed", ["deepmind", "krizhevsky", "keller", "vision", "imagenet", "google", "alexnet"]
)
def test_what_people_type_is_found(site_files: Mapping[str, bytes], typed: str) -> None:
    """Of the published records; every address is a page, and every place on one is there."""
    index = json.loads(site_files["search.json"])
    found = [path for name, what, path, words in index if typed in f"{name} {what} {words}".casefold()]
    for path in present(found):
        page, _, place = path.partition("#")
        assert f"{page}index.html" in site_files, path
        assert not place or f'id="{place}"'.encode() in site_files[f"{page}index.html"], path


def by_many(count: int) -> Site:
    """Return a site of one record with so many authors."""
    found = record("First", "2012-06-01", 10.0)
    authors = tuple(f"Author {number:04}" for number in range(count))
    publication = replace(found.submission.publication, authors=authors)
    return site(board([replace(found, submission=replace(found.submission, publication=publication))]))


def test_people_are_in_parts_where_one_page_would_be_heavy() -> None:
    """Each name and each of its records counts; all stand on the parts, in their order, and once."""
    half = MOST_WHOLE // 2
    assert len(list(build_people(by_many(half)))) == 1
    given = by_many(half + 1)
    index, *parts = build_people(given)
    ((_, html),) = render_pages(given, [index], tree=bundle())
    assert ("script", {"src": "../static/parts.js", "defer": None}) in Reader(html).tags
    names = [maker.name for page in parts for letter in page.view.letters for maker in letter.makers]
    assert names == sorted(names)
    assert len(names) == half + 1
    assert [each.link.path for each in index.view.parts] == [page.path for page in parts]
    assert index.view.letters == ()
    assert [each.first for each in index.view.parts] == [
        page.view.letters[0].makers[0].slug for page in parts
    ]


@pytest.mark.parametrize(("count", "pages"), [(MOST_MADE, 0), (MOST_MADE + 1, 2)])
def test_the_records_of_an_organization_are_in_parts_where_they_are_many(count: int, pages: int) -> None:
    """Its own page opens with the newest."""
    given = board([made(f"Run {at}", "2012-06-01", "Some Lab") for at in range(count)])
    _, own, *lists = build_organizations(site(given))
    (table,) = own.view.tables
    assert len(table.made) == (MADE_OPEN if pages else count)
    listed = [made.path for page in lists for made in page.view.tables[0].made]
    assert (len(lists), len(listed)) == (pages, count if pages else 0)
    if pages:
        texts = [Reader(html).text for _, html in render_pages(site(given), [own, lists[0]], tree=bundle())]
        assert "Show all 201 records" in texts[0]
        assert "Next: 201 · All 201 records: 1 to 200, 201" in texts[1]
