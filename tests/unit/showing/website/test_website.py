"""Pages to files: links, escaping, policy, machine-readable files."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from types import MappingProxyType

import pytest

from effsota.methods import BY_NAME
from effsota.model import REGULAR, TreeFile
from effsota.showing.own_templates import TemplateMismatchError
from effsota.showing.website import CollisionError, render_site
from effsota.showing.website.files import gather
from effsota.units import Dimension, parse_quantity
from tests.builders.boards import alexnet_board, board, record
from tests.builders.sites import Reader, alexnet_files, bundle, render, site
from tests.present import present

TRACK = "tracks/alexnet-imagenet/index.html"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


def pages() -> dict[str, bytes]:
    """Return the HTML files of the AlexNet-level site."""
    return {path: data for path, data in alexnet_files().items() if path.endswith(".html")}


def hostile_files() -> dict[str, bytes]:
    """Return a site whose record says hostile things everywhere."""
    texts = {
        "model": HOSTILE,
        "publication": {"title": HOSTILE, "url": "https://example.org/", "authors": [HOSTILE]},
        "notes": HOSTILE,
        "organizations": [HOSTILE],
        "credits": [{"name": HOSTILE, "for": HOSTILE}],
        "status": {"is": "disputed", "reason": HOSTILE},
    }
    given = record("x", "2018-01-01", 1.0)
    submission = type(given.submission).from_data(
        "alexnet-imagenet", "hostile", {**_data(), **texts}, BY_NAME
    )
    return render(site(alexnet_board(type(given)(submission=submission, estimates=given.estimates))))


def _data() -> dict[str, object]:
    compute = [{"method": "reported", "compute": parse_quantity("1 TFS-days", Dimension.COMPUTE)}]
    return {"date": record("x", "2018-01-01", 1.0).submission.date, "compute": compute}


def test_the_same_site_has_the_same_bytes() -> None:
    """Rendering twice gives the same files."""
    assert render(site(alexnet_board()), has_pictures=True) == alexnet_files()


@pytest.mark.parametrize("base_url", ["https://example.org", "https://example.org/some/path"])
def test_internal_links_lead_to_files_of_the_site(base_url: str) -> None:
    """Every link, style and script of every page is there, wherever the site stands."""
    files = render(site(alexnet_board(), base_url=base_url), has_pictures=True)
    base = base_url.removeprefix("https://example.org") + "/"
    missing = {
        (path, link)
        for path, data in files.items()
        if path.endswith(".html")
        for link in [*Reader(data).attributes("href"), *Reader(data).attributes("src")]
        if not link.startswith(("https:", "#")) and _target(base + path, link, base) not in files
    }
    assert missing == set()


def _target(page: str, link: str, base: str) -> str:
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), re.split("[?#]", link)[0]))
    found = f"{path}/".removeprefix(base) if f"{path}/" == base else path.removeprefix(base)
    is_file = "." in posixpath.basename(found) or found == "SHA256SUMS"
    return found if is_file else posixpath.join(found, "index.html")


def test_the_page_for_lost_readers_works_at_any_depth() -> None:
    """Its links start at the server's root, under the site's base path."""
    reader = Reader(alexnet_files()["404.html"])
    links = [link for link in reader.attributes("href") if not link.startswith(("https:", "#"))]
    assert all(link.startswith("/some/path/") for link in present(links))


def test_every_page_opens_with_its_policy() -> None:
    """The policy follows the character set, before anything could load."""
    opening = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    assert all(opening in data.decode() for data in present(pages().values()))


def test_a_page_marks_where_it_stands_and_nothing_else() -> None:
    """Itself in the main links, or what it lies below: what stands around pages is made once for many."""
    marks = {
        "index.html": [("Benchmarks", "page")],
        "trends/index.html": [("Trends", "page")],
        "tracks/alexnet-imagenet/ralexnet20120601/index.html": [("Benchmarks", "true")],
    }
    assert {path: _marked(alexnet_files()[path]) for path in marks} == marks


def _marked(page: bytes) -> list[tuple[str, str]]:
    found = re.findall(r' aria-current="(\w+)">([^<]*)</a>', page.decode())
    return [(text, mark) for mark, text in found]


def test_nothing_is_inline() -> None:
    """No style attribute, no style element, no handler, no script without a file but blocks of data."""
    for data in present(pages().values()):
        reader = Reader(data)
        inline = [attrs for tag, attrs in reader.tags if tag == "script" and not attrs.get("src")]
        assert [attrs for attrs in inline if attrs != {"type": "application/ld+json"}] == []
        assert [tag for tag, _ in reader.tags if tag == "style"] == []
        names = {name for _, attrs in reader.tags for name in attrs}
        assert not {name for name in names if name == "style" or name.startswith("on")}


def test_hostile_text_is_inert() -> None:
    """Markup and template syntax in a submission are shown as they were typed."""
    files = hostile_files()
    for path, data in files.items():
        if path.endswith((".html", ".svg")):
            assert b"<script>" not in data
            assert b"<img src=x" not in data
    assert HOSTILE in Reader(files["tracks/alexnet-imagenet/hostile/index.html"]).text


def test_links_of_submissions_vouch_for_nothing() -> None:
    """Every link that a submission brings is marked as its author's."""
    reader = Reader(alexnet_files()["tracks/alexnet-imagenet/ralexnet20120601/index.html"])
    rels = {
        attrs.get("rel") for tag, attrs in reader.tags if attrs.get("href") == "https://example.org/paper"
    }
    assert rels == {"nofollow noopener ugc"}


