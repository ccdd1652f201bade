export const pictureChoice = {
  mechanism: "sysv-queue",
  roundTrip: 1200,
  refused: ["sysv-queue", "posix-queue", "unix-datagram", "eventfd"],
  because: "A queue keeps what it has.",
};
