/** What learners are told of their receiver of messages. */
import { plural } from "../../../../lib/words/plural.ts";
import { count, quote, type Words } from "../../../words/words.ts";

export const framing = {
  plain: "Messages that come one by one are printed",
  merged: "Messages that come in one piece are told apart",
  head: "A length that comes in two pieces is put together",
  body: "A message that comes in many pieces is put together",
  empty: "An empty message is a message",
  cut: "A stream that ends within a message is an error",

  wrong: (expected: string[], got: string): Words => ({
    expected: plural(expected.length, {
      one: `1 line is printed: ${quote(expected.join("\n"))}.`,
      other: `${expected.length} lines are printed: ${quote(expected.join("\n"))}.`,
    }),
    happened: got === "" ? "Nothing was printed." : `It was ${quote(got.trimEnd())}.`,
    reason: "The lengths are not read as they were sent, or something is added or left out.",
    next: "Read 4 bytes, take them as a number with the large end first (readUInt32BE), read that many bytes, and print them and a newline.",
  }),
  order: (length: number, read: number): Words => ({
    expected: `The length ${length} comes as the bytes of ${length} with the large end first.`,
    happened: `The first message was not printed. Read with the small end first its length would be ${read}.`,
    reason: "The network's byte order is not that of this processor.",
    next: "readUInt32BE, or ntohl.",
  }),
  lostMessages: (expected: number, got: number): Words => ({
    expected: `${count(expected, "message")} came in one piece, and each is printed.`,
    happened: printed(got),
    reason:
      "One read may bring several messages. What stood behind the first of them was thrown away.",
    next: "Read no more than belongs to the message: first 4 bytes, then its length. Or keep what is left over for the next one.",
  }),
  cutHead: (problem: string): Words => ({
    expected: "Only 2 of the 4 bytes of a length come at first.",
    happened: problem,
    reason: "read(s, 4) may return fewer than 4 bytes: what is there.",
    next: "Read in a loop until exactly 4 bytes have come, for the length as for the message.",
  }),
  cutBody: (expected: number, got: number): Words => ({
    expected: `A message of ${expected} bytes comes in pieces and is printed as one line.`,
    happened: `A line of ${got} bytes was printed.`,
    reason: "read returns what is there, and that may be a part of what was asked for.",
    next: "Count down: read what is still missing, until nothing is.",
  }),
  noEmpty: (expected: number, got: number): Words => ({
    expected: `${count(expected, "line")}, one of them empty.`,
    happened: printed(got),
    reason: "A message of length 0 was taken for the end of the stream.",
    next: "The stream ends where the 4 bytes of a length should begin and read gives 0 bytes; nowhere else.",
  }),
  notCut: (status: number | null): Words => ({
    expected: "The program exits with status 1, because a part of a message is missing.",
    happened: `It exited with status ${status}.`,
    reason: "End of file within a message was taken for a good end.",
    next: "When read gives 0 bytes and something is still missing, exit(1).",
  }),
};

function printed(lines: number): string {
  return plural(lines, { one: "1 line was printed.", other: `${lines} lines were printed.` });
}
