/** The sentences that say why a run ended as it did. */

import { list } from "../../words/list.ts";
import { fault as faulty, limits, ending as say } from "../../words/record/ending.ts";
import type { Decoding } from "../decode/decoding.ts";
import type { Ending, ProcessEntry, Wait } from "../types.ts";
import { sayHolders } from "./holders.ts";

/** Most important first; empty when there is nothing to explain. */
export function explain(d: Decoding, ending: Ending): string[] {
  const sentences = [...d.record.processes.flatMap((p) => faultText(d, p))];
  if (ending.why === "finished") return sentences;
  if (!WAITED.has(ending.why)) return [...sentences, limitText(ending.why)];
  const forever = ending.waits.filter((wait) => wait.forever);
  for (const wait of forever) sentences.push(waitText(wait));
  if (forever.length > 0) sentences.push(verdict(forever));
  for (const cure of new Set(
    ending.waits.filter((w) => w.forever).map((w) => d.cures.get(w.process)),
  )) {
    if (cure) sentences.push(cure);
  }
  for (const wait of ending.waits.filter((w) => !w.forever)) sentences.push(waitText(wait));
  sentences.push(...running(d, ending.waits));
  sentences.push(limitText(ending.why));
  return sentences;
}

/** Endings in which what the processes waited for is of interest: the others did too much, not too little. */
const WAITED = new Set<Ending["why"]>(["stuck", "wall-time", "interrupted"]);

/** "P2 waits to read pipe-a (fd 3); P1 (fd 4) and P2 (fd 4) have the write end open." */
function waitText(wait: Wait): string {
  const { process, what, holders } = wait;
  return holders.length > 0
    ? say.waitsHeld(process, what, sayHolders(holders))
    : say.waits(process, what);
}

/** In a ring each waits for another of them; without one, nobody is left who could help. */
function verdict(forever: Wait[]): string {
  const names = forever.map((wait) => wait.process).sort();
  const ring = forever.every((wait) =>
    wait.holders.some((h) => h.process !== wait.process && names.includes(h.process)),
  );
  const isRing = names.length > 1 && ring;
  return (isRing ? say.ring : say.lost)(list(names), names.length);
}

/** Processes that neither wait nor have ended. */
function running(d: Decoding, waits: Wait[]): string[] {
  return d.record.processes
    .filter(
      (p) =>
        d.tables.process(p.name).status === "alive" && !waits.some((w) => w.process === p.name),
    )
    .map((p) => {
      const line = d.callsOf.get(p.name)?.findLast((call) => call.line !== null)?.line;
      return line ? say.runningSince(p.name, line) : say.running(p.name);
    });
}

function limitText(why: Ending["why"]): string {
  return limits[why] ?? say.other(why);
}

/** "P1 was ended by SIGBUS in line 4: it touched 0x7f… in the mapping of temp.txt." */
function faultText(d: Decoding, process: ProcessEntry): string[] {
  const { fault, name, signal } = process;
  if (fault === null || signal !== fault.signal) return [];
  const { address, mapping } = fault;
  const where = mapping === null ? faulty.nowhere : faulty.inMapping(mapping);
  const cure =
    fault.signal === "SIGBUS"
      ? faulty.noPage
      : mapping === null
        ? faulty.neverMapped
        : faulty.notAllowed;
  const last = d.callsOf
    .get(name)
    ?.findLast((call) => !call.startup && call.syscall !== "exit_group");
  if (!last) return [faulty.ended(name, signal, address, where, cure)];
  const { name: call, line } = last;
  return [
    line
      ? faulty.endedInLine(name, signal, call, line, address, where, cure)
      : faulty.endedAfter(name, signal, call, address, where, cure),
  ];
}
