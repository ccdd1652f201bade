/** What learners are told of their echo server. */
import { quote, type Words } from "../../../words/words.ts";

const explain = (explanation: string[]): string => explanation.slice(0, 3).join(" ");

export const echoServer = {
  echoes: "Every line comes back, until stop",
  restart: "It starts directly after a server that closed first",
  others: "A silent client keeps nobody waiting",
  lines: "A line is a line, however its bytes come",
  reset: "A client that drops its connection does no harm",
  idle: "It takes no more of the processor than it needs",
  greedy: "A client that never reads keeps nobody waiting",

  notEchoed: (expected: (string | null)[], got: (string | null)[]): Words => ({
    expected: `The client reads ${quote(expected.join("\n"))}.`,
    happened:
      got.filter((line) => line !== null).length === 0
        ? "It read nothing: its connection was refused or closed."
        : `It read ${quote(got.map((line) => line ?? "(closed)").join("\n"))}.`,
    reason:
      got.at(-1) === null && got[0] !== null
        ? "The connection was closed after an answer. A client may send as many lines as it likes, and closes when it is done."
        : "The server did not listen on port 7777, or the line did not come back with `echo: ` in front.",
    next: "Read from each client until read gives 0 bytes; only then close.",
  }),
  notStopped: (explanation: string[]): Words => ({
    expected: "At the line stop the server ends, and with it every connection.",
    happened: `It did not. ${explain(explanation)}`,
    reason: "The line was not recognised, or a process of the server was left.",
    next: "Compare each complete line with stop, and exit(0).",
  }),
  taken: (stderr: string): Words => ({
    expected: "The server starts, although connections of the one before it are in TIME_WAIT.",
    happened: `It ended: ${stderr.trim().slice(0, 200)}`,
    reason:
      "The server before closed its connections first. The kernel keeps their port for a minute, and bind fails with EADDRINUSE.",
    next: "setsockopt(server, SOL_SOCKET, SO_REUSEADDR, true) before bind.",
  }),
  blocked: (explanation: string[]): Words => ({
    expected: "A second client is served while the first one is connected and says nothing.",
    happened: `The run got stuck. ${explain(explanation)}`,
    reason: "The server waits in read for one client, and sees nobody else.",
    next: "Wait in poll for all at once: the listening socket and every client. Or give each client a child of its own.",
  }),
  noLines: (expected: (string | null)[], got: (string | null)[]): Words => ({
    expected: `Lines that come cut and joined come back as lines: ${quote(expected.join(" | "))}.`,
    happened: `The client read ${quote(got.map((line) => line ?? "(closed)").join(" | "))}.`,
    reason: "One read was taken for one line. It may bring a part of a line, or several.",
    next: "Keep for each client what has come; answer complete lines from its front, and leave the rest until more has come.",
  }),
  linesStuck: (explanation: string[]): Words => ({
    expected: "Lines that come cut and joined come back as lines.",
    happened: `A client waits for an answer. ${explain(explanation)}`,
    reason: "One read was taken for one line. It may bring a part of a line, or several.",
    next: "Keep for each client what has come; answer complete lines from its front, and leave the rest until more has come.",
  }),
  died: (stderr: string): Words => ({
    expected: "The server goes on: the failure concerns one client alone.",
    happened: `It ended: ${stderr.trim().slice(0, 300)}`,
    reason:
      "When the other side drops the connection, read and send fail with ECONNRESET. Nothing caught it.",
    next: "Make every call for a client with attempt; when it fails, and not with EAGAIN, close that client.",
  }),
  sigpipe: (): Words => ({
    expected: "The server goes on: the client that left concerns nobody else.",
    happened: "It was ended by SIGPIPE.",
    reason: "It sent to a client that is gone.",
    next: "send(fd, data, MSG_NOSIGNAL) throws EPIPE instead of raising the signal; or ignore SIGPIPE.",
  }),
  spins: (name: string, times: number): Words => ({
    expected: "When one client has left and the others say nothing the server waits in a call.",
    happened: `It went round and round: ${name} was called ${times} times.`,
    reason:
      "poll returns at once while one of its descriptors is ready: one that is at end of file always is, and a socket with room is ready for POLLOUT.",
    next: "When read gives 0 bytes close the client and take it out of the list. Ask for POLLOUT only while something is left to send.",
  }),
  byteByByte: (reads: number): Words => ({
    expected: "The server reads what has come in large pieces.",
    happened: `${reads} times it read a single byte.`,
    reason:
      "Each call into the kernel has its price: for lines of 1,000 bytes it is paid 1,000 times.",
    next: "Read up to 4,096 bytes into what you keep for the client, and look for the newline there.",
  }),
  full: (explanation: string[]): Words => ({
    expected: "A client is served while the answers of another one fill its connection.",
    happened: `The server waits in a send. ${explain(explanation)}`,
    reason: "A send waits when the other side does not read, and all clients wait with it.",
    next: "Make clients' sockets non-blocking (accept4 with SOCK_NONBLOCK). Keep what send did not take, and ask poll for POLLOUT.",
  }),
};
