// What the part of an address behind the # holds: an estimate by its keys (`factor` once for each factor, `part` for each
// part), and beside it what the panels of the page hold, each as JSON under its own name.
const PANELS = ["statement"];

export const toHash = ({ factors = [], parts = [], ...rest }) =>
  new URLSearchParams([
    ...Object.entries(rest).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    ...parts.map((part) => ["part", JSON.stringify(part)]),
    ...factors.map(({ value = "", reason = "" }) => ["factor", `${value} ${reason}`]),
  ]).toString();

const isMapping = (data) => typeof data === "object" && data !== null && !Array.isArray(data);
const isListOfMappings = (data) => Array.isArray(data) && data.every(isMapping);
const read = (text, isFitting = isMapping) => {
  try {
    return [JSON.parse(text)].filter(isFitting);
  } catch {
    return [];
  }
};
// What an architecture is counted from: the keys of a config, or a list of layers.
const NESTED = { config: isMapping, layers: isListOfMappings };
const nested = (given) =>
  Object.fromEntries(Object.entries(NESTED).flatMap(([key, isFitting]) => given.getAll(key).slice(0, 1).flatMap((text) => read(text, isFitting).map((data) => [key, data]))));
const isOfPanel = (pair) => PANELS.includes(pair.split("=", 1)[0]);
const pairsOf = (hash) => hash.replace(/^#/, "").split("&").filter(Boolean);

// The part that holds the estimate, as it stands there.
export const estimatePart = (hash) => pairsOf(hash).filter((pair) => !isOfPanel(pair)).join("&");

export const fromHash = (hash) => {
  const given = new URLSearchParams(estimatePart(hash));
  const factors = given.getAll("factor").map((text) => {
    const [value, reason = ""] = text.split(/ (.*)/s);
    return { value, reason };
  });
  const parts = given.getAll("part").flatMap((text) => read(text));
  const inside = nested(given);
  for (const key of ["factor", "part", ...Object.keys(NESTED)]) given.delete(key);
  return { ...Object.fromEntries(given), ...inside, ...(parts.length && { parts }), ...(factors.length && { factors }) };
};

const write = (pairs) => history.replaceState(null, "", `#${pairs.filter(Boolean).join("&")}`);
const panelPairs = () => pairsOf(location.hash).filter(isOfPanel);

// Puts an estimate into the address; what the panels hold stays.
export const keepEstimate = (estimate) => write([toHash(estimate), ...panelPairs()]);

const isOf = (name) => (pair) => pair === name || pair.startsWith(`${name}=`);
// Whether an address asks for a panel: by what it holds, or by its name alone.
export const isPanelAsked = (name) => panelPairs().some(isOf(name));

// What a panel holds by the address, nothing where it says nothing of it.
export const panelState = (name) => read(new URLSearchParams(panelPairs().join("&")).get(name) ?? "")[0];

// Puts what a panel holds into the address, or takes it out; returns whether it is there: a mapping that would make the address
// longer than `most` is left out.
export const keepPanel = (name, data, most = 16_000) => {
  const others = panelPairs().filter((pair) => !isOf(name)(pair));
  const own = data === undefined ? "" : new URLSearchParams([[name, JSON.stringify(data)]]).toString();
  const fits = own.length <= most;
  write([estimatePart(location.hash), ...others, fits ? own : ""]);
  return fits;
};
