// The machines that people have, one entry each. What an entry does not say is as in `usual`.
import type { Base, Room } from "./types.ts";

const course = ["git", "ca-certificates", "python3"];

/** By name; a base is made when a room first asks for it. */
export const bases: Record<string, Base> = {
  /** Debian 13 as it comes: no compiler, no ensurepip, npm 9.2.0. */
  "debian-13": { suite: "trixie", packages: [...course, "nodejs", "npm"] },
  "debian-13-gcc": {
    suite: "trixie",
    packages: [...course, "nodejs", "python3-venv", "gcc", "libc6-dev"],
    npm: "latest",
  },
  /** Debian 12's own Node 18 is too old for the course. */
  "debian-12": { suite: "bookworm", packages: course, node: "20", npm: "10" },
  "debian-12-gcc": {
    suite: "bookworm",
    packages: [...course, "python3-venv", "gcc", "libc6-dev"],
    node: "24",
    npm: "latest",
  },
  /** For machines that are emulated, where zig would take half an hour for what gcc does in a minute. */
  arm64: {
    architecture: "arm64",
    kernels: ["linux-image-arm64", "linux-image-arm64-16k"],
    suite: "trixie",
    packages: [...course, "nodejs", "npm", "gcc", "libc6-dev", "mount", "util-linux", "procps"],
  },
};

const usual: Omit<Room, "name" | "about"> = {
  base: "debian-13",
  user: "learner",
  place: "/home/learner",
  checkout: "course",
  home: "/home/learner",
  refuses: [],
  mounts: [],
  container: false,
  memory: 0,
  expects: "full",
  lessons: ["03"],
  tests: [],
  kernel: "",
};

const boxTests = [
  ...["answers", "bench", "harness", "peers", "waits"].map((name) => `native/test/${name}.test.ts`),
  "lib/test/program/runner/*.test.ts",
  // Processors that are emulated in turns show none of what needs two at once, nor what many calls in a short time do.
  ...["--invert", "--grep", "overtaken by a load|loses no wake-up|a program that makes many calls"],
];

const root = { user: "root", place: "/root", home: "/root" } as const;

const table: (Partial<Room> & Pick<Room, "name" | "about">)[] = [
  { name: "debian-13", about: "Debian 13 as it comes: no compiler, no ensurepip, npm 9.2.0" },
  {
    name: "debian-13-gcc",
    about: "Debian 13 with gcc and the newest npm, as root, in a path with other letters",
    base: "debian-13-gcc",
    ...root,
    checkout: "배움 n° 1",
    lessons: ["00", "01"],
  },
  {
    name: "debian-12",
    about: "Debian 12 with Node by hand: no compiler, no ensurepip, no home",
    base: "debian-12",
    place: "/srv/learner",
    home: "/nonexistent",
    lessons: ["04", "05"],
  },
  {
    name: "debian-12-gcc",
    about: "Debian 12 with gcc, Node by hand and the newest npm",
    base: "debian-12-gcc",
    lessons: ["06", "07"],
  },
  {
    name: "container",
    about: "in Docker with its default filter, as an ordinary user",
    refuses: ["namespaces", "kcmp"],
    mounts: ["docker"],
    expects: "weak",
    lessons: ["02", "04"],
  },
  {
    name: "container-root",
    about: "in Docker with its default filter and capabilities, as root",
    base: "debian-13-gcc",
    ...root,
    refuses: ["namespaces", "kcmp"],
    mounts: ["docker"],
    container: true,
    expects: "weak",
    lessons: ["05", "06"],
  },
  {
    name: "unshare-enosys",
    about: "a filter that answers unshare with ENOSYS",
    refuses: ["namespaces", "enosys", "kcmp"],
    expects: "weak",
    lessons: ["03"],
  },
  {
    name: "no-namespaces",
    about: "user.max_user_namespaces is 0",
    refuses: ["no-namespaces"],
    expects: "weak",
    lessons: ["07"],
  },
  {
    name: "no-uid-map",
    about: "namespaces of no use, as under Ubuntu's AppArmor",
    refuses: ["uid-map"],
    expects: "weak",
    lessons: ["01"],
  },
  {
    name: "no-rights",
    about: "namespaces with ids and without rights",
    refuses: ["rights"],
    expects: "weak",
    lessons: ["04"],
  },
  {
    name: "ptrace-scope-1",
    about: "a process may trace only its descendants",
    refuses: ["ptrace-scope-1"],
    lessons: ["02"],
  },
  {
    name: "ptrace-scope-2",
    about: "only an administrator may trace",
    refuses: ["ptrace-scope-2"],
    lessons: ["05"],
  },
  { name: "no-ptrace", about: "no ptrace", refuses: ["ptrace"], expects: "no record" },
  { name: "no-seccomp", about: "no filters", refuses: ["seccomp"], expects: "no record" },
  { name: "no-landlock", about: "no Landlock", refuses: ["landlock"], expects: "weak" },
  {
    name: "noexec-tmp",
    about: "nothing in /tmp may be executed",
    mounts: ["noexec-tmp"],
    lessons: ["08"],
  },
  {
    name: "read-only-proc-sys",
    about: "/proc/sys is read-only, so that nobody may mount a new /proc",
    mounts: ["read-only-proc-sys"],
    expects: "weak",
    lessons: ["00"],
  },
  { name: "no-dev-shm", about: "no /dev/shm", mounts: ["no-dev-shm"], lessons: ["05"] },
  { name: "one-cpu", about: "one CPU to run on", mounts: ["one-cpu"], lessons: ["05"] },
  { name: "little-memory", about: "1 GiB of memory", memory: 2 ** 30, lessons: ["07"] },
  {
    name: "arm64",
    about: "Debian 13 on an arm64 machine",
    base: "arm64",
    kernel: "linux-image-arm64",
    tests: [...boxTests, "lib/test/record/*.test.ts", "lib/test/libc/conformance.test.ts"],
  },
  {
    name: "arm64-16k",
    about: "an arm64 machine with pages of 16 KiB, as Apple's processors have them",
    base: "arm64",
    kernel: "linux-image-arm64-16k",
    tests: boxTests,
  },
];

export const rooms: Room[] = table.map((entry) => ({ ...usual, ...entry }));
