// `npm run grade` with the test's grader, for tests that need a process.
import { grade } from "../../gradebook/command.ts";
import { testGrader } from "./grader.ts";

const { signal } = new AbortController();
const terminal = { out: process.stdout, err: process.stderr, signal };
process.exitCode = await grade(process.argv.slice(2), testGrader(), terminal);
