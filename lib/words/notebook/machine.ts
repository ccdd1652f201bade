/** What a reader is told of the machine: what each layer is for, what is lost without it, and how to get it there. */
import { grouped } from "../number.ts";
import { plural } from "../plural.ts";

/** What each layer of the box is for, and what is missed without it. */
export const MEANING = {
  trace: {
    gives: "the kernel's record: every call of a program, as the kernel saw it",
    without: "pictures and most verdicts have nothing to be drawn from",
  },
  "user-namespace": {
    gives: "programs have no rights outside their box",
    without: "programs run as you: read them before you run them",
  },
  "pid-namespace": {
    gives: "process numbers of their own, and nobody is left behind",
    without: "process numbers are large, and a runaway process is ended by its group only",
  },
  "ipc-namespace": {
    gives: "System V objects of their own, gone when the run ends",
    without: "keys may clash with those of other programs",
  },
  "mount-namespace": {
    gives: "a fresh working directory, /tmp and /dev/shm",
    without: "programs see your files, and work in a temporary directory",
  },
  proc: {
    gives: "a /proc of their own, which shows their own processes alone",
    without: "programs see in /proc what else runs here, and numbers that the record does not have",
  },
  "network-namespace": {
    gives: "a network of their own: any port is free",
    without: "a port may be taken by another program",
  },
  "uts-namespace": { gives: "a host name of their own", without: "programs see this host's name" },
  seccomp: {
    gives: "calls that could leave the box are refused",
    without: "the box has one wall less",
  },
  landlock: {
    gives: "graded programs cannot reach into the programs that they talk to",
    without: "only grading needs it",
  },
  limits: {
    gives: "time, memory, processes and output are limited",
    without: "a greedy program is ended by the time limit only",
  },
};

export const sentences = {
  machine: (kernel: string, arch: string, cpus: number, pageSize: number): string =>
    plural(cpus, {
      one: `Linux ${kernel} on ${arch}, ${cpus} CPU, pages of ${grouped(pageSize)} bytes.`,
      other: `Linux ${kernel} on ${arch}, ${cpus} CPUs, pages of ${grouped(pageSize)} bytes.`,
    }),
  able: "Everything that the course needs works.",
  less: "The course runs here, with less.",
  cannotRun: (reason: string): string => `Programs cannot run here: ${reason}`,
  notHere: (without: string): string => `not here: ${without}`,
  active: (name: string, text: string): string => `${name}: ${text}.`,
  notActive: (name: string, text: string): string => `Not active: ${name}: ${text}.`,
  title: "This machine",
  columns: { layer: "layer", gives: "what it gives" },
  caption: "A tick is a layer that works here.",
  notAsked: "for the run was not to be traced",
  notRecorded: "for this machine refuses it: checkMachine() says how to get it",
};

/** What a learner misses, in a sentence. */
export const LACKING = {
  trace: "Programs run, but nothing records their calls, so there are no pictures of them.",
  seccomp:
    "Programs run, but the filter is missing by which their calls are recorded, so there are no pictures of them.",
  namespaces:
    "Programs have no system of their own here: they share your files, ports and System V keys.",
  proc: "Programs see in /proc what else runs here, under other numbers than the record's.",
  landlock: "Lessons lack nothing. Grading does: a submission could run the programs that test it.",
};

/** On a machine of one's own. */
export const own = {
  apparmor:
    "This Linux gives namespaces no rights, as Ubuntu does since 24.04: `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` allows them until the next start, and the same setting in a file under /etc/sysctl.d for good.",
  noNamespaces:
    "This Linux allows no user namespace: `sudo sysctl -w user.max_user_namespaces=10000` allows them until the next start.",
  rootOnly:
    "This Linux keeps namespaces for root: `sudo sysctl -w kernel.unprivileged_userns_clone=1` allows them until the next start.",
  ptrace:
    "This Linux keeps ptrace for root: `sudo sysctl -w kernel.yama.ptrace_scope=1` allows it until the next start.",
  ptraceForGood:
    "This Linux has forbidden ptrace until its next start (kernel.yama.ptrace_scope is 3): set it to 1 in /etc/sysctl.d and start it again.",
  landlock: "It takes Linux 5.13 or newer, started with landlock in its parameter lsm=.",
  noKernel:
    "This kernel has no namespaces for programs: run the course in a virtual machine with an ordinary Linux.",
  hiddenProc:
    "Parts of /proc are hidden or read-only here, as in a container: programs get their own where all of it is as Linux makes it.",
  unknown:
    "A filter around this process refuses it: start JupyterLab outside of the sandbox or the service that set the filter.",
};

/** In the terms of Kubernetes, for those who run a hub. */
export const POD = {
  namespaces: "`seccompProfile` and `appArmorProfile` of type Unconfined and `procMount` Unmasked",
  proc: "`procMount` Unmasked",
  trace: "the capability SYS_PTRACE",
  seccomp: "`seccompProfile` of type Unconfined",
  landlock: "`seccompProfile` of type Unconfined",
};

/** On somebody's machine. */
export const hosts = {
  below: (cure: string): string => `It is up to the host of this container. ${cure}`,
  docker: (flags: string): string => `Start the container with \`docker run ${flags} …\`.`,
  podman: (flags: string): string => `Start the container with \`podman run ${flags} …\`.`,
  codespaces: (properties: string): string =>
    `Put \`${properties}\` into .devcontainer/devcontainer.json and rebuild the container.`,
  hub: (context: string): string =>
    `Ask those who run this hub for a pod whose container has ${context} in its securityContext.`,
  lxc: (): string => "On the host, set `security.nesting` of this container to true.",
  wsl1: (): string =>
    "WSL 1 has no Linux kernel: `wsl --set-version DISTRIBUTION 2` in Windows gives this one a kernel.",
  binder: (): string => "Binder allows it to nobody: on a machine of your own you get it.",
};
