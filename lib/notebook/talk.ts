import { run as runPrograms } from "../program/run.ts";
import type {
  RepeatOptions,
  RepeatResult,
  Runnable,
  RunOptions,
  RunResult,
} from "../program/types.ts";
import { addressSpaces } from "../view/address/spaces.ts";
import { byteView } from "../view/bytes/view.ts";
import { fill } from "../view/fill.ts";
import { listing } from "../view/listing.ts";
import { messages } from "../view/messages.ts";
import { outcomes } from "../view/outcomes.ts";
import { sequence } from "../view/sequence.ts";
import { steps } from "../view/steps/steps.ts";
import { timeline } from "../view/timeline/timeline.ts";
import type { Card, View } from "../view/types.ts";
import { waitFor } from "../view/wait-for.ts";
import { sentences } from "../words/notebook/machine.ts";
import { isConnected } from "./display.ts";
import { type Picture, showAbsence, showCard, showView } from "./picture.ts";
import { followRuns } from "./progress.ts";

/** The pictures that can be drawn of a run's record. */
export interface Pictures {
  /** A lane for each process, a bar for each call: who waited, and who let whom go on. */
  timeline(): Picture<View>;
  /** Descriptor tables → open file descriptions → files, pipes, sockets, call by call. `step`: shown first. */
  steps(options?: { step?: number }): Picture<View>;
  /** How full a pipe, FIFO, socket or queue was over time. `object`: its name in the record, "pipe-a". */
  fill(object?: string): Picture<View>;
  /** The messages in a queue, step by step. */
  messages(options?: { object?: string; step?: number }): Picture<View>;
  /** The processes' memory side by side: what is shared, what is private. */
  addressSpaces(options?: { step?: number }): Picture<View>;
  /** The calls on the two sides of a conversation, from top to bottom. */
  sequence(options?: { sides?: [string, string] }): Picture<View>;
  /** The bytes of a file, segment or message: offset, hexadecimal, text, and who wrote them. */
  bytes(what: string, step?: number): Picture<View>;
  /** Who waits for whom, in a run that got stuck. */
  waitFor(): Picture<View>;
  /** The files that the run left, as `ls -al` shows them. */
  listing(): Card;
}

/** What `run` gives in a notebook: the result, and its pictures. */
export type Talk = RunResult & Pictures;

/** What a repeated run gives: how often which outcome came, as a chart too; each example is a Talk. */
export interface RepeatTalk extends RepeatResult {
  outcomes: (RepeatResult["outcomes"][number] & { example: Talk })[];
  chart(): Picture<View>;
}

/**
 * Runs a program, a command, or several side by side, as real processes in a box of their own, and resolves when all
 * are gone: with what they wrote, how they ended, what they left behind, the kernel's record of it all, and the
 * pictures drawn from it.
 *
 * `run(program(…))`, `run("ls | wc -l")`, `run({ receiver, sender })`. With `times` it runs again and again and
 * tells which outcome came how often. It does not throw for what the programs do.
 *
 * @throws ProgramError when the request makes no sense, BoxError when this machine cannot run it
 */
export function run(
  what: Runnable | Record<string, Runnable>,
  options: RepeatOptions,
): Promise<RepeatTalk>;
export function run(what: Runnable | Record<string, Runnable>, options?: RunOptions): Promise<Talk>;
export async function run(
  what: Runnable | Record<string, Runnable>,
  options: RunOptions & Partial<RepeatOptions> = {},
): Promise<Talk | RepeatTalk> {
  if (options.times === undefined) return illustrate(await runPrograms(what, options));
  const onProgress = options.onProgress ?? (isConnected() ? followRuns() : undefined);
  const repeated = await runPrograms(what, { ...options, onProgress } as RepeatOptions);
  for (const outcome of repeated.outcomes) illustrate(outcome.example);
  return give(repeated, { chart: () => showView(outcomes(repeated)) }) as RepeatTalk;
}

function illustrate(result: RunResult): Talk {
  const { record, files } = result;
  const pictures: Pictures = {
    timeline: () => showView(timeline(record)),
    steps: (options) => showView(steps(record, options)),
    fill: (object) => showView(fill(record, object)),
    messages: (options) => showView(messages(record, options)),
    addressSpaces: (options) => showView(addressSpaces(record, options)),
    sequence: (options) => showView(sequence(record, options)),
    bytes: (what, step) => showView(byteView(record, what, step, files[what]?.content)),
    waitFor: () => showView(waitFor(record)),
    listing: () => showCard(listing(files)),
  };
  return give(result, { ...pictures, ...absences(result, pictures) });
}

/** Where nothing traced the run, each picture of its calls says so instead, and the notebook goes on. */
function absences({ record, files }: RunResult, pictures: Pictures): Partial<Pictures> {
  const trace = record.layers.find(({ name }) => name === "trace");
  if (!trace || trace.active) return {};
  const why = trace.reason === "not-asked-for" ? sentences.notAsked : sentences.notRecorded;
  const drawn = Object.keys(pictures).filter((name) => name !== "listing" && name !== "bytes");
  // A file that the run left is there all the same.
  const bytes = (what: string, step?: number) =>
    files[what] ? pictures.bytes(what, step) : (showAbsence("bytes", why) as Picture<never>);
  return {
    ...Object.fromEntries(drawn.map((name) => [name, () => showAbsence(name, why)])),
    bytes,
  };
}

/** Methods that do not appear when the object is printed or saved. */
function give<T extends object, M extends object>(object: T, methods: M): T & M {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(object, name, { value, enumerable: false });
  }
  return object as T & M;
}
