// `npm start` as a user has it: a terminal, JupyterLab, a kernel in it, and an end that leaves nothing.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { descendants } from "../../../ground/descendants.ts";
import { environment, root, venv } from "../../../ground/place.mjs";

const terminal = [join(venv, "bin", "python"), join(import.meta.dirname, "terminal.py")];

describe("npm start", function () {
  this.timeout(400_000);
  let npm: ChildProcess;
  let shown: string;

  /** Starts it and waits for the URL. */
  async function open(...args: string[]): Promise<URL> {
    const command = [...terminal, "npm", "start", "--", "--no-browser", ...args];
    npm = spawn(command[0] ?? "", command.slice(1), { cwd: root, env: environment() });
    shown = "";
    return new Promise((resolve, reject) => {
      npm.stdout?.on("data", (data) => {
        shown += data;
        const url = /http:\S+token=\w+/.exec(shown);
        if (url) resolve(new URL(url[0]));
      });
      npm.once("close", () => reject(new Error(`npm start ended: ${shown}`)));
    });
  }

  /** Starts a kernel, so that there is something that a bad end would leave. */
  async function startKernel(url: URL): Promise<void> {
    const headers = { Authorization: `token ${url.searchParams.get("token")}` };
    const answer = await fetch(new URL("/api/kernels", url), { method: "POST", headers });
    assert.equal(answer.status, 201, await answer.text());
  }

  /** All processes of it, npm first. */
  function family(atLeast: number): number[] {
    const all = descendants(npm.pid ?? 0);
    assert.ok(
      all.length >= atLeast,
      `npm, its shell, the gate, start.ts, JupyterLab, not only ${all}`,
    );
    return all;
  }

  async function gone(pids: number[]): Promise<void> {
    const until = Date.now() + 90_000;
    let left = pids;
    while (left.length > 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      left = left.filter(lives);
    }
    assert.deepEqual(left, [], "still there after 90 s");
  }

  it("opens the start notebook, and Ctrl-C ends all that it started, without a question", async () => {
    const url = await open();
    assert.equal(url.pathname, "/lab/tree/00-start-here.ipynb");
    assert.equal((await fetch(url)).status, 200);
    const style = await fetch(new URL("/custom/custom.css", url));
    assert.match(await style.text(), /input\[type="range"\]/, "the sliders of pictures");
    await startKernel(url);
    const all = family(5);
    const closed = once(npm, "close");
    npm.stdin?.write("\x03");
    await gone(all);
    const [status] = await closed;
    assert.equal(status, 130, shown);
    assert.doesNotMatch(shown, /\[n\]/);
  });

  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    it(`ends all when npm gets ${signal}`, async () => {
      await startKernel(await open());
      const all = family(5);
      process.kill(all[0] ?? 0, signal);
      await gone(all);
    });
  }

  it("ends all before JupyterLab has come up", async () => {
    npm = spawn("npm", ["start", "--", "--no-browser"], { cwd: root, env: environment() });
    const lab = (pid: number): boolean => commandLine(pid).includes("run-lab.py");
    while (!descendants(npm.pid ?? 0).some(lab)) await new Promise((r) => setTimeout(r, 5));
    const all = family(3);
    process.kill(npm.pid ?? 0, "SIGTERM");
    await gone(all);
  });

  it("ends JupyterLab and its kernels even when killed itself", async () => {
    await startKernel(await open());
    const all = family(5);
    process.kill(all.find((pid) => isStart(pid)) ?? 0, "SIGKILL");
    await gone(all);
  });

  it("takes the port that it is given, or says that it is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    await assert.rejects(open("--port", `${port}`), (error: Error) => {
      assert.match(error.message, new RegExp(`Port ${port} is in use .*npm start -- --port`));
      return true;
    });
    await new Promise((resolve) => server.close(resolve));
    const url = await open(`--port=${port}`);
    assert.equal(url.port, `${port}`);
    const all = family(4);
    npm.stdin?.write("\x03");
    await gone(all);
  });
});

function isStart(pid: number): boolean {
  return commandLine(pid).includes("/lib/tools/lab/command.ts");
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
