import type { Claims } from "./types.ts";

export const memoryClaims: Claims = {
  "C5.1": { text: "Shared memory is the fastest kind of IPC.", expected: "holds if" },
  "C5.2": {
    text: "All users of a segment must give the same size.",
    expected: "does not hold",
  },
  "C5.3": {
    text: "shmget returns the id of the key's segment, or makes one.",
    expected: "holds if",
  },
  "C5.4": { text: "The size given to shmget is a minimum.", expected: "holds" },
  "C5.5": { text: "A null address lets the kernel choose where to attach.", expected: "holds" },
  "C5.6": { text: "shmat takes permission and creation flags.", expected: "does not hold" },
  "C5.7": {
    text: "IPC_RMID only marks a segment; it goes with its last detach.",
    expected: "holds",
  },
  "C5.8": {
    text: "A segment outlives its processes: forgetting to remove it leaks it.",
    expected: "holds",
  },
  "C5.9": {
    text: "Shared memory is synchronised, but a reader cannot tell an old value from a new one.",
    expected: "holds if",
  },
  "C5.10": {
    text: "A segment is used like heap memory, as if it came from malloc.",
    expected: "holds if",
  },
  "C5.11": { text: "For an existing segment the size is given as 0.", expected: "holds if" },
  "C5.12": { text: "The key is unique.", expected: "holds if" },
  "C5.13": { text: "shmctl returns a pointer.", expected: "does not hold" },
  "C5.14": { text: "Synchronisation is what one has to take care of.", expected: "holds" },
  "C5.15": {
    text: "Others see a process's loads and stores in the order of its program.",
    expected: "holds if",
  },
};
