// What Python has of its own, for scripts that were made from it (src/effsota/showing/scripted). Mappings are maps, lists
// and tuples are arrays. Every function takes what is named in the call first, as one object, and then the rest.
import { computeText, exactText, knownDigits, numberText, rounded } from "./figures.js";
import { decode, floatText, JsonNumber, dumps as oneLine } from "./json.js";

export { JSONDecodeError, loads, RecursionError, UnicodeDecodeError, ValueError } from "./json.js";

export class Untranslated extends Error {}

// A number that keeps the decimals that it was typed with.
export class Typed extends Number {
  constructor(value, decimals) {
    super(value);
    this.decimals = decimals;
  }
}
const bare = (value) => (value instanceof Number ? Number(value) : value);

// Types as values: what `isinstance` is asked about.
export const tuple = (_, items = []) => [...each(items)];
export const list = tuple;
export const dict = (_, pairs = []) => new Map(pairs);
export const set = (_, items = []) => new Set(each(items));
export const frozenset = set;
const NAMED = new Map([
  [null, "None"],
  [true, "True"],
  [false, "False"],
]);
export const str = (_, value) => NAMED.get(value ?? null) ?? (value instanceof Error ? value.message : String(value));
export const float = (_, value) => Number(value);
export const int = (_, value) => Math.trunc(Number(value));
export const bool = (_, value) => truth(value);
const KINDS = new Map([
  [tuple, Array.isArray],
  [list, Array.isArray],
  [dict, (value) => value instanceof Map],
  [str, (value) => typeof value === "string"],
  [int, (value) => typeof value === "boolean" || Number.isInteger(value) || value instanceof JsonNumber],
  [float, (value) => typeof value === "number" || value instanceof JsonNumber],
]);
export const isinstance = (_, value, kinds) => [kinds].flat().some((kind) => (KINDS.get(kind) ?? ((each) => each instanceof kind))(value));
export const union = (left, right) => [left, right].flat();

// Operators.
export const each = (items) => (items instanceof Map ? items.keys() : items);
export const truth = (given) => {
  const value = bare(given);
  if (Array.isArray(value)) return value.length > 0;
  return value instanceof Map || value instanceof Set ? value.size > 0 : Boolean(value);
};
export const either = (left, right) => (truth(left) ? left : right());
export const both = (left, right) => (truth(left) ? right() : left);
const kindOf = (value) => (Array.isArray(value) ? "list" : typeof bare(value) === "boolean" ? "number" : typeof bare(value));
const chosen = (sign, left, right, ways) => {
  const way = ways[`${kindOf(left)} ${kindOf(right)}`];
  if (!way) throw new Untranslated(`${kindOf(left)} ${sign} ${kindOf(right)}`);
  return way();
};
export const add = (left, right) =>
  chosen("+", left, right, { "number number": () => left + right, "string string": () => left + right, "list list": () => [...left, ...right] });
export const times = (left, right) =>
  chosen("*", left, right, {
    "number number": () => left * right,
    "string number": () => left.repeat(right),
    "list number": () => Array.from({ length: right }, () => left).flat(),
  });
export const floored = (left, right) => Math.floor(left / right);
export const modulo = (left, right) => ((left % right) + right) % right;
export const same = (left, right) =>
  Array.isArray(left) && Array.isArray(right) ? left.length === right.length && left.every((one, at) => same(one, right[at])) : bare(left ?? null) === bare(right ?? null);
export const within = (value, container) => (container instanceof Map || container instanceof Set ? container.has(value) : container.includes(value));
export const at = (container, key) => {
  const found = container instanceof Map ? container.get(key) : container[key < 0 ? container.length + key : key];
  if (found === undefined) throw new RangeError(`nothing at ${key}`);
  return found;
};
export const put = (container, key, value) => (container instanceof Map ? container.set(key, value) : Object.assign(container, { [key]: value }));

