/** Decoding: how long the record of 10,000 calls takes, how large it is, and that twice as many prints take twice as long. */
import { program } from "../../program/program.ts";
import { resultOf } from "../../program/result.ts";
import { boxRequest } from "../../program/run.ts";
import { runInBox } from "../../program/runner/client.ts";
import { decode } from "../../record/decode/decode.ts";
import { readStream } from "../../record/stream.ts";
import { compare, median, promise } from "./compare.ts";
import type { Measurement } from "./types.ts";

export async function measure(): Promise<Measurement[]> {
  const { request, infos } = boxRequest(manyCalls(), { timeout: 60 }, null);
  const { events } = await runInBox(request);
  const stream = events.map((event) => JSON.stringify(event)).join("\n");
  const record = decode(events, infos);
  const per10000 = 10_000 / record.calls.length;
  const times = Array.from(
    { length: 5 },
    () => seconds(() => decode(readStream(stream), infos)) * per10000,
  );
  const size = (Buffer.byteLength(JSON.stringify(record)) / 1e6) * per10000;
  return [
    promise("decoding 10,000 calls (CPU)", median(times), "s", 2),
    promise("record of 10,000 calls", size, "MB", 10),
    await comparePrints(),
  ];
}

/** What one print costs on its way from the box to a result, where there are ten times as many. */
async function comparePrints(): Promise<Measurement> {
  const [many, few] = [await printing(20_000), await printing(2000)];
  const about = { name: "one of 20,000 prints (CPU)", unit: "µs", against: "one of 2,000" };
  return compare({ ...about, target: 1.5 }, 5, many, few);
}

async function printing(times: number): Promise<() => number> {
  const prints = program(
    ({ print }) => {
      for (let i = 0; i < times; i++) print("x\n");
    },
    { times },
  );
  const { request, infos } = boxRequest(prints, { timeout: 60 }, null);
  const reply = await runInBox(request);
  return () => (seconds(() => resultOf(decode(reply.events, infos), reply)) / times) * 1e6;
}

/** 10,000 calls on a pipe and a file, each with data that is kept. */
function manyCalls(): ReturnType<typeof program> {
  return program(({ pipe, write, read, open, lseek, O_RDWR, O_CREAT }) => {
    const [r, w] = pipe();
    const file = open("file", O_RDWR | O_CREAT, 0o600);
    for (let i = 0; i < 2500; i++) {
      write(w, "x".repeat(100));
      read(r, 100);
      write(file, `line ${i}\n`);
      lseek(file, 0, 0);
    }
  });
}

/** Of CPU time: on a machine that others use, the clock measures them too. */
function seconds(work: () => unknown): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}
