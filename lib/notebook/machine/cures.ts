import type { Layer } from "../../record/types.ts";
import { hosts, own, POD } from "../../words/notebook/machine.ts";
import type { Place } from "./place.ts";

/** What is missing together, and has one cure. */
export type Lack = "namespaces" | "proc" | "trace" | "seccomp" | "landlock";

/** What the layers lack, the gravest first. */
export function lacksOf(layers: Layer[]): Lack[] {
  const off = layers.filter(({ active }) => !active).map(({ name }) => name);
  const lacks: Lack[] = [];
  if (off.includes("trace")) lacks.push(off.includes("seccomp") ? "seccomp" : "trace");
  else if (off.includes("seccomp")) lacks.push("seccomp");
  if (off.some((name) => name.endsWith("-namespace"))) lacks.push("namespaces");
  else if (off.includes("proc")) lacks.push("proc");
  if (off.includes("landlock")) lacks.push("landlock");
  return lacks;
}

/** One sentence: how to get it on this machine, or that it cannot be had there. */
export function cureOf(lack: Lack, layers: Layer[], place: Place): string {
  const reasons = layers.filter((layer) => !layer.active && belongs(layer, lack));
  const reason = reasons.find(({ reason }) => reason !== "needs-user-namespace")?.reason ?? null;
  if (place.kind === "own") return ownCure(lack, reason, place);
  // No flag of a container helps where the kernel below it does not allow it.
  const below = ["docker", "podman"].includes(place.kind) && OF_THE_KERNEL.includes(`${reason}`);
  return below ? hosts.below(ownCure(lack, reason, place)) : hostsCure(lack, place.kind);
}

function hostsCure(lack: Lack, kind: Exclude<Place["kind"], "own">): string {
  switch (kind) {
    case "docker":
    case "podman":
      return hosts[kind](FLAGS[lack]);
    case "codespaces":
      return hosts.codespaces(PROPERTIES[lack]);
    case "hub":
      return hosts.hub(POD[lack]);
    default:
      return hosts[kind]();
  }
}

/** What Docker and Podman have to be told. */
const FLAGS: Record<Lack, string> = {
  namespaces:
    "--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined",
  proc: "--security-opt systempaths=unconfined",
  trace: "--cap-add SYS_PTRACE",
  seccomp: "--security-opt seccomp=unconfined",
  landlock: "--security-opt seccomp=unconfined",
};

/** The same as properties of a dev container. */
const PROPERTIES: Record<Lack, string> = {
  namespaces:
    '"securityOpt": ["seccomp=unconfined", "apparmor=unconfined", "systempaths=unconfined"]',
  proc: '"securityOpt": ["systempaths=unconfined"]',
  trace: '"capAdd": ["SYS_PTRACE"]',
  seccomp: '"securityOpt": ["seccomp=unconfined"]',
  landlock: '"securityOpt": ["seccomp=unconfined"]',
};

const OF_THE_KERNEL = ["no-ids", "none-left"];

function belongs({ name }: Layer, lack: Lack): boolean {
  return lack === "namespaces" ? name.endsWith("-namespace") : name === lack;
}

function ownCure(lack: Lack, reason: Layer["reason"], place: Place): string {
  if (lack === "trace") {
    if (place.ptraceScope === 3) return own.ptraceForGood;
    return place.ptraceScope === 2 ? own.ptrace : own.unknown;
  }
  if (lack === "seccomp") return own.unknown;
  if (lack === "proc") return own.hiddenProc;
  if (lack === "landlock") return reason === "missing" ? own.landlock : own.unknown;
  if (place.rootOnly) return own.rootOnly;
  if (place.noNamespaces || reason === "none-left") return own.noNamespaces;
  if (reason === "no-ids" || reason === "no-rights") return own.apparmor;
  return reason === "missing" ? own.noKernel : own.unknown;
}
