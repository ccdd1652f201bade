export const sensorChoice = {
  mechanism: "unix-datagram",
  roundTrip: 9.7,
  slower: ["tcp", "shm-spin", "unix-stream"],
  because: "Datagrams keep the readings apart.",
};
