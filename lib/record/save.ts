import { readFileSync, writeFileSync } from "node:fs";
import { saved } from "../words/record/steps.ts";
import { schemaErrors } from "./schema.ts";
import { RECORD_SCHEMA, type RunRecord } from "./types.ts";
import { upgraded } from "./upgrade.ts";

/** Writes the record as JSON, a call and a step a line, so that two can be compared with diff. */
export function saveRecord(record: RunRecord, path: string): void {
  writeFileSync(path, recordText(record));
}

/**
 * Reads a record that was saved, on any machine.
 *
 * @throws Error when the file is not a record, or one of another version: with what is wrong in it.
 */
export function loadRecord(path: string): RunRecord {
  const text = readFileSync(path, "utf8");
  let value: unknown;
  try {
    value = upgraded(JSON.parse(text));
  } catch (error) {
    throw new Error(saved.notJson(path, (error as Error).message));
  }
  const version = (value as { schema?: unknown } | null)?.schema;
  if (version !== RECORD_SCHEMA) {
    throw new Error(saved.otherVersion(path, String(JSON.stringify(version)), RECORD_SCHEMA));
  }
  const errors = schemaErrors(value);
  if (errors.length > 0) throw new Error(saved.notRecord(path, errors.join("; ")));
  return value as RunRecord;
}

/** The record as text: its lists one item a line. */
export function recordText(record: RunRecord): string {
  const members = Object.entries(record).map(([name, value]) => {
    const text = Array.isArray(value) && value.length > 0 ? listText(value) : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}

function listText(items: unknown[]): string {
  return `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(",\n")}\n]`;
}
