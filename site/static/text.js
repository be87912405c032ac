// Which text is acceptable, as src/effsota/text and units have it: what can be mended is, the rest is said in words.
const BLANK_LOOKING = /[\u034f\u17b4\u17b5\u115f\u1160\u2800\u3164\uffa0]/gu;
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each code point is meant on its own
  /(?![\u200c\u200d])[\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0d\u{e0100}-\u{e01ef}\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0\u{e0000}-\u{e007f}]/gu;
const SYMBOL = "[\\p{S}0-9#*‼⁉〰〽]";
const LETTER = "[[\\p{L}\\p{M}]--[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}]]";
const STRAY_SELECTOR = new RegExp(`(?<!${SYMBOL})[\\ufe0e\\ufe0f]`, "gv");
const STRAY_JOINER = new RegExp(
  `(?<!${LETTER})\\u200c|\\u200c(?!${LETTER})|(?<=[${SYMBOL}\\ufe0e\\ufe0f])\\u200d(?!${SYMBOL})|(?<![[${SYMBOL}\\ufe0e\\ufe0f]${LETTER}])\\u200d|(?<=${LETTER})\\u200d(?!${LETTER})`,
  "gv",
);
const DISGUISED =
  /[\ufb00-\ufb06\ufb13-\ufb17\ufb20-\ufb29\ufb50-\ufdff\ufe70-\ufefc\uff00-\uffef\u{1d400}-\u{1d7ff}\u{1ee00}-\u{1eeff}\u{1fbf0}-\u{1fbf9}]/gu;
const plain = (character) => (/[\p{L}\p{N}]/u.test(character) ? character.normalize("NFKC") : character);

// What nobody sees is left out, letters in disguise become plain: the field then shows what will be sent.
export const clean = (text, isBlock = false) => {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/gu, "\n").replace(/\t/gu, " ");
  return (isBlock ? lines.split("\n") : [lines.replace(/\n/gu, " ")])
    .map((line) =>
      line
        .normalize("NFC")
        .replace(DISGUISED, plain)
        .replace(INVISIBLE, "")
        .replace(STRAY_SELECTOR, "")
        .replace(STRAY_JOINER, "")
        .normalize("NFC"),
    )
    .join("\n")
    .trim();
};

const LATIN = /(?![ªºⅠ-ↈ])[[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]&&\p{Script=Latin}]/v;
const LOOK_ALIKE = /(?!\p{Lm})[\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\u{102e1}-\u{102fb}Ϣ-ϯΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]/u;

const textFault = (text, most) => {
  const length = [...text].length;
  if (length > most) return `This is too long: ${length.toLocaleString("en")} characters, at most ${most.toLocaleString("en")}.`;
  const odd = text.match(/[\p{Co}\p{Cn}]/u);
  if (odd) return `This holds a character without a meaning of its own (U+${odd[0].codePointAt(0).toString(16).toUpperCase()}). Delete it.`;
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(BLANK_LOOKING, ""))) return "This is blank.";
  if (/\p{M}{5}/u.test(text)) return "This holds more than 4 combining marks in a row. Delete the stacked marks.";
  const mixed = (text.match(/[\p{L}\p{Nl}\p{No}]+/gu) ?? []).find((word) => LATIN.test(word) && LOOK_ALIKE.test(word));
  return mixed ? `The word "${mixed}" mixes alphabets. Type the whole word in one.` : "";
};

const NUMBER = /^-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,29})?(?:[eE][+-]?[0-9]{1,3})?$/;
export const parseNumber = (text) =>
  NUMBER.test(text) && text.replace(/\D/g, "").length <= 30 ? Number(text) : Number.NaN;

const MAGNITUDES = { k: 3, M: 6, B: 9, T: 12 };
const SHORT = /^((?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,29})?)([kMBT])$/;
const GROUPED = /^[1-9][0-9]{0,2}(?:,[0-9]{3}){2,9}(?:\.[0-9]{1,29})?$/;
const digitsOf = (text) => {
  const short = text.match(SHORT);
  if (short) return `${short[1]}e${MAGNITUDES[short[2]]}`;
  return GROUPED.test(text) ? text.replaceAll(",", "") : text;
};
// An amount as files and papers have it (124M, 14.8T, 1,281,167), times a power of ten, digit for digit.
export const parseAmount = (text, power = 0) => {
  const [mantissa, exponent] = digitsOf(text).toLowerCase().split("e");
  return text.startsWith("-") || Number.isNaN(parseNumber(digitsOf(text))) ? Number.NaN : Number(`${mantissa}e${Number(exponent ?? 0) + power}`);
};

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const LINK = new RegExp(`^https://((?:${LABEL}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9]))(?:[/?#][!#-;=?-\\[\\]_a-z~]*)?$`, "i");
const LOCAL = /\.(?:localhost|local|internal|localdomain|lan|home|onion|test|invalid)$/i;
const linkFault = (text) => {
  // A full stop or a bracket behind a link belongs to the sentence around it.
  const isCut = /[).,;:'\]]$/.test(text) && !(text.endsWith(")") && text.split("(").length === text.split(")").length);
  const host = !isCut && text.startsWith("https://") && text.length <= 2000 && text.match(LINK)?.[1];
  return host && host.length <= 253 && !LOCAL.test(host) ? "" : "Write a link as the browser copies it, such as https://arxiv.org/abs/1905.11946.";
};

// Returns why a control's text cannot stand, in words, or nothing; `data` are the control's data attributes.
export const faultOf = (text, data) => {
  if (data.refused?.split(" ").includes(text)) return data.asks;
  if (data.check === "link") return linkFault(text);
  if (["number", "integer", "quantity", "count"].includes(data.check)) {
    const isAmount = data.check === "quantity" || data.check === "count";
    const number = isAmount ? parseAmount(text.split(" ")[0]) : parseNumber(text);
    const isIn =
      Number.isFinite(number) &&
      (data.check !== "integer" || Number.isInteger(number)) &&
      !(number <= Number(data.above ?? Number.NaN)) &&
      !(number < Number(data.least ?? Number.NaN)) &&
      !(number > Number(data.most ?? Number.NaN));
    return isIn ? "" : data.asks;
  }
  return data.check === "date" ? "" : textFault(text, Number(data.characters ?? 500));
};

// The file name that a model gives, as src/effsota/limits.py has it.
export const proposeName = (text) =>
  text
    .normalize("NFKD")
    .replace(/[^\0-\x7f]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 64)
    .replace(/-$/, "");
