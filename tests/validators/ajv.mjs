// Asks ajv, in its strict mode and with every format of JSON Schema, about many YAML files at once.
// Standard input: a list of [schema, file]; standard output: what is wrong with each file, in that order.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parseDocument } from "yaml";

const warned = [];
const logger = { log: () => {}, warn: (words) => warned.push(words), error: (words) => warned.push(words) };
const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, logger });
addFormats(ajv);

const checks = new Map();
const checkOf = (schema) => {
  if (!checks.has(schema)) checks.set(schema, ajv.compile(JSON.parse(readFileSync(schema, "utf-8"))));
  return checks.get(schema);
};

const faultsOf = (schema, file) => {
  const check = checkOf(schema);
  const read = parseDocument(readFileSync(file, "utf-8"), { maxAliasCount: 0 });
  if (read.errors.length > 0) return read.errors.map((each) => each.message);
  let data;
  try {
    data = read.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return [error.message];
  }
  return check(data) ? [] : check.errors.map((each) => `${each.instancePath} ${each.message}`);
};

const faults = JSON.parse(readFileSync(0, "utf-8")).map(([schema, file]) => faultsOf(schema, file));
process.stdout.write(JSON.stringify({ warned, faults }));
