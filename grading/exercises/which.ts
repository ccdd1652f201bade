import type { CourseExercise } from "./types.ts";

export const which: CourseExercise[] = [
  {
    id: "which/sensor",
    title: "Readings that outlive their logger",
    lesson: "08-which-one",
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
  },
  {
    id: "which/pictures",
    title: "A picture for eight workers",
    lesson: "08-which-one",
    level: 2,
    kind: "value",
    variables: ["pictureChoice"],
    points: 7,
    stub: `const pictureChoice = {
  mechanism: "",
  roundTrip: 0,
  refused: [] as string[],
  because: "",
  // YOUR CODE HERE
};`,
    hints: [
      "First strike out what does not carry 1 MiB in one piece: `measured.refusals` tells. Then what a stranger cannot find.",
      "A worker that is started again finds nothing in a stream: with its reader the bytes have gone. What keeps them where anybody may look, as often as he likes?",
      "What is left is memory, by one name or another. Now waiting decides: for a minute nothing happens. Which of them would work all that time?",
      'The figure is the round trip of 1 MiB on one CPU, in microseconds: `mode` is "latency", `size` is 1048576. For `refused`, take the mechanisms of `measured.refusals` with that size; an eventfd never carries more than 8 bytes.',
    ],
  },
];
