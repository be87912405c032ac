"""The address that a record had before leads to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from effsota.disk.folder import read_bundle
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.building import build
from tests.hostile import PLAIN, TODAY, files_of

if TYPE_CHECKING:
    from collections.abc import Mapping

OLD = "tracks/level/first-name/index.html"


@pytest.fixture(scope="module")
def site() -> Mapping[str, bytes]:
    """The site of a tracker in which a record was called otherwise, once on another track."""
    files = dict(files_of(PLAIN))
    path = "submissions/level/second.yaml"
    data = {**json.loads(files[path].data), "formerly": ["level/first-name", "other/second"]}
    written = json.dumps(data).encode()
    files[path] = TreeFile(mode=REGULAR, data=written, size=len(written))
    built = build({**read_bundle(), **files}, TODAY, has_pictures=False)
    assert not built.assessment.errors
    return built.files


@pytest.mark.parametrize("path", [OLD, "tracks/other/second/index.html"])
def test_an_old_address_leads_to_the_record(site: Mapping[str, bytes], path: str) -> None:
    """By a link that anybody can follow, by itself, and for search engines."""
    page = site[path].decode()
    assert '<link rel="canonical" href="https://example.org/tracks/level/second/">' in page
    assert '<meta http-equiv="refresh" content="0; url=../../../tracks/level/second/">' in page
    assert '<a href="../../../tracks/level/second/">' in page


def test_search_engines_are_given_the_new_address_alone(site: Mapping[str, bytes]) -> None:
    """The map of the site does not list the old one."""
    assert b"first-name" not in site["sitemap.xml"]
    assert b'content="noindex"' in site[OLD]


def test_the_api_tells_the_old_names(site: Mapping[str, bytes]) -> None:
    """So that whoever keeps ids can follow."""
    (path,) = [each for each in site if each.startswith("api/") and each.endswith("level/second.json")]
    assert json.loads(site[path])["formerly"] == ["level/first-name", "other/second"]
