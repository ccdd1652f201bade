// What `npm run machines` says.
export const usage = `npm run machines -- [options]

  --only ROOM   this room; may be given more than once
  --full        all lessons, and the hostile submissions of the grader, in every room
  --quick       rooms that differ in what their kernel allows share a set-up, which starts with what is downloaded here
  --keep        leaves what was written in a room, for a look at it
  --list        the rooms, and what is special about each
  --help        this

A room is a Debian in namespaces of its own, made from Debian's packages; those of arm64 are machines that qemu emulates, and
get their dependencies from here, but with --full they fetch them themselves. The table goes to .cache/machines/, too.
Exit status: 0 every room gave what it should, 1 one did not, or could not be made.
`;

export const sentences = {
  notRoot: () =>
    "Rooms are made by root only, who may mount and change root: run `sudo npm run machines` in a virtual machine, or as root in a container that has --privileged.",
  noDebootstrap: () =>
    `Rooms are made with debootstrap, which is not there: install it with \`apt-get install debootstrap\`, then run the command again.`,
  noNamespaces: (said: string) =>
    `Rooms need namespaces of their own, and unshare(1) says "${said}": run the command on a machine, or in a container that has --privileged.`,
  noMemoryGroup: (code: string, folder: string) =>
    `A limit on memory needs a control group, and ${folder} could not be made (${code}): mount the memory controller there, then run the command again.`,
  noPackages: () =>
    `Debian's packages (deb.debian.org) and npm's cannot be reached: check the network with \`curl -sSI http://deb.debian.org\` (behind a proxy, set http_proxy and HTTPS_PROXY), then run the command again.`,
  noBase: (log: string) =>
    `A Debian could not be made, the reason stands in its log: read it with \`tail -n 40 '${log}'\`, then run the command again.`,
  notEntered: (log: string) =>
    `A room could not be entered, the reason stands in its log: read it with \`tail -n 40 '${log}'\`.`,
  noEmulator: (tools: string) =>
    `This room is an arm64 machine that is emulated, and ${tools} is not there: install it with \`apt-get install qemu-system-arm e2fsprogs\`, then run the command again.`,
  noDependencies: (log: string) =>
    `What the course depends on could not be brought for another processor, the reason stands in the log: read it with \`tail -n 40 '${log}'\`, then run the command again.`,
  noRoom: (name: string, names: string) => `There is no room ${name}: choose one of ${names}.`,
};

/** What is told of a visit. */
export const visits = {
  room: (name: string, about: string): string => `${name}: ${about}`,
  itsDebian: (name: string): string => `${name}: its Debian`,
  itsDependencies: (name: string): string => `${name}: what the course depends on`,
  failed: (line: string, status: number): string => `${line} (exit status ${status})`,
  noWalls: "not tried, the box has not all its walls here",
  inCheckout: (line: string): string => `in the checkout: ${line}`,
  inHome: (file: string): string => `in the home: ${file}`,
  version: (program: string, version: string): string => `${program} ${version}`,
  noVersion: (program: string): string => `no ${program}`,
};

/** The table of all rooms, in Markdown. */
export const table = {
  columns: (): string[] => [
    "",
    "room",
    "set-up",
    "later",
    "isolation",
    "what ran",
    "what did not",
    "left",
  ],
  room: (name: string, about: string, versions: string): string =>
    `**${name}** ${about} (${versions})`,
  seconds: (seconds: number): string => `${seconds} s`,
  ran: (step: string, seconds: number): string => `${step} ${seconds} s`,
  told: (step: string, sentence: string): string => `${step}: ${sentence}`,
  wrong: (step: string, sentence: string, log: string): string => `✘ ${step}: ${sentence} (${log})`,
};
