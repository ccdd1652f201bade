export const sensorChoice = {
  mechanism: "sysv-queue",
  roundTrip: 7.5,
  slower: [],
  because: "Readings stay whole, and stay when the logger dies.",
};
