/** The record's published JSON Schema, and whether a value is a record. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { checkout } from "../host/checkout.ts";

const folder = join(checkout, "lib", "record");

export function recordSchema(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, "record.schema.json"), "utf8"));
}

let validate: ValidateFunction | null = null;

/** Why `value` is not a record, the first reasons only: "record/calls/0/start must be number"; empty when it is one. */
export function schemaErrors(value: unknown): string[] {
  validate ??= new Ajv({ allowUnionTypes: true }).compile(recordSchema());
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, 3)
    .map((error) => `record${error.instancePath} ${error.message}`);
}

/** Of the text of types.ts, state.ts and ending.ts without comments and spaces: what the schema was made from. */
export function typesDigest(): string {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const text = read("types.ts") + read("state.ts") + read("ending.ts");
  const bare = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").replace(/\s+/g, "");
  return `sha256:${createHash("sha256").update(bare).digest("hex")}`;
}
