"""Other data: a result that by the words is of other test data, or other languages, than the track's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from effsota.judging.rules.context import ClaimContext
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern

MOST_KEPT = 64
_DATA = LatePattern(
    r"\b(?:ImageNet(?:-(?:V2|ReaL|21k|22k))?|CIFAR-?100?|S?VHN|MNIST|Fashion-MNIST|WikiText-?(?:2|103)"
    r"|enwik8|text8|ILSVRC(?:-?20\d\d)?|FineWeb(?:-Edu)?|OpenWebText|C4|LAMBADA|Penn Treebank"
    r"|newstest20\d\d|LibriSpeech)\b"
)
_ILSVRC = LatePattern(r"^ilsvrc(?:-?20\d\d)?$")
_LANGUAGES = {
    "en": "english",
    "fr": "french",
    "de": "german",
    "ro": "romanian",
    "cs": "czech",
    "zh": "chinese",
}
_LANGUAGE = "|".join([*_LANGUAGES, *_LANGUAGES.values()])
_PAIR = LatePattern(rf"\b(({_LANGUAGE})(?: to |-to-| ?[-–→] ?| ?-> ?|/)({_LANGUAGE}))\b", re.IGNORECASE)


def result_of_other_data(context: ClaimContext) -> Iterator[Fault]:
    """A result is of the track's own test data: not newstest2013 for newstest2014, or German for French."""
    track = context.track
    if track is None or track.metric is None or context.submission.result is None:
        return
    words = context.headline_words
    about = " ".join([track.name, track.level, track.dataset or "", track.metric.name])
    for told, own in zip((_data_in, _pairs_in), _own(about), strict=True):
        named = told(words) if own else {}
        if own and named and not own.keys() & named.keys():
            yield Fault(
                "/result",
                f"the words here speak of {next(iter(named.values()))}, and this track measures on"
                f" {next(iter(own.values()))}",
                "write the value on the track's own data; where it is that, say so:"
                " answers: {result-of-other-data: why}",
            )


@lru_cache(MOST_KEPT)  # all records of a track are asked about one track
def _own(about: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the data sets and the pairs of languages that a track names."""
    return _data_in(about), _pairs_in(about)


def _data_in(text: str) -> dict[str, str]:
    """Return the data sets that a text names, by one name each, as it writes them."""
    return {_ILSVRC.sub("imagenet", found.casefold()): found for found in _DATA.findall(text)}


def _pairs_in(text: str) -> dict[str, str]:
    """Return the pairs of languages that a text names, by one name each, as it writes them."""
    return {
        " ".join(_LANGUAGES.get(each.casefold(), each.casefold()) for each in pair): whole
        for whole, *pair in _PAIR.findall(text)
    }
