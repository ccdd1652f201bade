/** The sentences that say why a run ended as it did. */
import type { Decoding } from "../decode/decoding.ts";
import type { Ending, ProcessEntry, Wait } from "../types.ts";
import { joinWords, sayHolders } from "./holders.ts";

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
  const held = wait.holders.length > 0 ? `; ${sayHolders(wait.holders)}` : "";
  return `${wait.process} waits ${wait.what}${held}.`;
}

/** In a ring each waits for another of them; without one, nobody is left who could help. */
function verdict(forever: Wait[]): string {
  const names = forever.map((wait) => wait.process).sort();
  if (names.length === 1) {
    return `${names[0]} can never go on: no process is left that could end its wait.`;
  }
  const ring = forever.every((wait) =>
    wait.holders.some((h) => h.process !== wait.process && names.includes(h.process)),
  );
  const none = names.length === 2 ? "neither" : "none of them";
  if (ring) return `${joinWords(names)} wait for each other: ${none} can go on.`;
  return `${joinWords(names)} can never go on: no process is left that could end their waits.`;
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
      return `${p.name} was still running${line ? `; its last call was in line ${line}` : ""}.`;
    });
}

const LIMITS: Record<Ending["why"], string> = {
  finished: "",
  stuck: "The run was ended because nothing in it could move any more.",
  "wall-time": "The run was ended at its time limit; run(…, { timeout: seconds }) sets another.",
  "cpu-time": "The run was ended at its limit of CPU time: look for a loop that never waits.",
  memory: "The run was ended at its memory limit.",
  processes: "The run was ended at its limit of processes.",
  output: "The run was ended because it wrote more than its output limit.",
  calls:
    "The run was ended because it made more system calls, or larger ones, than a record holds.",
  interrupted: "The run was interrupted.",
};

function limitText(why: Ending["why"]): string {
  return LIMITS[why] ?? `The run was ended: ${why}.`;
}

/** "P1 was ended by SIGBUS in line 4: it touched 0x7f… in the mapping of temp.txt." */
function faultText(d: Decoding, process: ProcessEntry): string[] {
  const { fault, name, signal } = process;
  if (fault === null || signal !== fault.signal) return [];
  const where =
    fault.mapping === null ? "where nothing is mapped" : `in the mapping of ${fault.mapping}`;
  const last = d.callsOf
    .get(name)
    ?.findLast((call) => !call.startup && call.syscall !== "exit_group");
  const after = last ? ` after ${last.name}${last.line ? ` in line ${last.line}` : ""}` : "";
  const cure =
    fault.signal === "SIGBUS"
      ? "The file has no page there: give it its size with ftruncate before it is mapped and used."
      : fault.mapping === null
        ? "The memory was never mapped, or no longer is: look at the length and at munmap or shmdt before."
        : "The mapping does not allow what was done: look at its protection (PROT_WRITE, SHM_RDONLY).";
  return [
    `${name} was ended by ${fault.signal}${after}: it touched ${fault.address}, ${where}. ${cure}`,
  ];
}
