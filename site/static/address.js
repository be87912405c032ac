// An estimate as the part of an address behind the #: its keys, `factor` once for each factor, `part` for each part.
export const toHash = ({ factors = [], parts = [], ...rest }) =>
  new URLSearchParams([
    ...Object.entries(rest).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    ...parts.map((part) => ["part", JSON.stringify(part)]),
    ...factors.map(({ value = "", reason = "" }) => ["factor", `${value} ${reason}`]),
  ]).toString();

const isMapping = (data) => typeof data === "object" && data !== null && !Array.isArray(data);
const read = (text) => {
  try {
    return [JSON.parse(text)].filter(isMapping);
  } catch {
    return [];
  }
};

export const fromHash = (hash) => {
  const given = new URLSearchParams(hash.slice(1));
  const factors = given.getAll("factor").map((text) => {
    const [value, reason = ""] = text.split(/ (.*)/s);
    return { value, reason };
  });
  const parts = given.getAll("part").flatMap(read);
  for (const key of ["factor", "part"]) given.delete(key);
  return { ...Object.fromEntries(given), ...(parts.length && { parts }), ...(factors.length && { factors }) };
};