@pytest.mark.parametrize("path", ["index.html", TRACK, "rules/index.html"])
def test_a_page_has_one_heading_and_an_address(path: str) -> None:
    """One h1, a language, a description, and the address that counts."""
    reader = Reader(alexnet_files()[path])
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("h1") == 1
    canonical = [attrs["href"] for _, attrs in reader.tags if attrs.get("rel") == "canonical"]
    assert canonical == [f"https://example.org/some/path/{path.removesuffix('index.html')}"]


def test_the_claim_reads_as_a_sentence() -> None:
    """The home page says in one breath what was measured and how sure it is."""
    text = Reader(alexnet_files()["index.html"]).text
    assert "By 2019 EfficientNet-B0 needed 44× less (tolerance 22–89); efficiency doubled" in text


def test_two_records_are_named_as_such() -> None:
    """A rate from two records carries no interval."""
    files = render(site(board([record("A", "2015-12-10", 34.0), record("B", "2019-05-28", 1.5)])))
    assert "2 records, no interval" in Reader(files[TRACK]).text


def test_an_empty_tracker_renders() -> None:
    """A site without tracks has its pages and an empty index."""
    files = render(site())
    assert json.loads(files["api/v1/index.json"])["tracks"] == []
    assert "No ranked records yet." in Reader(files["index.html"]).text


def test_the_trackers_own_template_comes_first() -> None:
    """A template in the tree is what is rendered."""
    own = TreeFile(mode=REGULAR, data=b"<p>{{ view.tracker.name }} &amp; ours</p>", size=0)
    files = render_site(site(), tree=MappingProxyType({**bundle(), "site/templates/about.html": own}))
    assert files["about/index.html"] == b"<p>A tracker &amp; ours</p>"


def test_a_template_that_names_nothing_is_an_error() -> None:
    """A typing error in a template is no empty page."""
    own = TreeFile(mode=REGULAR, data=b"{{ view.nmae }}", size=0)
    told = r"^site/templates/about.html does not fit this version of effsota: .* has no attribute 'nmae'\. "
    with pytest.raises(TemplateMismatchError, match=told):
        render_site(site(), tree=MappingProxyType({**bundle(), "site/templates/about.html": own}))


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% for each in range(10**9) %}{% endfor %}", "Range too big"),
        ("{{ view + 1 }}", "unsupported operand"),
        ("{{ [1][view] }}", "has no element"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "recursion"),
    ],
)
def test_a_template_that_breaks_in_its_own_lines_is_told(template: str, why: str) -> None:
    """What Python says of a template's sum or loop is a fault of the template, not of the program."""
    own = TreeFile(mode=REGULAR, data=template.encode(), size=0)
    with pytest.raises(TemplateMismatchError, match=rf"^site/templates/about\.html does not fit .*{why}"):
        render_site(site(), tree=MappingProxyType({**bundle(), "site/templates/about.html": own}))


