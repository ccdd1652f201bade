export const pictureChoice = {
  mechanism: "shm-spin",
  roundTrip: 4000,
  refused: ["sysv-queue", "posix-queue", "unix-datagram", "eventfd"],
  because: "Shared memory is the fastest.",
};
