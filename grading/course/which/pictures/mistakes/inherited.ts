export const pictureChoice = {
  mechanism: "pipe",
  roundTrip: 1290,
  refused: ["sysv-queue", "posix-queue", "unix-datagram", "eventfd"],
  because: "Pipes are simple.",
};
