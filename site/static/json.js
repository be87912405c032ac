// JSON as Python's json reads it: numbers keep their text, what is wrong has the same words and the same place.
// (JSON.parse knows neither that 1.0 is written otherwise than 1, nor in which line a fault stands.)
class PythonError extends Error {
  constructor(_, ...said) {
    super(said.join(", "));
  }
}
export class ValueError extends PythonError {}
export class RecursionError extends PythonError {}
export class UnicodeDecodeError extends ValueError {}
export class JSONDecodeError extends ValueError {
  constructor(msg, text, at) {
    super(0, msg);
    const before = text.slice(0, at).split("\n");
    Object.assign(this, { msg, lineno: before.length, colno: [...before.at(-1)].length + 1 });
  }
}

// A number as it would be written again.
export class JsonNumber {
  constructor(text) {
    this.text = text;
  }
}

const MOST_DEPTH = 900;
const MOST_DIGITS = 4300;
const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const SPACE = /[ \t\n\r]*/y;
const CONSTANT = /NaN|-?Infinity/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a text of JSON has none
const CHUNK = /[^"\\\u0000-\u001f]*/y;
const ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const WORDS = new Map([
  ["null", null],
  ["true", true],
  ["false", false],
]);

export const floatText = (value) => {
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  const size = Math.abs(value);
  if (size && (size >= 1e16 || size < 1e-4)) return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  return Number.isInteger(value) ? `${Object.is(value, -0) ? "-0" : value}.0` : String(value);
};

const take = (pattern, text, at) => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};
const skip = (text, at) => at + take(SPACE, text, at)[0].length;

const readText = (text, start) => {
  let at = start + 1;
  let found = "";
  for (;;) {
    const [chunk] = take(CHUNK, text, at);
    found += chunk;
    at += chunk.length;
    if (at >= text.length) throw new JSONDecodeError("Unterminated string starting at", text, start);
    if (text[at] === '"') return [found, at + 1];
    if (text[at] !== "\\") throw new JSONDecodeError("Invalid control character at", text, at);
    const sign = text[at + 1];
    if (sign === undefined) throw new JSONDecodeError("Unterminated string starting at", text, start);
    if (sign === "u") {
      const digits = text.slice(at + 2, at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JSONDecodeError("Invalid \\uXXXX escape", text, at + 1);
      found += String.fromCharCode(Number.parseInt(digits, 16));
      at += 6;
    } else {
      if (!Object.hasOwn(ESCAPES, sign)) throw new JSONDecodeError("Invalid \\escape", text, at);
      found += ESCAPES[sign];
      at += 2;
    }
  }
};

const readMapping = (text, start, depth, made) => {
  const found = [];
  let at = skip(text, start + 1);
  if (text[at] === "}") return [made.mapping(0, found), at + 1];
  for (;;) {
    if (text[at] !== '"') throw new JSONDecodeError("Expecting property name enclosed in double quotes", text, at);
    const [key, behind] = readText(text, at);
    at = skip(text, behind);
    if (text[at] !== ":") throw new JSONDecodeError("Expecting ':' delimiter", text, at);
    const [value, end] = readValue(text, skip(text, at + 1), depth, made);
    found.push([key, value]);
    at = skip(text, end);
    if (text[at] === "}") return [made.mapping(0, found), at + 1];
    if (text[at] !== ",") throw new JSONDecodeError("Expecting ',' delimiter", text, at);
    at = skip(text, at + 1);
  }
};

const readList = (text, start, depth, made) => {
  const found = [];
  let at = skip(text, start + 1);
  if (text[at] === "]") return [found, at + 1];
  for (;;) {
    const [value, end] = readValue(text, at, depth, made);
    found.push(value);
    at = skip(text, end);
    if (text[at] === "]") return [found, at + 1];
    if (text[at] !== ",") throw new JSONDecodeError("Expecting ',' delimiter", text, at);
    at = skip(text, at + 1);
  }
};

const readValue = (text, at, depth, made) => {
  if (depth > MOST_DEPTH) throw new RecursionError();
  if (text[at] === '"') return readText(text, at);
  if (text[at] === "{") return readMapping(text, at, depth + 1, made);
  if (text[at] === "[") return readList(text, at, depth + 1, made);
  for (const [word, value] of WORDS) if (text.startsWith(word, at)) return [value, at + word.length];
  const number = take(NUMBER, text, at);
  if (number) {
    const [whole, digits, fraction, power] = number;
    if (fraction || power) return [new JsonNumber(floatText(Number(whole))), at + whole.length];
    if (digits.length > MOST_DIGITS) throw new ValueError(0, "too many digits");
    return [new JsonNumber(digits === "-0" ? "0" : digits), at + whole.length];
  }
  const [name] = take(CONSTANT, text, at) ?? [];
  if (name) return [made.constant(0, name), at + name.length];
  throw new JSONDecodeError("Expecting value", text, at);
};

// As `json.loads`; `parse_constant` is called for what is no number of JSON, `object_pairs_hook` for every mapping.
export const loads = ({ parse_constant: constant, object_pairs_hook: mapping = (_, pairs) => new Map(pairs) }, text) => {
  if (text.startsWith("\ufeff")) throw new JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0);
  const [value, end] = readValue(text, skip(text, 0), 0, { constant, mapping });
  const at = skip(text, end);
  if (at < text.length) throw new JSONDecodeError("Extra data", text, at);
  return value;
};
// As `json.dumps`, of what is neither a list nor a mapping.
export const dumps = (_, value) => (value instanceof JsonNumber ? value.text : JSON.stringify(value));

export const decode = (data, encoding) => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: encoding !== "utf-8-sig" }).decode(data);
  } catch {
    throw new UnicodeDecodeError();
  }
};
