import type { Call, RunRecord } from "../../record/types.ts";

/**
 * Tells which calls are not a program's own business: those of the loader and the run-time, and the chores that
 * every shell and every command does before and during its work. They stay in the record; pictures leave them out.
 */
export function choresOf(record: RunRecord): (call: Call) => boolean {
  const commands = new Set(record.processes.filter((p) => p.command !== null).map((p) => p.name));
  const made = new Set(record.opens.filter((o) => o.call !== null).map((o) => o.name));
  const system = systemObjects(record);
  return (call) => {
    if (call.startup) return true;
    if (!commands.has(call.process)) return false;
    if (call.name === "execve") return call.errno !== null;
    const path = call.args.find((a) => a.text.startsWith('"/'))?.text.slice(1) ?? "";
    if (SYSTEM.test(path) || system.has(call.object ?? "") || /^m(|un|re)map$/.test(call.name))
      return true;
    return CHORES.test(call.name) || (call.name === "close" && !made.has(call.open ?? ""));
  };
}

/** Files of the system that a command reads on its own: locales, caches, settings. */
export function systemObjects(record: RunRecord): Set<string> {
  const labelled = record.objects.filter((o) => SYSTEM.test(o.label ?? "")).map((o) => o.name);
  const opened = record.calls
    .filter((call) => call.object && call.args.some((a) => SYSTEM.test(a.text.replace(/^"/, ""))))
    .map((call) => call.object ?? "");
  return new Set([...labelled, ...opened]);
}

const SYSTEM = /^\/(etc|usr|lib|lib64|proc|sys|dev)\b/;
const CHORES =
  /^(access|faccessat2?|get(u|eu|g|eg|p|pp|pg|s)id|getpgrp|getcwd|getrandom|sigaction|sigprocmask|sigaltstack|l?stat|fstat|newfstatat|statx|statfs|ioctl|brk|uname|sysinfo|prctl|prlimit|getrlimit|umask|fadvise|madvise|futex)$/;
