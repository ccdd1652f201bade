// A segment stays until it is removed, and semaphores let the workers sleep.
export const pictureChoice = {
  mechanism: "shm-semaphore",
  roundTrip: 243,
  refused: ["eventfd", "unix-datagram", "sysv-queue", "posix-queue"],
  because: "The segment outlives the workers, and the semaphores let them sleep.",
};
