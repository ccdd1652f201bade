/** The result of a run: from its record and what came out of its descriptors. */
import { inspect } from "node:util";
import { ALLPERMS } from "../linux/constants/traced.ts";
import { fileType } from "../linux/mode.ts";
import type { RunRecord } from "../record/types.ts";
import { outputOf } from "./output.ts";
import { summary } from "./summary.ts";
import type { FileResult, ProgramResult, RunResult } from "./types.ts";
import type { BoxReply } from "./wire.ts";

export function resultOf(record: RunRecord, reply: BoxReply): RunResult {
  const programs = Object.fromEntries(
    record.programs.map((p) => [p.name, programResult(record, p.name, p.process, reply)]),
  );
  const first = programs[record.programs[0]?.name ?? ""] as ProgramResult;
  const { why, leftovers, explanation } = record.ending;
  const result: RunResult = {
    ...first,
    ok:
      why === "finished" &&
      leftovers.processes === 0 &&
      Object.values(programs).every((p) => p.exitCode === 0),
    programs,
    output: outputOf(record, reply),
    files: filesOf(reply),
    leftovers,
    explanation: explanation.join("\n"),
    record,
  };
  return presentable(result);
}

function programResult(
  record: RunRecord,
  name: string,
  process: string,
  reply: BoxReply,
): ProgramResult {
  const entry = record.processes.find((p) => p.name === process);
  const stdoutBytes = Buffer.from(reply.stdout[name] ?? []);
  const stderrBytes = Buffer.from(reply.stderr[name] ?? []);
  const ended = entry !== undefined && entry.end !== null;
  const cut = ["wall-time", "stuck"].includes(record.ending.why);
  return {
    exitCode: entry?.exitCode ?? null,
    signal: entry?.signal ?? (ended ? null : "SIGKILL"),
    timedOut: cut && !ended,
    stdout: stdoutBytes.toString(),
    stderr: stderrBytes.toString(),
    stdoutBytes,
    stderrBytes,
  };
}

/** The working directory as it was left. */
function filesOf(reply: BoxReply): Record<string, FileResult> {
  const left = reply.events.findLast((event) => event.e === "left");
  return Object.fromEntries(
    (left?.files ?? []).map((file): [string, FileResult] => {
      const content = Buffer.from(
        reply.files[file.path] ?? Buffer.from(file.content ?? "", "base64"),
      );
      const type = fileType(file.mode) ?? "file";
      return [
        file.path,
        { type, mode: file.mode & ALLPERMS, size: file.size, content, text: content.toString() },
      ];
    }),
  );
}

/** As the last expression of a cell, and in console.log, a result shows itself as a short summary. */
function presentable(result: RunResult): RunResult {
  const show = (): string => summary(result);
  Object.defineProperty(result, Symbol.for("Jupyter.display"), {
    value: () => ({ "text/plain": show() }),
  });
  Object.defineProperty(result, inspect.custom, { value: show });
  return result;
}
