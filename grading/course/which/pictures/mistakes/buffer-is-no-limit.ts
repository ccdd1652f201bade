export const pictureChoice = {
  mechanism: "memory-map",
  roundTrip: 200,
  refused: ["sysv-queue", "posix-queue", "unix-datagram", "eventfd", "pipe", "fifo"],
  because: "A pipe holds 16 pages only.",
};
