import { createServer } from "node:net";
import { Failure } from "../../ground/failure.mjs";
import { failures } from "../../words/setup.mjs";

/**
 * Looks whether the port that the command line asks for is free.
 *
 * @param args JupyterLab's options
 * @returns whether a port was asked for: then no other one will do
 * @throws Failure when somebody else has it
 */
export async function checkPort(args: string[]): Promise<boolean> {
  const port = Number(optionOf(args, "port"));
  if (!Number.isInteger(port) || port <= 0) return false;
  const host = optionOf(args, "ip") ?? "127.0.0.1";
  const code = await tryToListen(port, host === "*" || host === "" ? "0.0.0.0" : host);
  if (code === "EADDRINUSE") throw new Failure(failures.portInUse(port, port + 1));
  if (code === "EACCES") throw new Failure(failures.portForbidden(port));
  return true;
}

/** `--port 1`, `--port=1` or `--ServerApp.port=1`; the last one counts. */
function optionOf(args: string[], name: string): string | undefined {
  let value: string | undefined;
  args.forEach((arg, i) => {
    if (arg === `--${name}`) value = args[i + 1];
    const match = new RegExp(`^--(?:ServerApp\\.)?${name}=(.*)$`).exec(arg);
    if (match) value = match[1];
  });
  return value;
}

function tryToListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
