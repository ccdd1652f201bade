export const sensorChoice = {
  mechanism: "shm-futex",
  roundTrip: 5.6,
  slower: ["tcp", "unix-stream", "shm-spin"],
  because: "Shared memory is the fastest.",
};