// Functions.
export const len = (_, items) => (typeof items === "string" ? [...items].length : (items.size ?? items.length));
export const max = (_, ...values) => sorted(0, values.length > 1 ? values : values[0]).at(-1);
export const min = (_, ...values) => sorted(0, values.length > 1 ? values : values[0])[0];
export const sum = (_, numbers) => [...each(numbers)].reduce((whole, number) => whole + number, 0);
export const round = (_, value) => {
  const low = Math.floor(value);
  return value - low === 0.5 ? low + (low % 2) : Math.round(value);
};
export const any = (_, items) => {
  for (const item of each(items)) if (truth(item)) return true;
  return false;
};
export const all = (_, items) => {
  for (const item of each(items)) if (!truth(item)) return false;
  return true;
};
export const iter = (_, items) => each(items)[Symbol.iterator]();
export const next = (_, items, otherwise) => {
  for (const item of each(items)) return item;
  return otherwise;
};
export const map = function* (_, made, ...lists) {
  for (const items of zip({}, ...lists)) yield made(0, ...items);
};
export const enumerate = function* ({ start }, items, first = start ?? 0) {
  let at = first;
  for (const item of each(items)) {
    yield [at, item];
    at += 1;
  }
};
export const range = function* (_, first, end) {
  const [low, high] = end === undefined ? [0, first] : [first, end];
  for (let at = low; at < high; at += 1) yield at;
};
export const zip = (_, ...lists) => {
  const whole = lists.map((items) => [...each(items)]);
  return whole[0].slice(0, Math.min(...whole.map(({ length }) => length))).map((__, at) => whole.map((items) => items[at]));
};
const order = (left, right) => {
  if (!Array.isArray(left)) return left < right ? -1 : Number(left > right);
  return left.map((item, at) => (at < right.length ? order(item, right[at]) : 1)).find((found) => found) ?? left.length - right.length;
};
export const sorted = ({ key = (_, item) => item }, items) => [...each(items)].sort((left, right) => order(key(0, left), key(0, right)));
export const getattr = (_, value, name) => value[name];
export const field_names = (_, record) => Object.keys(record);
export const replace = (changes, record) => Object.assign(Object.create(Object.getPrototypeOf(record)), record, changes);
export const fromkeys = (_, keys, value = null) => new Map([...each(keys)].map((key) => [key, value]));
export const Counter = (_, items) => {
  const found = new Map();
  for (const item of each(items)) found.set(item, (found.get(item) ?? 0) + 1);
  return found;
};
export const prod = (_, numbers) => [...each(numbers)].reduce((whole, number) => whole * number, 1);
// What the last digit of each addition lost is added in the end.
export const fsum = (_, numbers) => {
  let whole = 0;
  let lost = 0;
  for (const number of each(numbers)) {
    const more = whole + number;
    lost += Math.abs(whole) >= Math.abs(number) ? whole - more + number : number - more + whole;
    whole = more;
  }
  return whole + lost;
};
export const isfinite = (_, value) => Number.isFinite(Number(value));
// The words of a list, each under its name; looped over they come in order.
export const words = (named) => Object.freeze(Object.defineProperty({ ...named }, Symbol.iterator, { value: () => Object.values(named).values() }));
export const isclose = (_, left, right) => Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right));
export const compile = (_, pattern) => ({ fullmatch: (__, text) => new RegExp(`^(?:${pattern})$`, "u").test(text) });

// How like two texts are, as Python's difflib has it: twice what they share, of both.
const shared = (left, right) => {
  let best = [0, 0, 0];
  for (let from = 0; from < left.length; from += 1)
    for (let to = 0; to < right.length; to += 1) {
      let length = 0;
      while (from + length < left.length && left[from + length] === right[to + length]) length += 1;
      if (length > best[2]) best = [from, to, length];
    }
  const [from, to, length] = best;
  return length && length + shared(left.slice(0, from), right.slice(0, to)) + shared(left.slice(from + length), right.slice(to + length));
};
export const get_close_matches = ({ n = 3, cutoff = 0.6 }, text, known) =>
  [...known]
    .map((each) => [(2 * shared(each, text)) / (each.length + text.length), each])
    .filter(([score]) => score >= cutoff)
    .sort((one, other) => order(other, one))
    .slice(0, n)
    .map(([, each]) => each);

