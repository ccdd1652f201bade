import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../../ground/place.mjs";

export interface Output {
  type: string;
  name?: string;
  text?: string;
  ename?: string;
  evalue?: string;
  traceback?: string[];
  data?: Record<string, unknown>;
  metadata?: unknown;
  transient?: { display_id?: string };
  execution_count?: number;
  code?: string;
}

export interface Executed {
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: the content of a reply depends on the request
  reply: any;
  states: string[];
  outputs: Output[];
  /** From the interrupt to the reply. */
  seconds: number;
}

/** A kernel that runs, and a Jupyter client beside it (client.py). */
export class Client {
  readonly #python: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  /** A folder of its own, gone when it is closed. */
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "kernel-test-"));
    this.#python = spawn(python(), [join(import.meta.dirname, "client.py")], {
      stdio: ["pipe", "pipe", "inherit"],
      env: isolated(this.folder),
    });
    const lines = createInterface({ input: this.#python.stdout as NodeJS.ReadableStream });
    this.#answers = lines[Symbol.asyncIterator]();
  }

  start(cwd: string = join(root, "notebooks")): Promise<{ pid: number }> {
    return this.do({ do: "start", cwd, log: this.#log });
  }

  /** What the kernel wrote to its own standard error. */
  get log(): string {
    return readFileSync(this.#log, "utf8");
  }

  execute(code: string, more: Record<string, unknown> = {}): Promise<Executed> {
    return this.do({ do: "execute", code, ...more });
  }

  async do<T>(order: Record<string, unknown>): Promise<T> {
    this.#python.stdin?.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error("The Jupyter client ended");
    const answer = JSON.parse(value) as { ok: T; error?: string };
    if (answer.error) throw new Error(answer.error);
    return answer.ok;
  }

  async close(): Promise<void> {
    this.#python.stdin?.end();
    if (this.#python.exitCode === null && this.#python.signalCode === null) {
      await once(this.#python, "exit");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #log(): string {
    return join(this.folder, "kernel.log");
  }
}

/** The Python that has JupyterLab. */
export function python(): string {
  const path = join(root, ".venv", "bin", "python");
  if (existsSync(path)) return path;
  throw new Error(`${path} is missing. Run: npm run setup`);
}

/** An environment in which Jupyter neither reads nor writes anything of this machine's user. */
export function isolated(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    IPYTHONDIR: folder,
    JUPYTER_CONFIG_DIR: folder,
    JUPYTER_DATA_DIR: folder,
    JUPYTER_RUNTIME_DIR: folder,
  };
}

/** All text of one stream. */
export function textOf(
  { outputs }: { outputs: Output[] },
  name: "stdout" | "stderr" = "stdout",
): string {
  return outputs
    .filter((output) => output.name === name)
    .map((output) => output.text)
    .join("");
}

/** The error of a cell with a traceback that has no colours. */
export function errorOf({ outputs }: { outputs: Output[] }): {
  ename: string;
  evalue: string;
  trace: string;
} {
  const error = outputs.find((output) => output.type === "error");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with ESC
  const trace = (error?.traceback ?? []).join("\n").replace(/\x1b\[\d+m/g, "");
  return { ename: error?.ename ?? "", evalue: error?.evalue ?? "", trace };
}

/** The data of a cell's result. */
export function resultOf({ outputs }: { outputs: Output[] }): Record<string, unknown> {
  return outputs.find((output) => output.type === "execute_result")?.data ?? {};
}
