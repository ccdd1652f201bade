export const pictureChoice = {
  mechanism: "mmap",
  roundTrip: 200,
  refused: ["sysv-queue", "posix-queue", "unix-datagram", "eventfd"],
  because: "The file keeps the picture, and every worker looks at it in place.",
};
