export const pictureChoice = {
  mechanism: "unix-stream",
  roundTrip: 390,
  refused: ["sysv-queue", "posix-queue", "unix-datagram", "eventfd"],
  because: "A Unix socket is for strangers on one machine.",
};
