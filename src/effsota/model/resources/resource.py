"""What a resource is: something that a record states it took, by which boards can rank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import field

from effsota.frozen import Frozen
from effsota.model.margin import EXACT, Margin
from effsota.model.records import Record


class Amount(Frozen):
    """How much a record took, in its resource's unit of account, right within its margin.

    `condition` is under what it was taken, such as on which chips: amounts under two of them do not compare.
    """

    value: float
    margin: Margin = EXACT
    condition: str = ""


class Share(Frozen):
    """A factor that is part of a reduction: its key in files, its words, and those where it is a loss.

    What `is_systems` is a gain of machines and of their use, whatever the model and how it learns.
    """

    key: str
    words: str
    worse: str
    factor: float
    is_systems: bool = False


class ComparedWords(Frozen):
    """The words before a resource of which one record took less, more, the least, the most or as much."""

    less: str = "less"
    more: str = "more"
    least: str = "least"
    most: str = "most"
    as_much: str = "as much"


HEIGHT = ComparedWords(less="lower", more="higher", least="lowest", most="highest", as_much="the same")
SIZE = ComparedWords(less="smaller", more="larger", least="smallest", most="largest", as_much="the same")


class Resource(Frozen, eq=False):
    """What a record took to get where it got.

    `key` names it in files and addresses, `unit` is its unit of account; `units` are those for people, the
    one shown first in front, of the sizes in `scales`, and `number_text` writes an amount in one of them,
    without it. `name` is what a chart shows over time, `word` what there is less or more of, `compared` how
    that is said, `efficiency` what doubles where that halves, `of_what` follows an amount in a sentence,
    and `boundary` says what is counted.

    `amount_of` is what a record states, None where it states none; `under` stands before its condition, where
    amounts have one: on 8 × H100. `shares_of` takes the factor between a record and another apart, their
    product being the factor; it is empty where they do not state enough. `unit_for` picks of the units the
    one that suits amounts, where one has to. `stated_at` is where a record states it, as a JSON pointer, and
    `example` how, in a line. `asked` are the keys by which a person states it where no estimate does, `alike`
    those of them that amounts must have in common to compare, `instead` those that may be stated in the place
    of one; where an estimate does, `by_method` is the one by which it can, empty where any can.
    """

    key: str
    name: str
    word: str
    of_what: str
    boundary: str
    unit: str
    units: tuple[str, ...]
    scales: Mapping[str, float]
    number_text: Callable[[float, str], str]
    amount_of: Callable[[Record], Amount | None]
    shares_of: Callable[[Record, Record], tuple[Share, ...]] | None = None
    compared: ComparedWords = ComparedWords()
    efficiency: str = "efficiency"
    under: str = "on"
    unit_for: Callable[[Sequence[float]], str] | None = None
    stated_at: str
    example: str
    asked: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_method: str = ""

    @property
    def stands_under(self) -> str:
        """The key of a submission under which it is stated: `compute`, where an estimate states it."""
        return self.stated_at.split("/")[1]

    @property
    def part(self) -> str:
        """The key of a submission under which it stands by itself; empty where an estimate states it."""
        return self.stands_under if self.asked else ""

    def text_in(self, value: float, unit: str) -> str:
        """Return an amount as a number in one of its sizes, else with its own unit: 3.1, or 0.6 dollars."""
        return self.number_text(value, unit) if unit in self.scales else self.text_of(value)

    def told_under(self, condition: str) -> str:
        """Return a condition as it follows an amount: on 8 × H100; nothing where there is none."""
        return f"{self.under} {condition}" if condition else ""

    def text_of(self, value: float) -> str:
        """Return an amount in the unit that is shown first, with it."""
        return f"{self.number_text(value, self.units[0])} {self.units[0]}"
