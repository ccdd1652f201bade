import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Readings that outlive their logger",
  lesson: "08-which-one",
  place: 1,
  level: 2,
  kind: "value",
  variables: ["sensorChoice"],
  points: 6,
  stub: `const sensorChoice = {
  mechanism: "",
  roundTrip: 0,
  slower: [] as string[],
  because: "",
  // YOUR CODE HERE
};`,
  hints: [
    "Two of the wishes leave few mechanisms over. Look at the table of what they keep: who keeps three messages apart, and what is there after a kill?",
    "Pipes, FIFOs and streams join what was written. Datagrams do not, but they go with the socket. What lies in the kernel and belongs to no process?",
    'The figure: `measured.points.find((p) => p.mechanism === … && p.mode === "latency" && p.placement === "one CPU" && p.size === 64)`. Its `median` is in nanoseconds, and a microsecond has 1,000 of them.',
    "For `slower`, filter the points of the same mode, placement and size by a `median` that is above yours, and take only those where it is clear.",
  ],
} satisfies ExerciseFile;
