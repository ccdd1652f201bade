import { bisectLeft, bisectRight } from "d3-array";
import { Replay } from "../../record/replay.ts";
import type { Call, Patch, RunRecord, State } from "../../record/types.ts";

/**
 * Who may have stored what a mapping holds after a step. No call tells of a store, but the record knows who could not
 * have made it: who had no such mapping that can be written, and who was inside the kernel all the time since the
 * content was last looked at. Whoever is left may have been it; one is the writer.
 *
 * What this takes is gathered once, when it is first asked: then a question costs the processes that lived meanwhile.
 */
export class Storers {
  readonly #record: RunRecord;
  readonly #object: string;
  #known: Known | undefined;

  constructor(record: RunRecord, object: string) {
    this.#record = record;
    this.#object = object;
  }

  /**
   * Between two looks of the box at the object, one that found it unchanged and the next, which told of this step.
   *
   * @param step the step in which the content was first seen changed
   * @returns the processes in the order of their creation; none where nobody of this run could
   */
  of(step: number): string[] {
    this.#known ??= gather(this.#record, this.#object);
    const { looks, times, writers, inKernel } = this.#known;
    const changed = lookAfter(this.#record, step);
    const unchanged = looks[bisectLeft(looks, changed) - 1] ?? 0;
    // The step whose state held at that look.
    const lastStep = Math.max(Math.min(bisectRight(times, unchanged), step) - 1, 0);
    return this.#record.processes
      .filter(({ start, end }) => start < changed && (end ?? Infinity) > unchanged)
      .filter(({ name }) => writers.get(name)?.meets(lastStep, step))
      .filter(({ name }) => !inKernel.get(name)?.covers(unchanged, changed))
      .map(({ name }) => name);
  }
}

interface Known {
  /** When the box looked at the object and compared what it holds with what it held, in order. */
  looks: number[];
  /** Of the steps. */
  times: number[];
  /** In which steps a process had a mapping of the object that can be written. */
  writers: Map<string, Spans>;
  /** When a process was in a call. */
  inKernel: Map<string, Spans>;
}

function gather(record: RunRecord, object: string): Known {
  const times = record.steps.map(({ time }) => time);
  const mappings = new MappingsOf(record, object);
  const looks: number[] = [];
  const calls = record.calls.filter((call) => call.errno === null && call.end !== null);
  calls.sort((a, b) => (a.end ?? 0) - (b.end ?? 0));
  let next = 0;
  const lookUntil = (time: number): void => {
    for (let call = calls[next]; call && (call.end ?? 0) < time; call = calls[++next])
      if (call.object === object || mappings.compares(call)) looks.push(call.end ?? 0);
  };
  record.steps.forEach(({ patch, time }, step) => {
    // A call that returns before the next step finds the state as this one left it.
    lookUntil(time);
    mappings.apply(patch, step);
    if (patch.objects?.[object]?.content) looks.push(lookAfter(record, step));
  });
  lookUntil(Infinity);
  looks.sort((a, b) => a - b);
  return { looks, times, writers: mappings.writers, inKernel: callsInKernel(record) };
}

/**
 * When the box looked and told of this step: at the return of its call. Where a process begins or ends there is none, and
 * it looks at that moment.
 */
function lookAfter(record: RunRecord, step: number): number {
  const { call: id = null, event, time = 0 } = record.steps[step] ?? {};
  const call = id === null || event !== "call" ? undefined : record.calls[id];
  return call?.end ?? time;
}

/** Calls after which only their own file is looked at. */
const OWN_FILE =
  /^(print|open|creat|p?writev?|sendfile|f?truncate|fallocate|unlink|rename|link|mk|f?chmod|f?chown)/;

/** Who has the object mapped, step by step. */
class MappingsOf {
  readonly writers = new Map<string, Spans>();
  readonly #object: string;
  readonly #isSegment: boolean;
  readonly #replay = new Replay();
  readonly #shared = new Set<string>();

  constructor(record: RunRecord, object: string) {
    this.#object = object;
    this.#isSegment = record.objects.some((o) => o.name === object && o.kind === "shm");
  }

  apply(patch: Patch<State>, step: number): void {
    const { processes } = this.#replay.apply({ processes: patch.processes ?? {} }).state;
    for (const name of Object.keys(patch.processes ?? {})) {
      const { status, maps } = processes[name] ?? {};
      const mine = Object.values(maps ?? {}).filter((m) => m.object === this.#object && m.shared);
      if (mine.length > 0) this.#shared.add(name);
      else this.#shared.delete(name);
      const writes = status === "alive" && mine.some(({ prot }) => prot.includes("PROT_WRITE"));
      const spans = this.writers.get(name) ?? new Spans();
      this.writers.set(name, spans);
      if (writes) spans.begin(step);
      else spans.end(step - 1);
    }
  }

  /** The box compares the object with what it held when this call returns. */
  compares(call: Call): boolean {
    return this.#shared.has(call.process) && (this.#isSegment || !OWN_FILE.test(call.name));
  }
}

/** Whoever is in one call from before the last look until now has stored nothing meanwhile. */
function callsInKernel(record: RunRecord): Map<string, Spans> {
  const commands = new Set(record.processes.filter((p) => p.command !== null).map((p) => p.name));
  const found = new Map<string, Spans>();
  for (const call of record.calls) {
    // The kernel may read into a C program's mapping; a TypeScript program's buffers are elsewhere.
    if (commands.has(call.process) && call.data?.direction === "in") continue;
    const spans = found.get(call.process) ?? new Spans();
    found.set(call.process, spans);
    spans.add(call.start, call.end ?? Infinity);
  }
  return found;
}

/** Stretches of time or of steps, in the order of their beginning. */
class Spans {
  readonly #from: number[] = [];
  /** The latest end of all that began until then: the calls of threads overlap. */
  readonly #to: number[] = [];

  add(from: number, to: number): void {
    this.#from.push(from);
    this.#to.push(Math.max(to, this.#to.at(-1) ?? to));
  }

  begin(from: number): void {
    if (this.#to.at(-1) !== Infinity) this.add(from, Infinity);
  }

  end(to: number): void {
    if (this.#to.at(-1) === Infinity) this.#to[this.#to.length - 1] = to;
  }

  covers(from: number, to: number): boolean {
    return (this.#to[bisectRight(this.#from, from) - 1] ?? -Infinity) >= to;
  }

  meets(from: number, to: number): boolean {
    return (this.#to[bisectRight(this.#from, to) - 1] ?? -Infinity) >= from;
  }
}
