export const sensorChoice = {
  mechanism: "fifo",
  roundTrip: 6.9,
  slower: ["tcp", "unix-stream", "shm-spin"],
  because: "It has a name, and it is quick.",
};
