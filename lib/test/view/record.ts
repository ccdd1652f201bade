// Makes the records of real runs that the tests of the pictures draw. They are saved, because a saved record has one
// right specification. `node lib/test/view/record.ts [name …]`, after npm run setup, records them anew.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../program/run.ts";
import { stopRunners } from "../../program/runner/client.ts";
import { programs } from "./programs.ts";

const wanted = process.argv.slice(2);
for (const [name, { run: what, options }] of Object.entries(programs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { record, programs: results } = await run(what, options);
  const file = join(import.meta.dirname, "records", `${name}.json`);
  writeFileSync(file, `${JSON.stringify(record)}\n`);
  const errors = Object.values(results)
    .map((result) => result.stderr)
    .join("");
  console.log(`${name}: ${record.calls.length} calls, ${record.ending.why} ${errors}`);
}
await stopRunners();