// Numbers in a text.
const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");
const general = (value, digits) => {
  const [mantissa, power] = rounded(value, digits).split("e");
  const bare = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  if (value === 0) return "0";
  if (power >= -4 && power < digits) return bare(Number(`${mantissa}e${power}`).toFixed(Math.max(0, digits - 1 - power)));
  return `${bare(mantissa)}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
};
const whole = (value) => (Number.isInteger(value) && Math.abs(value) >= 1e21 ? String(BigInt(value)) : str(0, value));
export const format = (given, form) => {
  const value = bare(given);
  if (!form) return whole(value);
  const [, comma, digits, kind] = form.match(/^(,?)(?:\.(\d+))?([gf]?)$/) ?? [];
  if (kind === undefined) throw new Untranslated(`the format ${form}`);
  const written = kind === "g" ? general(value, Number(digits ?? 6)) : kind === "f" ? value.toFixed(Number(digits ?? 6)) : whole(value);
  return comma ? written.replace(/\d+/, grouped) : written;
};

// Methods of texts, lists and mappings; those of a record are its own.
const parted = (text, place, at, without) => (place < 0 ? without : [text.slice(0, place), at, text.slice(place + at.length)]);
const METHODS = {
  append: (items, _, item) => void items.push(item),
  get: (map, _, key, otherwise = null) => (map.has(key) ? map.get(key) : otherwise),
  items: (map) => [...map],
  keys: (map) => map.keys(),
  values: (map) => [...map.values()],
  update: (map, _, more) => {
    for (const [key, value] of more) map.set(key, value);
  },
  strip: (text) => text.trim(),
  split: (text, _, at) => text.split(at),
  join: (text, _, items) => [...each(items)].join(text),
  endswith: (text, _, ends) => [ends].flat().some((end) => text.endsWith(end)),
  startswith: (text, _, starts) => [starts].flat().some((start) => text.startsWith(start)),
  removesuffix: (text, _, end) => (end && text.endsWith(end) ? text.slice(0, -end.length) : text),
  removeprefix: (text, _, start) => (text.startsWith(start) ? text.slice(start.length) : text),
  partition: (text, _, at) => parted(text, text.indexOf(at), at, [text, "", ""]),
  rpartition: (text, _, at) => parted(text, text.lastIndexOf(at), at, ["", "", text]),
  replace: (text, _, from, to) => text.replaceAll(from, to),
  ljust: (text, _, width) => text + " ".repeat(Math.max(0, width - [...text].length)),
  capitalize: (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
  casefold: (text) => text.toLowerCase(),
  isdigit: (text) => /^\d+$/.test(text),
  decode: (data, _, encoding) => decode(data, encoding),
  isdisjoint: (items, _, others) => [...each(others)].every((other) => !items.has(other)),
  setdefault: (map, _, key, value) => map.set(key, map.get(key) ?? value).get(key),
  is_integer: (number) => Number.isInteger(number),
};
const PLAIN = [Array, Map, Set, Uint8Array];
const isPlain = (value) => ["string", "number"].includes(typeof value) || PLAIN.some((kind) => value instanceof kind);
export const call = (value, name, named, ...rest) => {
  if (name === "_replace") return replace(named, value);
  if (!isPlain(value)) return value[name](named, ...rest);
  if (!Object.hasOwn(METHODS, name)) throw new Untranslated(name);
  return METHODS[name](value, named, ...rest);
};

// JSON as Python writes it, over several lines; every number is one with a point.
const inset = (open, parts, close, step, depth) => {
  const line = `\n${" ".repeat(step * depth)}`;
  return parts.length ? `${open}${parts.map((part) => `${line}${" ".repeat(step)}${part}`).join(",")}${line}${close}` : `${open}${close}`;
};
const written = (value, step, depth) => {
  const inner = (item) => written(item, step, depth + 1);
  if (Array.isArray(value)) return inset("[", value.map(inner), "]", step, depth);
  if (value instanceof Map) return inset("{", [...value].map(([key, item]) => `${JSON.stringify(key)}: ${inner(item)}`), "}", step, depth);
  return typeof bare(value) === "number" ? floatText(Number(value)) : JSON.stringify(value ?? null);
};
export const dumps = ({ indent }, value) => (indent === undefined ? oneLine(0, value) : written(value, indent, 0));

// What of the program stands in other scripts: its figures.
export const DIGITS = 3;
export const FLOP = "FLOP";
export const PFS_DAYS = "PFS-days";
export const compute_text = ({ ascii_only: isAscii = false }, flop, unit, digits = DIGITS) => computeText(Number(flop), unit, digits, isAscii);
export const number_text = ({ ascii_only: isAscii = false }, value, digits = DIGITS) => numberText(Number(value), digits, isAscii);
export const known_digits = (_, low, high) => knownDigits(low, high);
export const exact_text = ({ ascii_only: isAscii = false }, value) => exactText(Number(value), isAscii, value.decimals);

// And its texts: what nobody sees is shown, what would do something does not.
const shown = (sign) => {
  if (/\p{Zs}/u.test(sign)) return " ";
  const code = sign.codePointAt(0);
  const [letter, digits] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
  return `\\${letter}${code.toString(16).padStart(digits, "0")}`;
};
const toTerminal = (text) => text.replace(/(?![ \u200c\u200d])[\p{C}\p{Z}]/gu, shown);
export const to_log_line = (_, text) => toTerminal(text).replace(/^(\s*):(?=:)/, "$1: ").replaceAll("##[", "## [");
const asEntity = (sign) => (sign === "@" ? "&#64;<!---->" : `&#${sign.charCodeAt(0)};`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: each of ASCII but letters, digits, blanks, commas and semicolons
export const to_markdown = (_, text) => `<code>${toTerminal(text).replace(/[\u0000-\u007f]/g, (sign) => (/[A-Za-z0-9 ,;]/.test(sign) ? sign : asEntity(sign)))}</code>`;
