// A priced estimate in words, as src/effsota/sums.py has it.
import { computeText, exactText, rounded } from "./figures.js";
import { fromWords } from "./estimate.js";

const termText = ({ value, unit }) =>
  `${exactText(unit.endsWith("FLOP/s") ? Number(rounded(value, 3)) : value, true)} ${unit}`.trim();
const product = (terms) => terms.map(termText).join(" × ");
const general = (value) => String(Number(value.toPrecision(6)));
const flopText = (flop, digits = 3) => computeText(flop, "FLOP", digits, true);
const daysText = (flop) => computeText(flop, "PFS-days", 2, true);

export const sumLine = ({ terms, flop }) => `${product(terms)} = ${flopText(flop)} = ${daysText(flop)}`;
export const rangeLine = ({ uncertainty, low, high }, { method, uncertainty: given }) =>
  `within a factor ${general(uncertainty)} (${given ? "as given" : `the default of ${method}`}), 95 %: ${flopText(low)} to ${flopText(high)}`;
export const paperSentence = ({ terms, flop, uncertainty }, { method }) =>
  `Training took ${flopText(flop, 2)} (${daysText(flop)}), ${fromWords(method)}: ${product(terms)}; correct within a factor of about ${general(uncertainty)}.`;
