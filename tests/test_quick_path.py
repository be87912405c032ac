"""The quick paths and the careful path of the reader: one verdict, one data, on every input."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from effsota.disk.folder import read_bundle
from effsota.problems import Refusal
from effsota.reading.document import SUBMISSION, VOCABULARY, Document, ReadingLimits, parse_document
from effsota.reading.document.carefully import read_carefully
from effsota.reading.document.decode import decode
from effsota.reading.document.line_by_line import read_line_by_line
from effsota.reading.document.line_places import locate_by_line
from effsota.reading.document.located import Positions
from effsota.reading.document.plain_places import locate_plain
from effsota.reading.document.quick import compose_plain
from effsota.reading.schema import Schema, check_carefully, load_schema
from effsota.reading.schema.careful import find_mistake
from effsota.reading.schema.compiled_values import MisfitError, Typing
from tests.corpus_mapping import read_cases, to_submission
from tests.present import present

ROOT = Path(__file__).parents[1]
KINDS = (
    "submission",
    "track",
    "tracker",
    "decisions",
    "hardware",
    "reference-trends",
    "published-rates",
    "thresholds",
)
# One submission of each method, a disputed one, one with a curve, two tracks, the vocabularies.
SEEDS = {
    "submissions/alexnet-imagenet/efficientnet-b0.yaml": "submission",
    "submissions/ai-and-compute/alphago-zero.yaml": "submission",
    "submissions/training-compute/alphastar.yaml": "submission",
    "submissions/digits-mlp/adam-128.yaml": "submission",
    "submissions/gnmt-wmt14-en-fr/transformer-big.yaml": "submission",
    "submissions/alexnet-imagenet/track.yaml": "track",
    "submissions/training-compute/track.yaml": "track",
    "submissions/tracker.yaml": "tracker",
    "schema/hardware.yaml": "hardware",
    "schema/reference-trends.yaml": "reference-trends",
    "schema/published-rates.yaml": "published-rates",
    "schema/thresholds.yaml": "thresholds",
}
MUTATIONS = 60
SAMPLES = 500
ODD: tuple[Any, ...] = (
    "",
    " ",
    "a",
    "A b",
    "-1",
    "0",
    "1",
    "1.5",
    "1e3",
    "1e999",
    "01",
    "+1",
    "true",
    "True",
    "none",
    "2012-02-30",
    "2012-12-03",
    "6.16 TFS-days",
    "6.16 TFLOP/s",
    "5.5 days",
    "0 FLOP",
    "16 months",
    "https://example.org/a",
    "http://example.org",
    "a/b",
    "a-b",
    "accepted",
    "exact",
    "operations",
    "reported",
    "first-public",
    "é",
    "e\u0301",
    "x" * 501,
    "x" * 5001,
    "line\nbreak",
    "\u202e",
    "²",
    "9" * 40,
    [],
    ["a"],
    ["a", "a"],
    [[]],
    {},
    {"is": "disputed"},
    {"method": "reported"},
    {"method": ["reported"]},
    {"method": {}},
    {"a": "b"},
    {"value": "1"},
)

PIECES = (
    "",
    " ",
    "\n",
    "&a ",
    "*a",
    "!x ",
    "- ",
    ": ",
    "? ",
    "<<: ",
    "~",
    "null",
    "#",
    '"',
    "'",
    "{",
    "[",
    "}",
    "]",
    ",",
    "|",
    ">",
    "%",
    "---\n",
    "...\n",
    "\\",
    "é",
    "\u00a0",
)


def plain_of(text: str, limits: ReadingLimits = SUBMISSION) -> dict[str, Any] | None:
    """Return what a plain file holds by its events; read line by line it holds that, or is left to them."""
    plain = compose_plain(text, limits)
    assert read_line_by_line(text, limits) in (None, plain), text
    return plain


def whereabouts(text: str) -> Positions:
    """Return where everything stands in a plain file by its events; read line by line it stands there too."""
    places = locate_plain(text)
    assert read_line_by_line(text, SUBMISSION) is None or locate_by_line(text) == places, text
    return places


@pytest.fixture(scope="module")
def schemas() -> dict[str, Schema]:
    """Return the packaged schemas by kind."""
    found = {kind: load_schema(read_bundle()[f"schema/{kind}.schema.json"].data) for kind in KINDS}
    return {kind: schema for kind, schema in found.items() if isinstance(schema, Schema)}


@cache
def compiled_late(title: str) -> Typing | None:
    """Return what types the documents of a packaged schema, of which no definition is compiled yet."""
    kind = title.lower().replace(" ", "-")
    schema = load_schema(read_bundle()[f"schema/{kind}.schema.json"].data, is_sound=True)
    assert isinstance(schema, Schema)
    return schema.quick


def type_quickly(data: dict[str, Any], typing: Typing | None) -> Any:
    """Return what the quick path makes of data, None where it refuses them."""
    assert typing is not None
    try:
        return typing(data)
    except MisfitError:
        return None


def agree(data: dict[str, Any], schema: Schema, about: object) -> bool:
    """Assert that both paths say the same of a document, be it compiled late; tell whether it is right."""
    document = Document(data=data, find_positions=lambda: no_positions)
    carefully = check_carefully(document, schema)
    quickly = type_quickly(data, schema.quick)
    assert repr(type_quickly(data, compiled_late(str(schema.root["title"])))) == repr(quickly), about
    assert repr(quickly) == repr(carefully.data), (about, carefully.faults)
    assert (carefully.data is None) == bool(carefully.faults), about
    return quickly is not None


no_positions = parse_document(b"a: b\n").document.find_positions()  # type: ignore[union-attr]


def test_every_packaged_schema_has_a_quick_path(schemas: dict[str, Schema]) -> None:
    """A keyword that is not compiled would make every file a hundred times slower."""
    assert [kind for kind in KINDS if schemas[kind].quick is None] == []


def test_every_file_on_file_takes_the_quick_path(schemas: dict[str, Schema]) -> None:
    """And both paths read the same data from it, and find everything in the same places."""
    for path in present((ROOT / "submissions").glob("*/*.yaml")):
        text = decode(path.read_bytes(), limits=SUBMISSION)
        assert isinstance(text, str)
        careful = read_carefully(text, SUBMISSION).document
        assert careful is not None
        assert plain_of(text, SUBMISSION) == careful.data
        assert whereabouts(text) == careful.find_positions()
        assert agree(careful.data, schemas["track" if path.stem == "track" else "submission"], path)


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ('model: "tiny #3: Add U-Net"\n', True),
        ("model: 'tiny #3'\n", True),
        ('a: {b: "é #1", c: "#2"}\n', True),
        ("model: >-\n  tiny #3\n", True),
        ("model: tiny # 3\n", True),
        ("model: tiny #3\n", False),
        ("model: tiny   #3\n", False),
        ('a: "é #1"\nmodel: tiny #3\n', False),
        ("a: [é, tiny #3\n]\n", False),
        ("model: tiny\n  net #3\n", False),
    ],
)
def test_a_number_sign_is_asked_about_only_where_it_cuts(text: str, *, is_plain: bool) -> None:
    """In quotes it is a letter like any other; both readers tell the two apart alike."""
    careful = read_carefully(text, SUBMISSION)
    assert (careful.faults == ()) == is_plain
    plain = plain_of(text, SUBMISSION)
    assert plain == (careful.document.data if is_plain and careful.document else None)


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ('a: "null"\n', True),
        ('a: ["~", "é", "a\\u00e9"]\n', True),
        ("a: b&c*d!\nB c: d\n", True),
        ('a: ""\n', False),
        ('a: " "\n', False),
        ("a: [' ']\n", False),
        ("a: |\n\n\nb: c\n", False),
        ("a: [b, null]\n", False),
        ('a: "\\u202e"\n', False),
        ('a: ["\\a"]\n', False),
        ('"\\a": b\n', False),
        ('a: "e\u0301"\n', False),
        ("a: &b c\n", False),
        ("&b a: c\n", False),
        ("a: &b [c]\n", False),
        ("a: !b c\n", False),
        ("!b a: c\n", False),
        ("a: [!b {c: d}]\n", False),
        ('"": b\n', False),
        ("' ': b\n", False),
        ("<<: {b: c}\n", False),
        ("[a]: b\n", False),
        (f"{'k' * 100}: b\n", True),
        (f"{'k' * 101}: b\n", False),
        (f"a: [{'b, ' * 1997}]\n", True),
        (f"a: [{'b, ' * 1998}]\n", False),
        (f"a: {'[' * 15}b{']' * 15}\n", True),
        (f"a: {'[' * 16}b{']' * 16}\n", False),
        (f"a: {'[' * 3000}{']' * 3000}\n", False),
    ],
)
def test_what_the_quick_path_sees_at_a_glance_is_what_the_careful_one_finds(
    text: str, *, is_plain: bool
) -> None:
    """A blank text, an escape, a mark of YAML, a limit: at the edge of each the two say the same."""
    careful = read_carefully(text, SUBMISSION)
    assert (careful.faults == ()) == is_plain
    plain = plain_of(text, SUBMISSION)
    assert plain == (careful.document.data if is_plain and careful.document else None)


@pytest.mark.parametrize(
    "text",
    [
        "a: b c, d [e] {f} g: h\n".replace("g: ", "g:"),
        "a: \"b # c: d's\"\nb: 'it''s'\n",
        "a:\n- b\n-   c: d\n    e:\n    - f\n\n# g\nh: i \n",
        "a: [b, c d, e/f.g-1]\nb:\n    c: d\nf: g",
        "a:\n  - b:\n      c: https://example.org/d\n    e: f\n  - g: é\n",
        "a: >-\n  b: c # d\n  - 'e é\nf:\n- g: >-\n   h\n  i: j\n# k\nl: >-\n # m",
    ],
)
def test_of_plain_lines_no_event_is_asked_for(text: str) -> None:
    """As nearly all files are: a second reader would have nothing to do, nor would it to find a place."""
    assert read_line_by_line(text, SUBMISSION) == compose_plain(text, SUBMISSION) is not None
    assert locate_by_line(text) == locate_plain(text)


@pytest.mark.parametrize("line", ["{0}a:\n", "{0}- a:\n{0}  b:\n", "{0}a: [b]\n{0}c:\n"])
def test_lines_keep_the_limits_of_a_file(line: str) -> None:
    """On how deep it goes and how many values it holds: read by its events it ends at the same ones."""
    deep = ["a:\n" + "".join(line.format("  " * at) for at in range(1, most)) for most in range(20)]
    long = ["a: [b, c]\n" + "".join(f"b{at}: [c]\n" for at in range(most)) for most in (300, 700, 1000)]
    taken = [plain_of(f"{text.rstrip()} z\n") is not None for text in (*deep, *long)]
    assert len(set(taken)) == 2


# What a line may be made of: where it begins, its key, its value, its end.
PARTS = (
    ("", "", "", "  ", "  ", "    ", "    ", " ", "- ", "- ", "  - ", "  - ", "    - ", "-   ", "- - ", "-"),
    (
        "",
        "",
        "a: ",
        "b: ",
        "c: ",
        "d: ",
        "e:",
        "f:",
        "g:",
        "h:",
        "i :",
        '"j": ',
        "<<: ",
        "null: ",
        "k:l",
        "?",
    ),
    (
        "",
        "",
        "m",
        "n o",
        "p: q",
        "r:s",
        '"t"',
        '"u',
        "'v''w'",
        '"\\"u"',
        '"x \\"',
        "[x, y z]",
        "[1",
        "{a: b}",
        "~",
        "null",
        "1e3",
        "|",
    ),
    (
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        " ",
        "  ",
        " # c",
        " #c",
        "#",
        ":",
        ",",
        "é",
        '"',
        "'",
        "\\",
        " &a",
        "\u00a0",
    ),
)


def test_lines_of_all_kinds_are_read_as_by_their_events() -> None:
    """One below the other at any column, in any order; some of them are taken."""
    chance, taken = random.Random(4), 0  # noqa: S311  # the same lines every time
    for _ in range(8 * SAMPLES):
        lines = ["".join(map(chance.choice, PARTS)) for _ in range(chance.randint(1, 4))]
        text = "\n".join(
            ["a0:" if chance.random() < 0.5 else "a1: b", *lines, *["z: y"] * chance.randrange(2)]
        )
        decoded = decode(text.encode(), limits=SUBMISSION)
        taken += isinstance(decoded, str) and plain_of(decoded) is not None
    assert taken > SAMPLES / 2


FOLDED = (
    *("a: >-", "b:  >-", "- c: >-", "  d: >-", "- >-", "e: >", "f: |-", "g: >- # h"),
    *(
        "  i j",
        "  i j",
        "  k: l",
        "  - m",
        "  # n",
        "    o",
        " p",
        "  'q",
        "   r",
        "  s >-",
        "  é",
        "  \u00a0t",
    ),
    *(
        "",
        "",
        "  ",
        "  u ",
        "v: w",
        "v: w",
        "x: y",
        "- z: 1",
        "# 2",
        " # 3",
        "\t4",
        "  5\t6",
        "...",
        "  \u20287",
    ),
)


def test_folded_texts_are_read_as_by_their_events() -> None:
    """Whatever stands in them, above them and below; each also in the places of its values."""
    chance, taken = random.Random(5), 0  # noqa: S311  # the same lines every time
    for _ in range(6 * SAMPLES):
        lines = [chance.choice(FOLDED) for _ in range(chance.randint(1, 5))]
        text = "\n".join(["a0: >-" if chance.random() < 0.5 else "a1: b", *lines])
        decoded = decode(f"{text}\n".encode() if chance.random() < 0.5 else text.encode(), limits=SUBMISSION)
        if isinstance(decoded, str) and plain_of(decoded) is not None:
            whereabouts(decoded)
            taken += ">-" in decoded and read_line_by_line(decoded, SUBMISSION) is not None
    assert taken > SAMPLES / 10


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.file)
def test_both_paths_agree_on_the_corpus(case: Any, schemas: dict[str, Schema]) -> None:
    """What the quick path takes the careful one takes as well, with the same data."""
    text = decode(to_submission(case.data), limits=SUBMISSION)
    if not isinstance(text, str):
        assert case.expect == "reject"
        return
    plain, careful = plain_of(text, SUBMISSION), read_carefully(text, SUBMISSION)
    if plain is not None:
        assert careful.faults == ()
    if careful.document is not None and not careful.document.faulty:
        assert plain in (None, careful.document.data)
        agree(careful.document.data, schemas["submission"], case.file)


def places_of(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value in nested data, not to the whole."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, item in items:
        yield (*way, key)
        yield from places_of(item, (*way, key))


def mutate(data: Any, chance: random.Random) -> Any:
    """Return data in which one value is replaced, removed, renamed or put elsewhere."""
    changed = copy.deepcopy(data)
    *way, last = chance.choice([*places_of(changed)])
    inside = changed
    for step in way:
        inside = inside[step]
    how = chance.randrange(4)
    if how == 0:
        inside[last] = copy.deepcopy(chance.choice(ODD))
    elif how == 1:
        del inside[last]
    elif how == 2 and isinstance(inside, dict):
        name = chance.choice([last.capitalize(), f"{last}s", *inside])
        inside[name] = inside.pop(last)
    else:
        inside[last] = [inside[last]] if chance.random() < 0.5 else {"value": inside[last]}
    return changed


@pytest.mark.parametrize("file", SEEDS)
def test_both_paths_agree_on_mutated_data(file: str, schemas: dict[str, Schema]) -> None:
    """Of data changed anywhere in any way; among them are both right and wrong ones."""
    limits = VOCABULARY if file.startswith("schema/") else SUBMISSION
    document = parse_document((ROOT / file).read_bytes(), limits=limits).document
    assert document is not None
    chance = random.Random(file)  # noqa: S311  # the same mutants every time
    mutants = [mutate(document.data, chance) for _ in range(MUTATIONS // (5 if limits is VOCABULARY else 1))]
    verdicts = [agree(mutant, schemas[SEEDS[file]], mutant) for mutant in mutants]
    assert len(set(verdicts)) == 2


def one_by_one(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield data in which each key in turn is capitalised, gone, or holds another kind of value."""
    for *way, last in places_of(data):
        for how in ("renamed", "removed", "text", "list", "mapping"):
            changed = copy.deepcopy(data)
            inside = changed
            for step in way:
                inside = inside[step]
            value = inside.pop(last)
            if how == "renamed" and isinstance(inside, dict):
                inside[last.capitalize()] = value
            elif how != "removed" and isinstance(inside, dict):
                inside[last] = {"text": "words", "list": [value], "mapping": {"value": value}}.get(how, value)
            yield f"{how} {way} {last}", changed


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_usable_where_the_library_finds_it_so(kind: str) -> None:
    """Of schemas changed anywhere in any way: what is compiled is never what the library refuses."""
    root = json.loads(read_bundle()[f"schema/{kind}.schema.json"].data)
    chance = random.Random(kind)  # noqa: S311  # the same mutants every time
    refused = 0
    for _ in range(MUTATIONS // 2):
        mutant = mutate(root, chance)
        found, mistake = load_schema(json.dumps(mutant).encode()), find_mistake(mutant)
        assert mistake is None or isinstance(found, Refusal), mistake
        refused += isinstance(found, Refusal)
    assert 0 < refused < MUTATIONS // 2


@pytest.mark.parametrize(
    "said",
    [{"$schema": "1"}, {"$schema": "http://json-schema.org/draft-07/schema#"}, {"$id": "A b"}],
    ids=str,
)
def test_what_a_schema_says_of_itself_is_compiled_as_2020_12_alone(said: dict[str, str]) -> None:
    """Another language, or an address that is none, is left to the library, which may refuse it."""
    root = json.loads(read_bundle()["schema/track.schema.json"].data)
    found = load_schema(json.dumps({**root, **said}).encode())
    assert isinstance(found, Refusal) or found.quick is None


@pytest.mark.parametrize(
    "root",
    [
        json.loads('{"not":' * 600 + "{}" + "}" * 600),
        {"oneOf": [1]},
        {"type": "object", "properties": {"a": {"oneOf": [{"$ref": "#/$defs/gone"}, 1]}}},
        {"type": "object", "properties": {"a": []}, "additionalProperties": False},
        {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b", "title": []}, "b": {"type": "string"}}},
        {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}},
    ],
    ids=[
        *("deep", "a branch that is none", "a reference to nothing", "a property that is none"),
        *("a step of a reference that is none", "a circle"),
    ],
)
def test_a_schema_that_is_none_is_refused_in_words(root: Any) -> None:
    """It ends in no exception of the quick path."""
    assert isinstance(load_schema(json.dumps(root).encode()), Refusal)


@pytest.mark.parametrize("file", [file for file in SEEDS if file.startswith("submissions/")])
def test_every_key_may_be_mistaken(file: str, schemas: dict[str, Schema]) -> None:
    """A file that is not taken is never refused without a word."""
    document = parse_document((ROOT / file).read_bytes()).document
    assert document is not None
    verdicts = {agree(changed, schemas[SEEDS[file]], what) for what, changed in one_by_one(document.data)}
    assert False in verdicts


def test_a_misspelt_key_that_tells_methods_apart_is_named() -> None:
    """The likeliest typing error: the file says what to write, and nothing else of it is hidden."""
    schema = load_schema(read_bundle()["schema/submission.schema.json"].data)
    text = (ROOT / "submissions/alexnet-imagenet/vgg-11.yaml").read_text("utf-8")
    document = parse_document(
        text.replace("method:", "Method:").replace("model:", "modle:").encode()
    ).document
    assert isinstance(schema, Schema)
    assert document is not None
    told = [(each.rule, each.message, each.hint) for each in check_carefully(document, schema).faults]
    assert ("unknown-key", '"Method" is not a known key of item 1 of compute', "did you mean method?") in told
    assert any("modle" in message for _, message, _ in told)


@pytest.mark.parametrize("file", [file for file in SEEDS if file.startswith("submissions/")])
def test_both_readers_agree_on_mutated_text(file: str) -> None:
    """A text with characters put in, taken out or doubled: what is plain is read alike, and has no fault."""
    text = (ROOT / file).read_text("utf-8")
    chance = random.Random(file)  # noqa: S311  # the same mutants every time
    plain = 0
    for _ in range(MUTATIONS):
        at = chance.randrange(len(text))
        put = chance.choice(PIECES)
        changed = text[:at] + put + text[at + chance.randrange(2) :]
        decoded = decode(changed.encode(), limits=SUBMISSION)
        quick = plain_of(changed, SUBMISSION) if isinstance(decoded, str) else None
        if quick is not None:
            careful = read_carefully(changed, SUBMISSION)
            assert careful.faults == (), changed
            assert careful.document is not None
            assert careful.document.data == quick
            assert whereabouts(changed) == careful.document.find_positions()
            plain += 1
    assert MUTATIONS / 10 < plain < MUTATIONS


def test_a_plain_document_knows_where_everything_stands() -> None:
    """The places are found afterwards, as the careful path finds them."""
    data = (ROOT / "submissions/alexnet-imagenet/efficientnet-b0.yaml").read_bytes()
    text = decode(data, limits=SUBMISSION)
    assert isinstance(text, str)
    quick, careful = parse_document(data).document, read_carefully(text, SUBMISSION).document
    assert quick is not None
    assert careful is not None
    assert quick.find_positions() == careful.find_positions()
    assert quick.position("/compute/0/epochs") != quick.key_position("/compute/0/epochs") != (1, 1)
