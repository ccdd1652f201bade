// Makes the records of real runs that the tests of the pictures draw. They are saved, because a saved record has one
// right specification. `node lib/test/view/record.ts [name …]`, after npm run setup, records them again; with --upgrade
// what was recorded stays, in the shape that records have now.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../program/run.ts";
import { stopRunners } from "../../program/runner/client.ts";
import { loadRecord } from "../../record/save.ts";
import { programs } from "./programs.ts";

const fileOf = (name: string): string => join(import.meta.dirname, "records", `${name}.json`);

const wanted = process.argv.slice(2).filter((name) => name !== "--upgrade");
const upgrade = process.argv.includes("--upgrade");
for (const [name, { run: what, options }] of Object.entries(programs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (upgrade) {
    writeFileSync(fileOf(name), `${JSON.stringify(loadRecord(fileOf(name)))}\n`);
    continue;
  }
  const { record, programs: results } = await run(what, options);
  writeFileSync(fileOf(name), `${JSON.stringify(record)}\n`);
  const errors = Object.values(results)
    .map((result) => result.stderr)
    .join("");
  console.log(`${name}: ${record.calls.length} calls, ${record.ending.why} ${errors}`);
}
await stopRunners();
