import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A picture for eight workers",
  lesson: "08-which-one",
  place: 2,
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
} satisfies ExerciseFile;
