// From `npm start` to JupyterLab's first answer, beside plain `jupyter lab` from the same environment.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environment, root, venv } from "../../ground/place.mjs";
import { compare, promise } from "./compare.ts";
import type { Measurement } from "./types.ts";

export async function measure(): Promise<Measurement[]> {
  const about = { name: "npm start, later ones", unit: "s", against: "plain jupyter lab" };
  const later = await compare(about, 3, timeStart, timePlain);
  // The promise is a difference, not a ratio: under 3 s on top of JupyterLab's own start.
  return [later, promise("what npm start adds", later.ours - (later.reference ?? 0), "s", 3)];
}

async function timeStart(): Promise<number> {
  const port = await freePort();
  const args = ["npm", "start", "--silent", "--", "--no-browser", `--port=${port}`];
  return timeUntilAnswer(port, () => startServer(args, { cwd: root }));
}

async function timePlain(): Promise<number> {
  const port = await freePort();
  const python = join(venv, "bin", "python");
  const args = [python, "-m", "jupyterlab", "--no-browser", `--port=${port}`, "--allow-root"];
  const options = { cwd: join(root, "notebooks"), env: environment() };
  return timeUntilAnswer(port, () => startServer(args, options));
}

/** In a process group of its own. If even SIGKILL ends us, the kernel tells it: prctl(2), PR_SET_PDEATHSIG. */
function startServer(
  argv: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): ChildProcess {
  const tied = spawnSync("setpriv", ["--pdeathsig", "TERM", "true"]).status === 0;
  const [name = "", ...args] = tied ? ["setpriv", "--pdeathsig", "TERM", ...argv] : argv;
  return spawn(name, args, { ...options, stdio: "ignore", detached: true });
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

/**
 * The server has a process group of its own, which Ctrl-C does not reach: when we end, it ends. Returns how to undo it.
 */
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
