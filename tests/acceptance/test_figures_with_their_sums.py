"""What the pages of a record say of its sum: the worked examples as readers see them."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping


def text_of(files: Mapping[str, bytes], path: str) -> str:
    """Return the words of a page."""
    page = files[f"{path}index.html"].decode()
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split()))


def data_of(files: Mapping[str, bytes], path: str) -> Any:
    """Return a file of the API."""
    return json.loads(files[f"api/v1/{path}.json"])


def test_production_gnmt_prints_its_sum_with_the_factor_and_its_reason(
    site_files: Mapping[str, bytes],
) -> None:
    """The square root of 10 times 100, for more data and one epoch."""
    page = text_of(site_files, "tracks/ai-and-compute/gnmt/")
    table = page[page.index("The sum, line by line") :]
    lines = [
        "accelerators 96 K80 ",
        "× peak, as given 8.5×10¹² FLOP/s ",
        "× time 777,600 s ",
        "× utilization 0.33 ",
        "× sqrt(10*100) more data: the production model used 2 to 3 orders of magnitude more data,",
        " 31.62 ",
        "= compute 6.62×10²¹ FLOP 76,600 TFS-days = 76.6 PFS-days ",
    ]
    places = [table.find(line) for line in lines]
    assert -1 not in places
    assert places == sorted(places)


def test_alexnet_shows_its_two_methods_and_that_they_agree(site_files: Mapping[str, bytes]) -> None:
    """0.0057 and 0.0056 PFS-days, printed 0.0058 and 0.0054."""
    page = text_of(site_files, "tracks/ai-and-compute/alexnet/")
    for shown in ("0.00574 PFS-days", "0.00562 PFS-days", "0.0058 PFS-days", "0.0054 PFS-days"):
        assert shown in page
    assert "Two methods agree within 1.02×." in page
    agreement = data_of(site_files, "submissions/ai-and-compute/alexnet")["agreement"]
    assert agreement == {"factor": 1.01963, "estimates": 2, "methods": ["hardware-time", "operations"]}


def test_alexnet_on_its_own_board_counts_additions_and_multiplications(
    site_files: Mapping[str, bytes],
) -> None:
    """6.16 TFS-days, printed 3.1."""
    page = text_of(site_files, "tracks/alexnet-imagenet/alexnet/")
    assert "6.16" in page
    assert "3.1 TFS-days" in page


def test_alphastar_is_disputed_in_the_open(site_files: Mapping[str, bytes]) -> None:
    """Off the frontier and out of the fit, with every estimate, its author, and the challenges."""
    page = text_of(site_files, "tracks/training-compute/alphastar/")
    for shown in (
        "Disputed since",
        "by avturchin",
        "by Epoch AI",
        "Outcome:",
        "Three estimates differ by 41×.",
    ):
        assert shown in page
    record = data_of(site_files, "submissions/training-compute/alphastar")
    assert (record["status"], record["rank"], record["frontier"]) == ("disputed", None, False)
    assert [len(str(case["outcome"])) > 0 for case in record["challenges"]] == [True, True, True]


def test_a_board_says_what_it_would_be_with_a_disputed_record(site_files: Mapping[str, bytes]) -> None:
    """The headline is computed without it."""
    page = text_of(site_files, "tracks/training-compute/")
    assert "Disputed, shown and not counted: AlphaStar . Counted, this would change:" in page


def test_an_upper_bound_is_shown_as_one_and_does_not_count(site_files: Mapping[str, bytes]) -> None:
    """Adam's compute is "less than" in the source."""
    assert "≤ 0.7" in text_of(site_files, "tracks/ai-and-compute/adam/")
    record = data_of(site_files, "submissions/ai-and-compute/adam")
    assert (record["bound"], record["rank"], record["frontier"]) == ("upper", None, False)


