// How numbers read, as src/effsota/figures has it; halves go to the even digit there, so they do here.
const DIGITS = 3;
const ROUGH_DIGITS = 2;
const NARROW = 1.1; // a figure whose interval is wider than 10 % has the rough digits
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const grouped = (text) => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
const power = (mantissa, exponent, isAscii) =>
  isAscii ? `${mantissa}e${Number(exponent)}` : `${mantissa}×10${[...String(Number(exponent))].map((sign) => RAISED[sign] ?? "⁻").join("")}`;
const isPlain = (value) => Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7;

// How many digits are known of a figure between two ends above zero.
export const knownDigits = (low, high) => (high <= NARROW * low ? DIGITS : ROUGH_DIGITS);

export const rounded = (value, digits) => {
  const near = value.toExponential(digits - 1);
  const [mantissa, exponent] = value.toExponential(60).split("e");
  const kept = mantissa.slice(0, digits + (digits > 1)).replace(/\.$/, "");
  const isHalf = /^50*$/.test(mantissa.replace(".", "").slice(digits));
  return isHalf && Number(kept.at(-1)) % 2 === 0 ? `${kept}e${exponent}` : near;
};

export const scientific = (value, digits, isAscii) => power(...rounded(value, digits).split("e"), isAscii);

export const numberText = (value, digits, isAscii) => {
  if (value === 0) return "0";
  const near = Number(rounded(value, digits));
  if (!isPlain(near)) return scientific(value, digits, isAscii);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(near) + 1e-12));
  return grouped(near.toFixed(decimals));
};

// `decimals` are those that somebody typed: 0.50 has two.
export const exactText = (value, isAscii, decimals = 0) => {
  if (value !== 0 && !isPlain(value)) return power(...value.toExponential().split("e"), isAscii);
  const [, fraction = ""] = String(value).split(".");
  return grouped(fraction.length < decimals ? value.toFixed(decimals) : String(value));
};

const LARGE = { million: 1e6, billion: 1e9, trillion: 1e12 };
const inWords = (value, digits) => {
  const near = Number(rounded(value, digits));
  const word = near >= 1e7 && Object.keys(LARGE).find((each) => near >= LARGE[each] && near < 1000 * LARGE[each]);
  return word ? `${numberText(value / LARGE[word], digits)} ${word}` : "";
};

const LEAST_FACTOR = 0.1;
// A factor with its sign, in words where digits would be hard to read; a small one is one part of so many.
export const factorText = (factor, digits = DIGITS) => {
  if (factor === 1) return "1×";
  if (factor > 0 && factor < LEAST_FACTOR) return `1/${factorText(1 / factor, digits)}`;
  return `${inWords(factor, digits) || numberText(factor, digits)}×`;
};

const LEAST_FITTING = 0.01;
// The two ends of a factor's interval, in the digits that it leaves, a word that both may have said once.
export const factorInterval = (low, high) => {
  const digits = knownDigits(low, high);
  const [from, to] = [low, high].map((end) => factorText(end, digits).slice(0, -1));
  const [number, word] = to.split(" ");
  const scale = LARGE[word];
  const isShared = scale && low >= LEAST_FITTING * scale;
  return isShared ? `${numberText(low / scale, digits)}–${number} ${word}` : `${from}–${to}`;
};

export const UNITS = { "TFS-days": 1e12 * 86400, "PFS-days": 1e15 * 86400, FLOP: 1 };
export const computeText = (flop, unit, digits = DIGITS, isAscii = false) => {
  const value = flop / UNITS[unit];
  const isPower = unit === "FLOP" && value >= 1e6;
  return `${isPower ? scientific(value, digits, isAscii) : inWords(value, digits) || numberText(value, digits, isAscii)} ${unit}`;
};
