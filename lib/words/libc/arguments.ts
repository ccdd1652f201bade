/** What a call says of an argument that C would not have taken, or would have taken for another. */
export const argument = {
  must: (name: string, wanted: string, given: string): string =>
    `The argument "${name}" must be ${wanted}, not ${given}`,
  hasNul: (name: string, given: string): string =>
    `The argument "${name}" must not have a NUL in it: C takes that for its end (it is ${given})`,
  nul: (name: string, given: string): string =>
    `The argument "${name}" must not have a NUL (it is ${given})`,
  tooLong: (name: string, given: string): string =>
    `The argument "${name}" is too long: 107 bytes fit, unix(7) (it is ${given})`,
  notInet: (name: string, given: string): string =>
    `The argument "${name}" is not an IPv4 address (it is ${given})`,
  notInet6: (name: string, given: string): string =>
    `The argument "${name}" is not an IPv6 address (it is ${given})`,
  needsFamily: (name: string, given: string): string =>
    `The argument "${name}" needs family: "AF_INET6" (it is ${given})`,
  notOwner: (name: string, given: string): string =>
    `The argument "${name}" must be { uid, gid, mode } (it is ${given})`,
};

/** What an argument must be. */
export const wanted = {
  int: "an int",
  unsignedInt: "an unsigned int",
  short: "a short",
  size: "a size in bytes",
  long: "an integer within ±2⁵³",
  count: "a count of 0 or more",
  atMost: (most: number): string => `at most ${most}`,
  atMostThere: (most: number): string => `at most ${most}, the bytes there are`,
  atLeastBytes: (least: number): string => `at least ${least} bytes`,
  multipleOf: (size: number): string => `a multiple of ${size}`,
  atMultipleOf8: "at a multiple of 8",
  range: (low: number, high: number): string => `${low} … ${high}`,
  number: "a number",
  number64: "a number of 64 bits",
  bigint: "a bigint such as 1n",
  text: "text",
  data: "text or bytes (Buffer, Uint8Array)",
  option: "a number, a boolean or bytes",
  object: "an object",
  texts: "an array of texts",
  values: "an array of values",
  valuesOfSet: (count: number): string => `as many values as the set has semaphores: ${count}`,
  operations: "an array: [{ num: 0, op: -1 }]",
  polled: "an array: [{ fd, events: POLLIN }]",
  cpus: "an array of CPU numbers: [0]",
  signals: "an array of signals: [SIGUSR1]",
  signalNumbers: "signals of 1 … 64",
  seconds: "a number of seconds",
  secondsFromZero: "0 or more seconds",
  secondsWithin: "within ±2³² seconds",
  limit: "{ cur, max }",
  limitValue: "within ±2⁵³ or RLIM_INFINITY",
  lock: "{ type: F_RDLCK, F_WRLCK or F_UNLCK, … }",
  message: "{ type, text }",
  outgoing: '{ iov: ["text"], fds: [] }',
  action: "{ handler: SIG_IGN } or the like; signal() takes the handler alone",
  handler: "SIG_DFL, SIG_IGN or SIG_COUNT",
  socketAddress: '{ address: "127.0.0.1", port }, { path } or { abstract }',
  place: "memory, an address (bigint) or null",
  address: "an address",
  memory: "memory from mmap or shmat",
  segment: "memory from shmat",
  ourMemory: "memory that was mapped or attached here and is still there",
  semaphore: "a semaphore of sem_open or sem_init",
  openSemaphore: (call: string): string => `open (${call} after sem_close)`,
  fionread: "FIONREAD",
};
