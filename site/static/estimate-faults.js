// What keeps an estimate from being priced, in words, and the key at fault where it is one.
import { chipOf } from "./estimate.js";

const MOST_FLOP = 1e40;

const productFault = (given, told) => {
  const chip = chipOf(given.hardware, told);
  const precisions = Object.keys(chip?.peaks ?? {});
  const choose = precisions.length ? `: ${precisions.join(", ")}` : "";
  if (given.chip_time && (given.count || given.time)) return ["The chip time counts the chips and the time: leave those empty, or it.", "chip_time"];
  if (given.hardware && !chip && !given.peak) return ["This chip is not in the list: choose one, or give the peak.", "hardware"];
  if (chip && !given.precision && !given.peak && precisions.length > 1) return [`Choose the precision that the run multiplied in${choose}.`, "precision"];
  if (given.precision && !given.peak && !precisions.includes(given.precision)) return [`Choose a precision of the chip${choose}.`, "precision"];
  if (given.method in told.methods && told.methods[given.method].steps.some(({ key }) => key === "utilization") && !chip && !given.utilization)
    return ["Without a chip there is no usual utilization: fill it in.", "utilization"];
  if (Number(given.utilization) > 1) return ["Utilization is a share of the peak: at most 1, such as 0.33.", "utilization"];
  if (Number(given.uncertainty) > 1000) return ["An uncertainty above 1000 says nothing.", "uncertainty"];
  return [];
};

// `flopOf` returns what it comes to: it is asked only where nothing else is wrong.
export const estimateFault = (given, told, flopOf) => {
  const parts = given.parts ?? [];
  if (parts.length === 1) return ["A sum has at least 2 parts: add one."];
  const [fault, key] = productFault(given, told);
  if (fault) return [fault, key];
  for (const [at, part] of parts.entries()) {
    const [wrong] = productFault(part, told);
    if (wrong) return [`Part ${at + 1}: ${wrong}`];
  }
  const flop = flopOf();
  return flop >= 1 && flop <= MOST_FLOP ? [""] : ["This gives less than 1 or more than 10⁴⁰ FLOP: check the powers of ten."];
};
