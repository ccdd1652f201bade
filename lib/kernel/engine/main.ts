// The engine: compiles and runs cells, one at a time, on the orders of the front (protocol.ts).
//
// An interrupt may end the JavaScript that runs at any point, ours included, without a `finally` (interrupt.c). So a
// cell never runs inside a handler of ours: it starts from a turn of the event loop of its own, and its end is told by
// a promise, not by a return.

import { enableCompileCache, flushCompileCache } from "node:module";
import { Socket } from "node:net";
import { join } from "node:path";
import { checkout } from "../../host/checkout.ts";
import { descriptors, lineReader, type Order } from "../protocol.ts";
import { withOriginals } from "./builtins.ts";
import { allowInterrupts, startNative, withoutInterrupts } from "./native.ts";
import { report } from "./reports.ts";
import { installStreams } from "./streams.ts";

startNative();
enableCompileCache(join(checkout, ".cache", "kernel"));
Error.stackTraceLimit = 50;
installStreams();
const orders = new Socket({ fd: descriptors.orders, readable: true, writable: false });
const { Engine } = await import("./engine.js");
const engine = new Engine();
const read = lineReader<Order>((order) => engine.obey(order));
orders.on("data", (chunk: Buffer) => {
  allowInterrupts();
  withoutInterrupts(() => withOriginals(() => read(chunk)));
});
report({ type: "ready", pid: process.pid });
// The keeper ends us without notice, so what the next start can use is written while nothing else is to do.
setTimeout(flushCompileCache, 2000).unref();