CASES = {
    "the ResNet-50 row": "case-compute-resnet50-imagenet-resnet-50",
    "its factor": "case-factor-resnet50-imagenet-efficientnet-b1",
    "its factor beside the printed computes": "case-printed-figures-resnet50-imagenet-efficientnet-b1",
    "the backward pass forgotten": "case-compute-resnet50-imagenet-efficientnet-b1",
    "the multiply-add counted once": "case-multiply-add-once-alexnet-imagenet-alexnet",
    "Table 3's unit": "case-unit-alexnet-imagenet-alexnet",
    "January 2015": "case-date-resnet50-imagenet-resnet-50",
    "January 2014": "case-date-seq2seq-wmt14-en-fr-seq2seq-ensemble",
    "January 2017": "case-date-seq2seq-wmt14-en-fr-transformer-base",
    "January 2016": "case-date-gnmt-wmt14-en-fr-gnmt",
    "January 2017, again": "case-date-gnmt-wmt14-en-fr-transformer-big",
    "ShuffleNet v2's month": "case-date-alexnet-imagenet-shufflenet-v2-1x",
    "wrong paper 1": "case-link-seq2seq-wmt14-en-fr-transformer-base",
    "wrong paper 2": "case-link-gnmt-wmt14-en-fr-gnmt",
    "wrong paper 3": "case-link-gnmt-wmt14-en-fr-transformer-big",
    "Seq2Seq 7,300 PF": "case-compute-ai-and-compute-seq2seq-2",
    "VGG 10,000 PF": "case-compute-ai-and-compute-vgg-2",
    "utilizations of Seq2Seq": "case-utilization-seq2seq-wmt14-en-fr",
    "utilizations of GNMT": "case-utilization-gnmt-wmt14-en-fr",
    "17 months": "case-doubling-time-resnet50-imagenet",
    "4 months": "case-doubling-time-gnmt-wmt14-en-fr",
    "iGPT-L": "case-near-miss-training-compute-igpt-l-2",
    "GShard": "case-compute-training-compute-gshard-600b-2",
    "GShard, dense": "case-compute-training-compute-gshard-dense-2",
    "a board for a chip, AlphaStar": "case-board-for-chip-training-compute-alphastar-2",
    "a board for a chip, Meena": "case-board-for-chip-training-compute-meena-2",
    "DAWNBench's year": "case-misprint-resnet50-imagenet",
    "25x from rounded inputs": "case-rounding-alexnet-imagenet-shufflenet-v2-1x",
    "44x from rounded inputs": "case-rounding-alexnet-imagenet-efficientnet-b0",
    "61x from rounded inputs": "case-rounding-seq2seq-wmt14-en-fr-transformer-base",
}


@pytest.mark.parametrize("name", CASES)
def test_a_known_case_is_on_the_audit_page(site_files: Mapping[str, bytes], name: str) -> None:
    """As an element that can be linked to, and in the API with its reason and a source."""
    assert f'id="{CASES[name]}"' in site_files["audit/index.html"].decode()
    (case,) = [case for case in data_of(site_files, "audit")["cases"] if case["id"] == CASES[name]]
    assert case["reason"]
    assert case["sources"]


def test_every_case_leads_to_its_records_and_back(site_files: Mapping[str, bytes]) -> None:
    """The record's page names its cases."""
    missing = [
        (case["id"], figure["path"])
        for case in data_of(site_files, "audit")["cases"]
        for figure in case["figures"]
        if f"audit/#{case['id']}" not in site_files[f"tracks/{figure['path']}/index.html"].decode()
    ]
    assert missing == []


def test_every_chip_has_a_place_on_the_hardware_page(site_files: Mapping[str, bytes]) -> None:
    """And the record whose sum names it links there."""
    assert 'id="nvidia-geforce-gtx-580"' in site_files["hardware/index.html"].decode()
    record = site_files["tracks/ai-and-compute/alexnet/index.html"].decode()
    assert "hardware/#nvidia-geforce-gtx-580" in record


def test_the_methods_are_argued_from_records_that_have_both(site_files: Mapping[str, bytes]) -> None:
    """The chart, its figures, and the limitations that every headline links to."""
    page = site_files["methodology/index.html"].decode()
    assert 'id="limitations"' in page
    assert "methodology/agreement/" in page
    drawn = site_files["methodology/agreement/index.html"].decode()
    for place in ("tracks/ai-and-compute/vgg/", "Operations ÷ hardware time"):
        assert place in drawn
    for path in ("", "tracks/alexnet-imagenet/", "tracks/alexnet-imagenet/efficientnet-b0/"):
        assert "methodology/#limitations" in site_files[f"{path}index.html"].decode().partition("<footer")[0]
