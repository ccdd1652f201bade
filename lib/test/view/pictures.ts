// Every kind of picture, of records of real runs and of figures of a real comparison.
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { RunRecord } from "../../record/types.ts";
import { addressSpaces } from "../../view/address/spaces.ts";
import { bars } from "../../view/bars.ts";
import { byteView } from "../../view/bytes/view.ts";
import { comparison, type Measured } from "../../view/comparison.ts";
import { fill } from "../../view/fill.ts";
import { messages } from "../../view/messages.ts";
import { outcomes } from "../../view/outcomes.ts";
import { sequence } from "../../view/sequence.ts";
import { steps } from "../../view/steps/steps.ts";
import { timeline } from "../../view/timeline/timeline.ts";
import type { View } from "../../view/types.ts";
import { waitFor } from "../../view/wait-for.ts";

export function load(name: string): RunRecord {
  return read(name) as RunRecord;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, "records", `${name}.json`), "utf8"));
}

export const recordNames: string[] = globSync(join(import.meta.dirname, "records", "*.json"))
  .map((file) => basename(file, ".json"))
  .filter((name) => name !== "comparison");

/** By kind: every picture of it that a record may have; one throws RangeError when there is nothing to draw. */
export const kinds: Record<string, (record: RunRecord) => (() => View)[]> = {
  timeline: (record) => [() => timeline(record)],
  steps: (record) => record.steps.slice(0, 3).map((_, step) => () => steps(record, { step })),
  fill: (record) => [() => fill(record)],
  messages: (record) => [() => messages(record)],
  addressSpaces: (record) => [() => addressSpaces(record)],
  sequence: (record) => [() => sequence(record)],
  bytes: (record) =>
    record.objects.map(
      ({ name }) =>
        () =>
          byteView(record, name),
    ),
  waitFor: (record) => [() => waitFor(record)],
};

const measured = () => read("comparison") as Measured;
const repeated = {
  times: 300,
  outcomes: [
    { outcome: "Yes, I can!", count: 295, seed: 1 },
    { outcome: "the parent reads its own words, Can you hear me?", count: 5, seed: 77 },
  ],
  explanation: "",
};

/** By name: the kind and the record. */
export const pictures: Record<string, () => View> = {
  "timeline-dialogue": () => timeline(load("dialogue")),
  "timeline-pipe": () => timeline(load("pipe")),
  "timeline-full": () => timeline(load("full")),
  "timeline-stuck": () => timeline(load("stuck")),
  "timeline-shell": () => timeline(load("shell")),
  "steps-dialogue": () => steps(load("dialogue")),
  "steps-table": () => steps(load("table")),
  "steps-pipe": () => steps(load("pipe")),
  "steps-fifo": () => steps(load("fifo")),
  "steps-map": () => steps(load("map"), { step: 5 }),
  "fill-full": () => fill(load("full")),
  "fill-long": () => fill(load("long")),
  "fill-pipe": () => fill(load("pipe"), "pipe-a"),
  "messages-queue": () => messages(load("queue")),
  "addressSpaces-segment": () => addressSpaces(load("segment")),
  "addressSpaces-map": () => addressSpaces(load("map")),
  "bytes-dialogue": () => byteView(load("dialogue"), "file-a"),
  "bytes-pipe": () => byteView(load("pipe"), "pipe-a"),
  "sequence-socket": () => sequence(load("socket")),
  "steps-socket": () => steps(load("socket")),
  "timeline-signal": () => timeline(load("signal")),
  "bytes-torn": () => byteView(load("torn"), "file-a"),
  "bytes-stores": () => byteView(load("stores"), "shm-a"),
  "bytes-queue": () => byteView(load("queue"), "queue-a"),
  "steps-segment": () => steps(load("segment")),
  "waitFor-stuck": () => waitFor(load("stuck")),
  bars: () =>
    bars({
      title: "One round trip of 1 byte, on two CPUs",
      unit: "ns",
      logarithmic: true,
      rows: measured()
        .points.filter((p) => p.mode === "latency" && p.placement === "two CPUs" && p.size === 1)
        .map(({ mechanism, median, low, high }) => ({ name: mechanism, value: median, low, high })),
    }),
  outcomes: () => outcomes(repeated),
  "comparison-latency": () => comparison(measured(), { placement: "two CPUs" }),
  "comparison-throughput": () =>
    comparison(measured(), { mode: "throughput", placement: "one CPU" }),
};
