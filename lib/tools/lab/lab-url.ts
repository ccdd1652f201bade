import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { runtime } from "../../ground/place.mjs";

/** What JupyterLab writes about itself into its runtime folder. */
interface ServerInfo {
  url: string;
  base_url: string;
  hostname: string;
  port: number;
  secure: boolean;
  token: string;
}

/**
 * Waits until the JupyterLab of this process id answers.
 *
 * @param ended is aborted when the process has ended
 * @returns the URL to open, its token included; null when it ended before
 */
export async function awaitAnswer(pid: number, ended: AbortSignal): Promise<string | null> {
  while (!ended.aborted) {
    const info = readInfo(pid);
    if (info && (await answers(info))) return urlOf(info);
    await wait(50);
  }
  return null;
}

function readInfo(pid: number): ServerInfo | null {
  try {
    return JSON.parse(readFileSync(join(runtime, `jpserver-${pid}.json`), "utf8")) as ServerInfo;
  } catch {
    // Not there yet, or half written.
    return null;
  }
}

/** Any answer will do: without a token it may well be "forbidden". */
async function answers(info: ServerInfo): Promise<boolean> {
  // fetch refuses a certificate that the user signed; then an open port has to do.
  if (info.secure) return true;
  try {
    await fetch(`http://${hostOf(info)}:${info.port}${info.base_url}api`);
    return true;
  } catch {
    return false;
  }
}

function urlOf(info: ServerInfo): string {
  const host = `${info.secure ? "https" : "http"}://${hostOf(info)}:${info.port}`;
  const query = info.token ? `?token=${info.token}` : "";
  return `${host}${info.base_url}lab/tree/00-start-here.ipynb${query}`;
}

/** A server that listens on every address is reached by the name of this machine. */
function hostOf({ hostname }: ServerInfo): string {
  if (["0.0.0.0", "::", "", "*", "127.0.0.1"].includes(hostname)) return "localhost";
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}
