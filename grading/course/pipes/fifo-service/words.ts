/** What learners are told of their service over FIFOs. */
import { quote, type Words } from "../../../words/words.ts";

const explain = (explanation: string[]): string => explanation.slice(0, 3).join(" ");

export const fifoService = {
  answers: "Each request is answered in its client's FIFO",
  stop: "At stop the service removes its FIFO and exits",
  exists: "It starts although the FIFO requests is there already",
  eof: "It goes on, and waits, when no client has the FIFO open",
  lines: "A request is a line, however the bytes are read",
  late: "A client that opens its FIFO late gets its answer, and nobody waits for it",

  notAnswered: (name: string, expected: string, got: string | null): Words => ({
    expected: `${name} reads ${quote(expected)}.`,
    happened: got === null ? `${name} read nothing.` : `It read ${quote(got)}.`,
    reason:
      got === null
        ? "The service ended, or took the request for something else."
        : "The line was not taken apart as the task says: the name is what stands before the first space, the text is all the rest.",
    next: "Make `requests`, read a line from it, open the FIFO of that name, and write the text in capitals and a newline.",
  }),
  stuck: (explanation: string[]): Words => ({
    expected: "Every client gets its answer.",
    happened: `The run got stuck. ${explain(explanation)}`,
    reason: "The service waits for something that no client does, or it did not see the request.",
    next: "Look at the picture: in which call is the service, and for whom does it wait?",
  }),
  notRemoved: (): Words => ({
    expected: "After the line stop the FIFO requests is gone.",
    happened: "It is still there.",
    reason: "A FIFO is a name in the file system: it stays until somebody removes it.",
    next: 'unlink("requests") before exit.',
  }),
  notStopped: (explanation: string[]): Words => ({
    expected: "After the line stop the service ends, and its children, too.",
    happened: `It did not. ${explain(explanation)}`,
    reason: "The line was not recognised, or a child was left that still waits for its client.",
    next: "Compare the whole line with stop; then unlink, end the children that are left, and exit(0).",
  }),
  exist: (stderr: string): Words => ({
    expected: "The FIFO of the last time is used again.",
    happened: `The service ended: ${stderr.trim().slice(0, 200)}`,
    reason: "mkfifo fails with EEXIST when the name is taken, as after a crash.",
    next: "Make it with attempt(() => mkfifo(…)), and go on when the code is EEXIST.",
  }),
  ended: (): Words => ({
    expected: "When the last client has closed the FIFO the service waits for the next one.",
    happened: "It ended.",
    reason:
      "read gives 0 bytes when nobody has the FIFO open for writing: that is not a reason to end.",
    next: "Hold a write end yourself: open the FIFO with O_RDWR, or once more with O_WRONLY.",
  }),
  spins: (reads: number): Words => ({
    expected: "When the last client has closed the FIFO the service waits for the next one.",
    happened: `It called read again and again: ${reads} times it got 0 bytes.`,
    reason:
      "At end of file read does not wait. It gives 0 bytes at once, until somebody opens the FIFO for writing.",
    next: "Hold a write end yourself: open the FIFO with O_RDWR, or once more with O_WRONLY. Then read waits.",
  }),
  noLines: (name: string, expected: string, got: string | null): Words => ({
    expected: `${name} reads ${quote(expected)}.`,
    happened: got === null ? `${name} read nothing.` : `It read ${quote(got)}.`,
    reason:
      "A FIFO is a stream: one read may bring several requests, and the last of them may be cut.",
    next: "Keep what was read, take complete lines from its front, and leave the rest until more has come.",
  }),
  blocked: (explanation: string[]): Words => ({
    expected: "A client is answered while another one is late.",
    happened: `The run got stuck. ${explain(explanation)}`,
    reason:
      "To open a FIFO write-only waits for its reader. With O_NONBLOCK it fails with ENXIO instead: then the answer must be kept, for the client may still come.",
    next: "Do not wait in open: let a child do it, or keep the answer and try again, or open with O_RDWR | O_NONBLOCK and keep that descriptor, so that the answer stays in the FIFO.",
  }),
  died: (name: string, stderr: string): Words => ({
    expected: `The service goes on, although it cannot answer ${name}.`,
    happened: `It ended: ${stderr.trim().slice(0, 200)}`,
    reason:
      "open fails with ENXIO when nobody reads the FIFO yet, and with ENOENT when there is none of that name. Nothing caught it.",
    next: "Make the calls for an answer with attempt, and decide by the code: ENXIO may come later, the others are lost.",
  }),
  sigpipe: (): Words => ({
    expected: "The service goes on, although the client has closed its FIFO.",
    happened: "It was ended by SIGPIPE.",
    reason: "It wrote into a FIFO that nobody reads any more.",
    next: "signal(SIGPIPE, SIG_IGN): then write throws EPIPE, which concerns this client alone.",
  }),
};
