import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Messages on a stream",
  lesson: "04-sockets",
  place: 1,
  level: 1,
  variables: ["receiver"],
  points: 8,
  stub: `const receiver = program(({ socket, connect, read, recv, print, ntohl, exit,
    AF_UNIX, SOCK_STREAM, MSG_WAITALL }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "A stream has no messages, only bytes. `read(s, 4)` may return 1, 2, 3 or 4 of them, or none at the end.",
    "Write a helper first: `exactly(count)` calls `read` for what is still missing, until nothing is or `read` gives 0 bytes, and returns the parts joined by `Buffer.concat`.",
    "Then the program is short: `exactly(4)`, `readUInt32BE`, `exactly(length)`, `print`, and again.",
    "Where may the stream end? Only where a length would begin. There `exactly(4)` returns 0 bytes; any other number short of what was asked for means that a part is missing.",
  ],
} satisfies ExerciseFile;
