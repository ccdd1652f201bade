import type { ObjectState, OpenState, ProcessState, State } from "../../record/types.ts";
import { changed, change as joint } from "../../words/view/facts.ts";
import { type Fact, factsOfMap, factsOfObject, factsOfOpen, preview } from "./facts.ts";

/** One thing that is different after a step. */
export interface Change {
  /** What it is about: a process, an open file description, an object. */
  of: string;
  /** "open-5 count 2 → 1". */
  text: string;
  /** The same to be read aloud: "open-5 count 2 to 1". */
  told: string;
}

/** What is different after a step, in phrases. */
export function changesBetween(before: State, after: State): Change[] {
  return [
    ...pairs(before.processes, after.processes).flatMap(([name, a, b]) => ofProcess(name, a, b)),
    ...pairs(before.opens, after.opens).flatMap(([name, a, b]) => ofOpen(name, a, b)),
    ...pairs(before.objects, after.objects).flatMap(([name, a, b]) => ofObject(name, a, b)),
  ];
}

/** The members that differ: [name, before, after]. */
function pairs<T>(before: Record<string, T>, after: Record<string, T>): [string, T?, T?][] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !same(before[name], after[name]))
    .map((name) => [name, before[name], after[name]]);
}

/** Equal in value; what no step changed is one object. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same(one[key], other[key]))
  );
}

function ofProcess(name: string, a?: ProcessState, b?: ProcessState): Change[] {
  if (!a || a.status === "gone") return b ? [plain(name, changed.begins(name))] : [];
  if (!b || (b.status !== a.status && b.status === "gone"))
    return [plain(name, changed.gone(name))];
  if (b.status === "zombie" && a.status === "alive") return [plain(name, changed.zombie(name))];
  const fds = pairs(a.fds, b.fds).flatMap(([fd, was, is]): Change[] => {
    if (!is) return [plain(name, changed.closed(name, fd))];
    if (was?.open !== is.open) {
      const told = changed.leadsTold(name, fd, is.open);
      return [{ of: name, text: changed.leads(name, fd, is.open), told }];
    }
    if (was.cloexec === is.cloexec) return [];
    const { getsCloexec, losesCloexec } = changed;
    return [plain(name, (is.cloexec ? getsCloexec : losesCloexec)(name, fd))];
  });
  const maps = pairs(a.maps ?? {}, b.maps ?? {}).map(([address, was, is]) => {
    if (!is) return plain(name, changed.losesMapping(name, address));
    const say = was ? changed.changesMapping : changed.hasMapping;
    return plain(name, say(name, address, factsOfMap(is)));
  });
  return [...fds, ...maps];
}

function ofOpen(name: string, a?: OpenState, b?: OpenState): Change[] {
  if (!a) return b ? [plain(name, changed.made(name, b.object))] : [];
  if (!b) return [plain(name, changed.gone(name))];
  return facts(name, factsOfOpen(a), factsOfOpen(b));
}

function ofObject(name: string, a?: ObjectState, b?: ObjectState): Change[] {
  if (!a) return b ? [plain(name, changed.appears(name))] : [];
  if (!b) return [plain(name, changed.gone(name))];
  const changes = facts(name, factsOfObject(a), factsOfObject(b));
  if ((a.label ?? null) !== (b.label ?? null)) {
    const text = b.label ? changed.named(name, b.label) : changed.losesName(name);
    changes.push(plain(name, text));
  }
  const content = preview(b);
  if (preview(a) !== content && content) changes.push(plain(name, changed.holds(name, content)));
  return changes;
}

function plain(of: string, text: string): Change {
  return { of, text, told: text };
}

function facts(name: string, before: Fact[], after: Fact[]): Change[] {
  const gone = before.filter((fact) => !hasFact(after, fact));
  return after
    .filter((fact) => !hasFact(before, fact))
    .map((fact) => {
      const old = gone.find(({ kind }) => kind === fact.kind);
      const [text, told] = [joint.shown, joint.told].map((say) =>
        changed.fact(name, joinFacts(old, fact, say)),
      ) as [string, string];
      return { of: name, text, told };
    });
}

/** Whether the very same is said. */
export function hasFact(facts: Fact[], { text }: Fact): boolean {
  return facts.some((fact) => fact.text === text);
}

/** The old and the new value of one fact in one phrase: "offset 0 → 5". */
export function joinFacts(
  old: Fact | undefined,
  fact: Fact,
  say: (before: string, after: string) => string = joint.shown,
): string {
  if (!old || old.value === null || fact.value === null) return fact.text;
  return fact.say(say(old.value, fact.value));
}
