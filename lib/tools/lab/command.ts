// `npm start`: JupyterLab on the start notebook, and an end that leaves nothing behind.
//
// Processes: this one starts JupyterLab (through run-lab.py) as the leader of a session of its own, so that the
// terminal's Ctrl-C comes here alone and not as a question of JupyterLab's. JupyterLab starts kernels, terminals and
// what those start, mostly in sessions of their own. This process is their subreaper: whoever loses its parent becomes
// its child and can be found. JupyterLab asks the kernel for SIGTERM when this process dies, whatever kills it.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { relay } from "../../ground/child.mjs";
import { adoptOrphans, endDescendants } from "../../ground/descendants.ts";
import { diagnose } from "../../ground/diagnosis.mjs";
import { report } from "../../ground/failure.mjs";
import { environment, logs, root, runtime, venv } from "../../ground/place.mjs";
import { failures } from "../../words/setup.mjs";
import { lab as said } from "../../words/tools/lab.ts";
import { awaitAnswer } from "./lab-url.ts";
import { checkPort } from "./port.ts";

const notebooks = join(root, "notebooks");
const log = join(logs, "jupyterlab.log");
const python = join(venv, "bin", "python");
const launcher = join(root, "lib", "tools", "lab", "run-lab.py");

/** How long JupyterLab has to end its kernels and itself before all of them are killed, in ms. */
const patience = 4000;

if (import.meta.main) {
  try {
    process.exitCode = await start(process.argv.slice(2));
  } catch (error) {
    process.exitCode = report(error);
  }
}

async function start(args: string[]): Promise<number> {
  if (args.some((arg) => ["-h", "--help", "--help-all", "--version"].includes(arg))) {
    return relay(python, ["-m", "jupyterlab", ...args]);
  }
  const fixedPort = await checkPort(args);
  adoptOrphans();
  const lab = launch([...(fixedPort ? ["--ServerApp.port_retries=0"] : []), ...args]);
  const ended = new Promise<number>((resolve) => {
    lab.once("exit", (status) => resolve(status ?? 1));
    lab.once("error", () => resolve(127));
  });
  const stop = endOnSignals(lab.pid ?? 0, ended);
  const end = new AbortController();
  void ended.then(() => end.abort());
  const url = await awaitAnswer(lab.pid ?? 0, end.signal);
  if (url) announce(url);
  const status = await ended;
  await endDescendants();
  if (stop.signal) return 128 + constants.signals[stop.signal];
  if (status !== 0) throw diagnose(failures.lab(status), log);
  return 0;
}

function launch(args: string[]): ReturnType<typeof spawn> {
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const start = join(notebooks, "00-start-here.ipynb");
  const fd = openSync(log, "w", 0o600);
  const all = [
    launcher,
    ...(existsSync(start) ? [start] : []),
    `--ServerApp.root_dir=${notebooks}`,
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    ...args,
  ];
  const env = { ...environment(), TALKING_PROCESSES_PARENT: String(process.pid) };
  const lab = spawn(python, all, {
    cwd: notebooks,
    env,
    detached: true,
    stdio: ["ignore", fd, fd],
  });
  closeSync(fd);
  return lab;
}

function announce(url: string): void {
  process.stdout.write(`\n${said.open(url)}\n`);
}

/** The first signal asks JupyterLab to end; the second, or the end of patience, ends all at once. */
function endOnSignals(pid: number, ended: Promise<number>): { signal: NodeJS.Signals | null } {
  const stop: { signal: NodeJS.Signals | null } = { signal: null };
  let since = 0;
  const ask = (signal: NodeJS.Signals): void => {
    // Ctrl-C comes twice, from the terminal and passed on by our parent: the second within a moment is the same.
    if (stop.signal && Date.now() - since < 300) return;
    if (stop.signal) return void endDescendants();
    stop.signal = signal;
    since = Date.now();
    process.stderr.write(`\n${said.ending}\n`);
    process.kill(pid, "SIGTERM");
    const timer = setTimeout(() => void endDescendants(), patience);
    void ended.then(() => clearTimeout(timer));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !stop.signal) ask("SIGHUP");
  }, 500).unref();
  return stop;
}
