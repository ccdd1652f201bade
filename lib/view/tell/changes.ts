import type { ObjectState, OpenState, ProcessState, State } from "../../record/types.ts";
import { factsOfMap, factsOfObject, factsOfOpen, preview } from "./facts.ts";

/** What is different after a step, in phrases: "P1 descriptor 4 is closed", "open-5 count 2 → 1". */
export function changesBetween(before: State, after: State): string[] {
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

function ofProcess(name: string, a?: ProcessState, b?: ProcessState): string[] {
  if (!a || a.status === "gone") return b ? [`${name} begins`] : [];
  if (!b || (b.status !== a.status && b.status === "gone")) return [`${name} is gone`];
  if (b.status === "zombie" && a.status === "alive") return [`${name} is a zombie`];
  const fds = pairs(a.fds, b.fds).flatMap(([fd, was, is]) => {
    if (!is) return [`${name} descriptor ${fd} is closed`];
    if (was?.open !== is.open) return [`${name} descriptor ${fd} → ${is.open}`];
    if (was.cloexec === is.cloexec) return [];
    return [`${name} descriptor ${fd} ${is.cloexec ? "gets" : "loses"} FD_CLOEXEC`];
  });
  const maps = pairs(a.maps ?? {}, b.maps ?? {}).map(([address, was, is]) =>
    is
      ? `${name} ${was ? "changes" : "has"} a mapping at ${address}: ${factsOfMap(is)}`
      : `${name} loses its mapping at ${address}`,
  );
  return [...fds, ...maps];
}

function ofOpen(name: string, a?: OpenState, b?: OpenState): string[] {
  if (!a) return b ? [`${name} is made, on ${b.object}`] : [];
  if (!b) return [`${name} is gone`];
  return facts(name, factsOfOpen(a), factsOfOpen(b));
}

function ofObject(name: string, a?: ObjectState, b?: ObjectState): string[] {
  if (!a) return b ? [`${name} appears`] : [];
  if (!b) return [`${name} is gone`];
  const lines = facts(name, factsOfObject(a), factsOfObject(b));
  if ((a.label ?? null) !== (b.label ?? null))
    lines.push(b.label ? `${name} is named ${b.label}` : `${name} loses its name`);
  const content = preview(b);
  if (preview(a) !== content && content) lines.push(`${name} holds ${content}`);
  return lines;
}

/** "offset 0" and "offset 5" become "offset 0 → 5". */
function facts(name: string, before: string[], after: string[]): string[] {
  const gone = before.filter((fact) => !after.includes(fact));
  return after
    .filter((fact) => !before.includes(fact))
    .map(
      (fact) =>
        `${name} ${joinFacts(
          gone.find((old) => kindOf(old) === kindOf(fact)),
          fact,
        )}`,
    );
}

/** The old and the new value of one fact in one phrase. */
export function joinFacts(old: string | undefined, fact: string): string {
  const [, before] = /^\D*([\d,]+)/.exec(old ?? "") ?? [];
  const place = /[\d,]+/.exec(fact);
  if (old === undefined || before === undefined || !place) return fact;
  return `${fact.slice(0, place.index)}${before} → ${fact.slice(place.index)}`;
}

/** Facts of one kind differ in their numbers only. */
export function kindOf(fact: string): string {
  return fact.replace(/[\d,]+/g, "").replace(/s$/, "");
}