@pytest.mark.parametrize("calls", [0, 1])
def test_a_template_without_end_is_told_wherever_it_is_by_then(calls: int) -> None:
    """In a line of its own, or in what has the sandbox call the next: that hangs on how deep it began."""
    own = TreeFile(mode=REGULAR, data=b"{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", size=0)

    def render_below(calls: int) -> None:
        if calls:
            render_below(calls - 1)
        else:
            render_site(site(), tree=MappingProxyType({**bundle(), "site/templates/about.html": own}))

    with pytest.raises(TemplateMismatchError, match="recursion"):
        render_below(calls)


def test_what_a_template_calls_breaks_as_itself() -> None:
    """A fault of the program is not laid on the template that called it."""
    own = TreeFile(mode=REGULAR, data=b"{{ view | factor_text }}", size=0)
    with pytest.raises(TypeError):
        render_site(site(), tree=MappingProxyType({**bundle(), "site/templates/about.html": own}))


def test_templates_stay_small_and_without_arithmetic() -> None:
    """A template has at most 100 lines, and no sum in its expressions."""
    for path, file in present(bundle().items()):
        if path.startswith("site/templates/") and path.endswith(".html"):
            text = file.data.decode()
            assert len(text.splitlines()) <= 100, path
            assert not re.search(r"\{[{%][^%}\"]*\s[-+*/]\s", text), path
            assert "|safe" not in text.replace(" ", ""), path


def test_files_that_differ_in_case_only_collide() -> None:
    """On some disks one would overwrite the other."""
    with pytest.raises(CollisionError, match=r"^A\.html collides with a\.html$"):
        gather([("a.html", b""), ("A.html", b"")])


def test_a_track_file_has_the_keys_of_the_contract() -> None:
    """The keys that programs rely on are there, submissions by date."""
    data = json.loads(alexnet_files()["api/v1/tracks/alexnet-imagenet.json"])
    level = {"name": "top-5 accuracy", "unit": "%", "better": "higher", "target": 79.1, "tolerance": 0.0}
    assert data["metric"] == {**level, "runs": "each", "p": None, "p_from": None}
    assert [each["model"] for each in data["submissions"]][:2] == ["AlexNet", "GoogLeNet"]
    wanted = (
        "id path model date compute_flop compute_tfs_days compute_low_flop compute_high_flop "
        "reduction_factor reduction_low reduction_high frontier bound status published"
    )
    assert set(wanted.split()) <= data["submissions"][0].keys()


def test_a_compute_trend_speaks_of_growth() -> None:
    """More compute is growth, not a reduction below one."""
    trend = board([record("A", "2012-06-01", 1.0), record("B", "2017-10-18", 9.0)], "compute-trend")
    first, last = json.loads(render(site(trend))["api/v1/tracks/alexnet-imagenet.json"])["submissions"]
    assert (first["growth_factor"], last["growth_factor"]) == (1.0, 9.0)
    assert "reduction_factor" not in last


def test_every_json_file_is_strict_json() -> None:
    """No NaN and no infinity, which JSON does not know."""
    for path, data in alexnet_files().items():
        if path.endswith(".json"):
            json.loads(data, parse_constant=pytest.fail)


def test_csv_holds_plain_numbers() -> None:
    """Compute stands in FLOP without a unit, one row a record."""
    rows = list(csv.DictReader(io.StringIO(alexnet_files()["data/submissions.csv"].decode())))
    assert [row["model"] for row in rows][:2] == ["AlexNet", "GoogLeNet"]
    assert float(rows[0]["compute_flop"]) == pytest.approx(5.32224e17)


def test_csv_runs_no_formula() -> None:
    """A cell that a spreadsheet would run is text."""
    files = render(site(alexnet_board(record('=HYPERLINK("https://x")', "2018-01-01", 1.0))))
    rows = csv.DictReader(io.StringIO(files["data/alexnet-imagenet.csv"].decode()))
    assert '\'=HYPERLINK("https://x")' in {row["model"] for row in rows}
