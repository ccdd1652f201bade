/** The thread of patience.ts: one text, one answer. */
import { type MessagePort, workerData } from "node:worker_threads";
import { transpileAtOnce } from "./transpile.ts";

const { source, done, port } = workerData as {
  source: string;
  done: Int32Array;
  port: MessagePort;
};
port.postMessage(transpileAtOnce(source));
Atomics.store(done, 0, 1);
Atomics.notify(done, 0);
