// `npm run check`: what can be said of the project without running it. `npm run check -- --fix` mends what it can.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execute, openLog, passSignalsOn } from "../../ground/child.mjs";
import { Failure } from "../../ground/failure.mjs";
import { clean, faultsOf, format, listNotebooks, readStaged } from "../../ground/notebook-files.ts";
import { logs, root } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { checks as names } from "../../words/tools/check.ts";
import { buildNative } from "../install/native.mjs";

const modules = join(root, "node_modules");

/** One kind of check: its name, and its complaints; none when all is well. */
interface Check {
  name: string;
  run(fix: boolean): Promise<string[]>;
}

/** Grading knows the library, and not the other way round: its own checks are found by their folder. */
async function allChecks(): Promise<Check[]> {
  const files = globSync("grading/check/*.ts", { cwd: root }).sort();
  return [
    { name: names.types, run: checkTypes },
    { name: names.style, run: checkStyle },
    { name: names.native, run: checkNative },
    { name: names.notebooks, run: checkNotebooks },
    ...(await Promise.all(files.map((file) => import(join(root, file)) as Promise<Check>))),
  ];
}

if (import.meta.main) {
  passSignalsOn();
  const { failed } = await check(process.argv.includes("--fix"));
  process.exitCode = failed > 0 ? 1 : 0;
}

/** Runs all checks and writes what they complain of on stderr. */
export async function check(fix = false): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  const checks = await allChecks();
  const complain = async ({ name, run }: Check): Promise<string[]> => {
    let found: string[] = [];
    const work = async () => {
      found = await run(fix);
      if (found.length > 0) throw new Failure(name);
    };
    await step(name, work).catch((error) => {
      failed += 1;
      if (found.length === 0)
        found = [error instanceof Failure ? error.message : String(error?.stack ?? error)];
    });
    return found;
  };
  const complaints: string[][] = [];
  // Two that mend the same file come one after the other.
  if (fix) for (const check of checks) complaints.push(await complain(check));
  else complaints.push(...(await Promise.all(checks.map(complain))));
  for (const line of complaints.flat()) process.stderr.write(`${line}\n`);
  return { passed: checks.length - failed, failed };
}

async function checkTypes(): Promise<string[]> {
  const args = [join(modules, "typescript", "bin", "tsc"), "-p", ".", "--pretty", "false"];
  return complaintsOf(process.execPath, args, "types");
}

/** The import arrows are a test: lib/test/arrows.test.ts. */
async function checkStyle(fix: boolean): Promise<string[]> {
  const args = ["check", ...(fix ? ["--write"] : []), "--error-on-warnings", "."];
  return complaintsOf(join(modules, ".bin", "biome"), args, "style");
}

async function checkNative(): Promise<string[]> {
  await buildNative({ strict: true });
  return [];
}

async function checkNotebooks(fix: boolean): Promise<string[]> {
  return listNotebooks().flatMap((path) => {
    if (fix) mend(join(root, path));
    const faults = faultsOf(fix ? readFileSync(join(root, path), "utf8") : readStaged(path));
    return faults.map((fault) => `${path}: ${fault}`);
  });
}

function mend(path: string): void {
  const text = readFileSync(path, "utf8");
  const mended = format(clean(JSON.parse(text)));
  if (mended !== text) writeFileSync(path, mended);
}

async function complaintsOf(file: string, args: string[], name: string): Promise<string[]> {
  const said: string[] = [];
  const log = openLog(join(logs, `${name}.log`));
  const status = await execute(file, args, { log, onLine: (line) => said.push(line) });
  return status === 0 ? [] : said;
}
