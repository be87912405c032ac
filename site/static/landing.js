// Where a claim would stand on a board of the site's API, as src/effsota/boards/leaderboard.py has it.
import { exactText, factorInterval, factorText, knownDigits } from "./figures.js";
import { parseNumber } from "./text.js";

const quadrature = (...factors) => Math.exp(Math.hypot(...factors.map(Math.log)));
const isBare = (estimate) => {
  const isNamed = ({ sources = [], published = {} }) => sources.length > 0 || published.source !== undefined;
  if (isNamed(estimate)) return false;
  const { parts } = estimate;
  return parts ? parts.some(isBare) : estimate.method === "reported";
};
const baselineOf = ({ submissions, baseline }) =>
  submissions.find(({ id }) => id === baseline) ?? submissions.find(({ rank }) => rank !== null) ?? submissions[0];

// Returns why a claim would be shown without a rank, or nothing.
export const whyUnranked = ({ bound, status, compute }) => {
  if (bound === "upper") return "an upper bound is shown, and not ranked";
  if ((status?.is ?? "accepted") !== "accepted") return "it is shown, and not ranked, as long as its status is another than accepted";
  return compute && isBare(compute[0]) ? "a bare figure is shown, and not ranked, until a source is named" : "";
};

const missedTarget = ({ result }, { metric }) => {
  const value = parseNumber(String(result?.value ?? ""));
  if (!metric || !Number.isFinite(value)) return "";
  const { target, tolerance, better, name } = metric;
  const slack = tolerance + 1e-9 * Math.max(1, Math.abs(target));
  const [short, least, sign] = better === "higher" ? [target - value, "least", "-"] : [value - target, "most", "+"];
  return short <= slack ? "" : `${value} misses the target, ${name} of at ${least} ${target}${tolerance ? ` (${sign} ${tolerance} tolerance)` : ""}`;
};
const hasBackward = (estimate, { methods }) => {
  const step = methods[estimate.method]?.steps?.find(({ key }) => key === "backward");
  const own = estimate.backward ?? step?.default;
  const ofParts = Array.isArray(estimate.forward) ? estimate.forward.map(({ backward = own }) => backward) : [own];
  return Boolean(step && ofParts.some((each) => Number(each) > 0)) || (estimate.parts ?? []).some((part) => hasBackward(part, { methods }));
};

// Returns why a claim would be refused on a board and so has no place there, or nothing; `told` are the methods of the page.
export const whyNoPlace = (claim, board, { countsTraining, told }) => {
  if (!countsTraining && claim.compute && hasBackward(claim.compute[0], told)) return "a backward pass is counted, and this board counts the forward pass alone: write 0 as backward";
  const { blend = "" } = claim.price ?? {};
  if (board.resource === "price" && blend !== board.condition) return `prices for ${blend || "tokens that are not said"} do not compare with this board's, for ${board.condition}`;
  return claim.status?.is === "withdrawn" ? "" : missedTarget(claim, board);
};

// Returns what a claim was asked for a million tokens, as a board of prices counts it; nothing where that is not typed yet.
export const priceAsked = ({ price }, unit) => {
  const text = String(price?.usd_per_million_tokens ?? "");
  const amount = parseNumber(text);
  return amount > 0 ? { amount, margin: { below: 1, above: 1 }, text: `${exactText(amount, false, (text.split(".")[1] ?? "").length)} ${unit}` } : undefined;
};

const isBefore = (one, other) => one.date < other.date || (one.date === other.date && one.path < other.path);

// What a record of a board took, and between which ends: a price is one number.
const takenBy = ({ compute_flop: flop, compute_low_flop: low, compute_high_flop: high, value }, { resource }) =>
  resource === "compute" ? { amount: flop, low, high } : { amount: value, low: value, high: value };

// Returns rank, factor and its ends, frontier; `sign` is 1 where less is better, -1 where more is.
export const placeOf = ({ amount, margin, date, path }, board, sign) => {
  const ranked = board.submissions.filter(({ rank }) => rank !== null);
  const baseline = baselineOf(board);
  const efforts = ranked.map((each) => ({ effort: sign * takenBy(each, board).amount, ...each }));
  const effort = sign * amount;
  const isBeaten = efforts.some((each) => (each.date === date ? each.effort < effort || (each.effort === effort && each.path < path) : isBefore(each, { date, path }) && each.effort <= effort));
  const place = { rank: 1 + efforts.filter((each) => each.effort < effort).length, ranked: ranked.length + 1, isFrontier: !isBeaten };
  if (!baseline) return { ...place, factor: 1, low: 1, high: 1 };
  const first = takenBy(baseline, board);
  const theirs = { below: first.amount / first.low, above: first.high / first.amount };
  const ratio = first.amount / amount;
  const down = quadrature(margin.above, theirs.below);
  const up = quadrature(margin.below, theirs.above);
  return sign > 0
    ? { ...place, baseline, factor: ratio, low: ratio / down, high: ratio * up }
    : { ...place, baseline, factor: 1 / ratio, low: 1 / ratio / up, high: (1 / ratio) * down };
};

const factorWords = (place, { sign, comparative, worse, word, baseline: name }) => {
  const { baseline, factor, low, high } = place;
  if (!baseline) return "the baseline";
  const isMore = sign > 0 && factor < 1;
  const digits = knownDigits(low, high);
  const [plain, inverse] = [factor, 1 / factor].map((each) => factorText(each, digits));
  const times = isMore ? inverse : plain;
  const ends = low === high ? "" : ` (tolerance ${isMore ? factorInterval(1 / high, 1 / low) : factorInterval(low, high)})`;
  if ([plain, inverse].some((each) => /^1(\.0+)?×$/.test(each))) return `as much as ${name}${ends}`;
  return sign > 0 ? `${times} ${isMore ? worse : comparative} than ${name}${ends}` : `${times} the ${word} of ${name}${ends}`;
};

// Returns in words where a claim would stand; `told` are the words of its track.
export const placeWords = (place, text, told) => {
  const rank = `Rank ${place.rank} of ${place.ranked}${told.hasUnranked ? " ranked records" : ""}`;
  return `${rank}, ${place.isFrontier ? told.on : told.off}: ${text}, ${factorWords(place, told)}.`;
};
