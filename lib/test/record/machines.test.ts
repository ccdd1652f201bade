// A record made on one architecture is read on the other: real streams of both, decoded and drawn wherever this runs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../ground/place.mjs";
import { DIFFERING } from "../../linux/differing.ts";
import { comparable } from "../../record/comparable.ts";
import { steps } from "../../view/steps/steps.ts";
import { callText, spoken } from "../../view/tell/words.ts";
import { timeline } from "../../view/timeline/timeline.ts";
import { callText as line } from "../program/called.ts";
import { type Machine, madeOn } from "./machines.ts";

const machines = ["x64", "arm64"] as const;
const names = ["talk", "redirect", "backwards"];
const here = import.meta.dirname;

describe("a program on x64 and on arm64", () => {
  for (const name of names) {
    it(`makes the same calls: ${name}`, () => {
      const [x64, arm64] = machines.map((machine) => callsOf(machine, name));
      assert.ok(Object.values(x64 ?? {}).flat().length > 5);
      assert.deepEqual(arm64, x64);
    });

    it(`is told and drawn in the same words: ${name}`, () => {
      const [x64, arm64] = machines.map((machine) => textsOf(machine, name));
      assert.deepEqual(arm64, x64);
    });
  }

  it("calls what the program wrote, not what became of it", () => {
    const { record } = madeOn("arm64", "talk");
    assert.equal(record.machine.arch, "aarch64");
    const became = ["dup3", "ppoll", "setitimer", "renameat", "unlinkat", "pipe2", "clone"];
    const called = ["dup2", "poll", "alarm", "rename", "unlink", "pipe", "fork"];
    for (const [i, syscall] of became.entries()) {
      const call = record.calls.find((one) => one.syscall === syscall && !one.startup);
      assert.equal(call?.name, called[i], syscall);
    }
  });

  it("is the same record on whichever machine it is decoded", () => {
    const code = (arch: string): string => `
      Object.defineProperty(process, "arch", { value: ${JSON.stringify(arch)} });
      const { madeOn } = await import(${JSON.stringify(join(here, "machines.ts"))});
      const all = ${JSON.stringify(machines)}.flatMap((machine) =>
        ${JSON.stringify(names)}.map((name) => madeOn(machine, name).record));
      process.stdout.write(JSON.stringify(all));`;
    const [x64, arm64] = machines.map((arch) =>
      execFileSync(process.execPath, ["--no-warnings", "--input-type=module", "-e", code(arch)], {
        maxBuffer: 2 ** 26,
        encoding: "utf8",
      }),
    );
    assert.ok((x64 ?? "").length > 10_000);
    assert.equal(arm64, x64);
  });
});

describe("what reads records", () => {
  it("never asks for this machine's architecture", () => {
    const rooms = [
      "lib/record",
      "lib/view",
      "lib/claims",
      "lib/svg",
      "grading/judge",
      "grading/course",
    ];
    const files = rooms.flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: root }));
    assert.ok(files.length > 200);
    const asks = new RegExp(
      `process\\.arch\\b|\\bHERE\\b(?=.*architecture\\.ts)|\\bdiffers\\(|\\bnumberOf\\(.*calls|^ +(${Object.keys(DIFFERING).join("|")}),$`,
      "m",
    );
    assert.deepEqual(
      files.filter((file) => asks.test(readFileSync(join(root, file), "utf8"))),
      [],
    );
  });
});

/** What was quicker differs: the result of alarm, and whether the child had already ended when its parent polled. */
function withoutTime(text: string): string {
  return text
    .replace(/(alarm\(.*?\) = |alarm, which returns )\d+/g, "$1…")
    .replace("POLLIN|POLLHUP", "POLLIN")
    .replace(/\d+ µs/g, "");
}

/** The lines of C of each process, by its name; of a command those after its start. */
function callsOf(machine: Machine, name: string): Record<string, string[]> {
  const { record } = madeOn(machine, name);
  const calls = comparable(record).calls.filter((call) => !call.startup);
  return Object.fromEntries(
    record.processes.map((process) => [
      process.name,
      calls.filter((call) => call.process === process.name).map((call) => withoutTime(line(call))),
    ]),
  );
}

/** What the pictures say: of each call, and of the whole; without times, and without who was first of two. */
function textsOf(machine: Machine, name: string): string[] {
  const record = comparable(madeOn(machine, name).record);
  const shown = record.calls.filter((call) => !call.startup);
  const texts = shown.flatMap((call) => [callText(call), spoken(call, record)]);
  const drawn = [timeline(record), steps(record)].map((view) => view.title ?? "");
  const ends = record.steps.flatMap((step) => step.text ?? []);
  return [...texts, ...drawn, ...ends].map(withoutTime).sort();
}
