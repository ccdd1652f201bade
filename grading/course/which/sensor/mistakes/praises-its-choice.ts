export const sensorChoice = {
  mechanism: "sysv-queue",
  roundTrip: 7.5,
  slower: ["pipe", "shm-futex", "memory-map", "tcp"],
  because: "It is the right one, so it is the fastest.",
};
