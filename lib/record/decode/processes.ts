/** Processes: made, given a new image, ended; and the signals that they get. */

import { defaultEffect, signalName } from "../../linux/signals.ts";
import { memory, steps as say } from "../../words/record/steps.ts";
import type { RawOf } from "../raw.ts";
import type { ProcessEntry } from "../types.ts";
import type { Decoding } from "./decoding.ts";
import { closing } from "./effects/ends.ts";
import { recountAttached } from "./effects/memory.ts";
import { applySysvReport } from "./effects/sysv.ts";
import { forkOf } from "./forks.ts";
import type { Startup } from "./startup.ts";

export function enterProcess(d: Decoding, event: RawOf<"process">, startup: Startup): void {
  const parent = d.tables.nameOf(event.parent) ?? null;
  const isKnown =
    d.tables.nameOf(event.pid) !== undefined && d.processes.has(d.tables.nameOf(event.pid) ?? "");
  const name = d.tables.addProcess(event.pid, event.parent, event.flags ?? 0);
  if (name === parent && !isKnown) return; // a thread
  startup.beginProcess(event.pid, event.parent);
  for (const fd of event.fds ?? []) d.tables.setFd(name, fd, null);
  for (const report of event.sysv ?? []) applySysvReport(d.tables, report);
  const entry: ProcessEntry = {
    name,
    pid: event.pid,
    parent,
    program: event.program,
    start: event.t,
    end: null,
    exitCode: null,
    signal: null,
    command: null,
    fault: null,
  };
  d.processes.set(name, entry);
  d.record.processes.push(entry);
  const program = d.record.programs.find((p) => p.name === event.program);
  if (program && program.process === "") program.process = name;
  if (program?.kind === "command" && parent === null) startup.beginSearch(event.pid);
  const fork = parent === null ? undefined : forkOf(event, d.forks);
  const about =
    parent === null
      ? { event: "start" as const, text: say.starts(name) }
      : { event: "fork" as const, text: say.makes(parent, name) };
  d.steps.add({ call: fork?.id ?? null, time: event.t, process: name, ...about }, true);
}

export function enterExec(d: Decoding, event: RawOf<"exec">, startup: Startup): void {
  const name = d.tables.nameOf(event.pid);
  const entry = name === undefined ? undefined : d.processes.get(name);
  if (name === undefined || !entry) return;
  const command = event.argv.join(" ") || event.path;
  entry.command = command;
  const actions = d.tables.actionsOf(name);
  // Handlers are code of the old image; what was ignored stays so. execve(2)
  for (const [number, action] of actions) if (action === "handled") actions.delete(number);
  startup.begin(event.pid);
  const kept = new Set(event.fds.map(({ fd }) => fd));
  for (const fd of Object.keys(d.tables.process(name).fds).map(Number)) {
    if (!kept.has(fd)) d.tables.closeFd(name, fd);
  }
  for (const fd of event.fds) d.tables.setFd(name, fd, null);
  for (const address of Object.keys(d.tables.process(name).maps)) d.tables.removeMap(name, address);
  for (const report of event.sysv ?? []) applySysvReport(d.tables, report);
  const text = say.runs(name, command);
  d.steps.add({ call: null, time: event.t, event: "exec", process: name, command, text }, true);
}

export function endProcess(d: Decoding, event: RawOf<"exit">): void {
  const name = d.tables.nameOf(event.pid);
  const entry = name === undefined ? undefined : d.processes.get(name);
  if (name === undefined || !entry || entry.pid !== event.pid) return;
  entry.end = event.t;
  entry.exitCode = event.signal ? null : (event.code ?? 0);
  entry.signal = event.signal ? signalName(event.signal) : null;
  const last = d.callsOf.get(name)?.findLast((call) => call.syscall === "exit_group");
  const killer = d.wakes.last(`${name} signal`);
  const cause = last?.id ?? killer;
  const { fds, maps } = d.tables.process(name);
  const mapped = Object.values(maps).map(({ object }) => object);
  closing(d, name, Object.keys(fds).map(Number), { call: cause, t: event.t }, () =>
    d.tables.endProcess(name),
  );
  for (const object of mapped)
    if (object !== null && d.tables.state.objects[object]?.kind === "shm")
      recountAttached(d, object);
  d.locks.ended(d, cause, event.t);
  for (const report of event.sysv ?? []) applySysvReport(d.tables, report);
  d.wakes.note(`${name} exit`, cause, event.t);
  const text =
    entry.signal === null ? say.exits(name, String(entry.exitCode)) : say.ended(name, entry.signal);
  d.steps.add({ call: null, time: event.t, event: "exit", process: name, text }, true);
}

export function enterSignal(d: Decoding, event: RawOf<"signal">): void {
  const name = d.tables.nameOf(event.pid);
  const entry = name === undefined ? undefined : d.processes.get(name);
  if (name === undefined || !entry) return;
  const signal = signalName(event.signal);
  const action = event.effect ?? d.tables.actionsOf(name).get(event.signal) ?? "default";
  const always = signal === "SIGKILL" || signal === "SIGSTOP";
  d.record.signals.push({
    time: event.t,
    process: name,
    signal,
    from: event.from === 0 ? null : (d.tables.nameOf(event.from) ?? null),
    effect: action === "default" || always ? defaultEffect(event.signal) : action,
  });
  if ((signal === "SIGSEGV" || signal === "SIGBUS") && event.address !== undefined) {
    entry.fault = { signal, address: event.address, mapping: mappingText(d, name, event) };
  }
}

/** "temp.txt (rw-s)": the mapped object where it is known, otherwise what /proc/PID/maps calls it. */
function mappingText(d: Decoding, process: string, event: RawOf<"signal">): string | null {
  if (event.mapping === undefined) return null;
  const [, permissions, , , , ...path] = event.mapping.trim().split(/\s+/);
  const address = BigInt(event.address ?? 0);
  const map = Object.entries(d.tables.process(process).maps).find(
    ([start, { length }]) => address >= BigInt(start) && address < BigInt(start) + BigInt(length),
  )?.[1];
  const object = map?.object ? d.tables.state.objects[map.object] : undefined;
  const what =
    (object?.kind === "file" ? object.label : map?.object) ??
    (d.tables.pathText(path.join(" ")) || memory.private);
  return memory.permitted(what, String(permissions));
}

export function reap(d: Decoding, event: RawOf<"reaped">): void {
  const name = d.tables.nameOf(event.pid);
  if (name === undefined || d.tables.process(name).status !== "zombie") return;
  const { parent, end } = d.processes.get(name) ?? {};
  const parentEnd = d.processes.get(parent ?? "")?.end ?? null;
  // Its parent outlived it and never waited: it was a zombie until init took it.
  if (
    parent &&
    d.tables.pidOf(parent) !== event.by &&
    (parentEnd === null || parentEnd > (end ?? 0))
  )
    d.zombies++;
  d.tables.setStatus(name, "gone");
  // A parent's wait says it itself when it returns; this is for init, and for wait calls that were not recorded.
  const text = say.reaped(name);
  d.steps.add({ call: null, time: event.t, event: "reap", process: name, text });
}
