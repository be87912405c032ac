// An estimate as the part of an address behind the #: its keys, `factor` once for each factor.
export const toHash = ({ factors = [], ...rest }) =>
  new URLSearchParams([...Object.entries(rest), ...factors.map(({ value = "", reason = "" }) => ["factor", `${value} ${reason}`])]).toString();
export const fromHash = (hash) => {
  const given = new URLSearchParams(hash.slice(1));
  const factors = given.getAll("factor").map((text) => {
    const [value, reason = ""] = text.split(/ (.*)/s);
    return { value, reason };
  });
  given.delete("factor");
  const estimate = Object.fromEntries(given);
  return factors.length ? { ...estimate, factors } : estimate;
};
