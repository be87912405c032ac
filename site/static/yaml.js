// Mappings, lists and texts as YAML: the same lines as src/effsota/text/yaml_writer.py writes.
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9 .,/()*+%_-]*[A-Za-z0-9.)%])?$/;
const WORDS = new Set(["null", "true", "false", "yes", "no", "on", "off", "y", "n"]);
const SIGN = /\\u[0-9a-f]{4}|\\.| +[^ \\]|[^\\]/gu;
const MOST = 1000;
const isMapping = (value) => typeof value === "object" && !Array.isArray(value);

export const toYamlText = (text) => (PLAIN.test(text) && !WORDS.has(text.toLowerCase()) ? text : JSON.stringify(text));

const scalar = (text) => {
  const written = toYamlText(text);
  if ([...written].length <= MOST) return [written];
  const lines = [];
  let line = '"';
  let length = 1;
  // Neither an escape nor the blank before a letter is parted: blanks that begin a line do not count.
  for (const sign of JSON.stringify(text).slice(1, -1).match(SIGN)) {
    if (length > MOST / 2 && !sign.startsWith(" ")) {
      lines.push(`${line}\\`);
      line = "";
      length = 0;
    }
    line += sign;
    length += [...sign].length;
  }
  return [...lines, `${line}"`];
};

const inset = (lines) => lines.map((line) => `  ${line}`);
const item = (value) =>
  isMapping(value) ? mapping(value).map((line, at) => (at ? "  " : "- ") + line) : [`- ${toYamlText(value)}`];
const mapping = (data) =>
  Object.entries(data).flatMap(([key, value]) => {
    if (Array.isArray(value)) return [`${key}:`, ...inset(value.flatMap(item))];
    if (isMapping(value)) return [`${key}:`, ...inset(mapping(value))];
    const [first, ...more] = scalar(value);
    return [`${key}: ${first}`, ...inset(more)];
  });

export const toYaml = (data) => mapping(data).map((line) => `${line}\n`).join("");
