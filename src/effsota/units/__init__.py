"""Quantities of the field: what they are written in, what else people write and may mean, conversions."""

from effsota.units.amounts_written import (
    COUNTED,
    MOST_DIGITS,
    NUMBER,
    NumberAsWritten,
    Typed,
    read_number,
)
from effsota.units.counts import parse_count, parse_number
from effsota.units.dimensions import (
    BASE_UNITS,
    DAYS_PER_MONTH,
    DAYS_PER_YEAR,
    FLOP_PER_MULTIPLY_ADD,
    FLOP_PER_PFS_DAY,
    FLOP_PER_TFS_DAY,
    LEAST_FLOP,
    MOST_FLOP,
    SECONDS_PER_DAY,
    SPELLINGS,
    UNITS,
    Dimension,
)
from effsota.units.periods import months_between, years_between
from effsota.units.quantities import Quantity, parse_quantity, rounded_span

__all__ = [
    "BASE_UNITS",
    "COUNTED",
    "DAYS_PER_MONTH",
    "DAYS_PER_YEAR",
    "FLOP_PER_MULTIPLY_ADD",
    "FLOP_PER_PFS_DAY",
    "FLOP_PER_TFS_DAY",
    "LEAST_FLOP",
    "MOST_DIGITS",
    "MOST_FLOP",
    "NUMBER",
    "SECONDS_PER_DAY",
    "SPELLINGS",
    "UNITS",
    "Dimension",
    "NumberAsWritten",
    "Quantity",
    "Typed",
    "months_between",
    "parse_count",
    "parse_number",
    "parse_quantity",
    "read_number",
    "rounded_span",
    "years_between",
]
