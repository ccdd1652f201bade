// From `npm start` to JupyterLab's first answer, beside plain `jupyter lab` from the same environment; and the first
// set-up, from an empty clone, when minutes are allowed.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cache, environment, root, venv } from "../setup/place.mjs";
import { compare } from "./compare.ts";
import type { Measurement } from "./types.ts";

export async function measure({ full }: { full: boolean }): Promise<Measurement[]> {
  const about = { name: "npm start, later ones", unit: "s", against: "plain jupyter lab" };
  const later = await compare(about, 3, () => timeStart(root), timePlain);
  // The promise is a difference, not a ratio: under 3 s on top of JupyterLab's own start.
  const added: Measurement = {
    name: "what npm start adds to it",
    ours: later.ours - (later.reference ?? 0),
    reference: null,
    unit: "s",
    ratio: null,
    against: "",
    target: 3,
  };
  return [later, added, ...(full ? [await measureFirst()] : [])];
}

/** Clone, install, build, start: nothing is there, no cache either. */
async function measureFirst(): Promise<Measurement> {
  mkdirSync(join(cache, "bench"), { recursive: true });
  const folder = mkdtempSync(join(cache, "bench", "first-"));
  const clone = join(folder, "course");
  try {
    spawnSync("git", ["clone", "--quiet", root, clone], { stdio: "inherit" });
    const ours = await timeStart(clone);
    const name = "npm start, the first one";
    return { name, ours, reference: null, unit: "s", ratio: null, against: "" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeStart(checkout: string): Promise<number> {
  const port = await freePort();
  const args = ["start", "--silent", "--", "--no-browser", `--port=${port}`];
  return timeUntilAnswer(port, () =>
    spawn("npm", args, { cwd: checkout, stdio: "ignore", detached: true }),
  );
}

async function timePlain(): Promise<number> {
  const port = await freePort();
  const args = ["-m", "jupyterlab", "--no-browser", `--port=${port}`, "--allow-root"];
  const folder = join(root, "notebooks");
  const options = { cwd: folder, stdio: "ignore", detached: true, env: environment() } as const;
  return timeUntilAnswer(port, () => spawn(join(venv, "bin", "python"), args, options));
}

/** Starts a server, waits for its first answer and ends it. In seconds. */
async function timeUntilAnswer(port: number, start: () => ChildProcess): Promise<number> {
  const from = performance.now();
  const server = start();
  const ended = once(server, "exit");
  const release = endWithUs(server);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!(await answers(port))) {
    if (over) throw new Error(`it ended with ${server.exitCode} before it answered`);
    await wait(20);
  }
  const seconds = (performance.now() - from) / 1000;
  process.kill(-(server.pid ?? 0), "SIGTERM");
  await ended;
  while (await answers(port)) await wait(50);
  release();
  return seconds;
}

/** The server has a process group of its own, which Ctrl-C does not reach: when we end, it ends. Returns the undoing. */
function endWithUs(server: ChildProcess): () => void {
  const end = (): void => {
    try {
      process.kill(-(server.pid ?? 0), "SIGTERM");
    } catch {
      // It is gone already.
    }
  };
  const stop = (): void => process.exit(130);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  process.once("exit", end);
  for (const signal of signals) process.once(signal, stop);
  return () => {
    process.off("exit", end);
    for (const signal of signals) process.off(signal, stop);
  };
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/api`).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
