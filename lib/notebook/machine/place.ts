import { existsSync, readFileSync } from "node:fs";

/** Whose machine a program runs on: what it forbids, and who can allow it, depends on that. */
export interface Place {
  kind: "codespaces" | "binder" | "hub" | "docker" | "podman" | "lxc" | "wsl1" | "own";
  /** kernel.yama.ptrace_scope; 0 where there is no Yama. */
  ptraceScope: number;
  /** user.max_user_namespaces is 0. */
  noNamespaces: boolean;
  /** kernel.unprivileged_userns_clone is 0: Debian's own switch. */
  rootOnly: boolean;
}

/** Finds out where this process runs, from what the platforms leave in the environment and in files. */
export function findPlace(env: NodeJS.ProcessEnv = process.env): Place {
  return {
    kind: kindOf(env),
    ptraceScope: Number(read("/proc/sys/kernel/yama/ptrace_scope") || 0),
    noNamespaces: read("/proc/sys/user/max_user_namespaces") === "0",
    rootOnly: read("/proc/sys/kernel/unprivileged_userns_clone") === "0",
  };
}

function kindOf(env: NodeJS.ProcessEnv): Place["kind"] {
  if (env.CODESPACES) return "codespaces";
  if (env.BINDER_SERVICE_HOST || env.BINDER_LAUNCH_HOST) return "binder";
  const contained = containerOf();
  if (env.KUBERNETES_SERVICE_HOST || (env.JUPYTERHUB_API_URL && contained)) return "hub";
  if (contained) return contained;
  return /Microsoft$/.test(read("/proc/sys/kernel/osrelease")) ? "wsl1" : "own";
}

function containerOf(): "docker" | "podman" | "lxc" | null {
  if (existsSync("/run/.containerenv")) return "podman";
  if (existsSync("/.dockerenv")) return "docker";
  const named = read("/run/systemd/container");
  return named.startsWith("lxc") ? "lxc" : named === "docker" || named === "podman" ? named : null;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}
