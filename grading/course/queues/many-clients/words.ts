import { count, quote, type Words } from "../../../words/words.ts";

export const manyClients = {
  answers: "Each client gets its answer",
  types: "The server takes requests, and leaves answers to the clients",
  full: "A full queue neither stops the server nor loses an answer",
  dead: "Clients that are gone get no answers",
  quit: "After quit the queue is gone",

  wrongAnswers: (texts: string[], got: string[]): Words => ({
    expected: `The clients that ask ${texts.map((text) => quote(text)).join(", ")} get these reversed, and quit ends the server.`,
    happened:
      got.length === 0
        ? "No client got an answer."
        : `They got ${got.map((text) => quote(text)).join(", ")}.`,
    reason:
      "A client waits for a message whose type is its pid. Any other type, or a text that is not just the answer, does not help it.",
    next: "A request is the pid, one space and the text. Send { type: pid, text: reversed } into the same queue.",
  }),
  ownAnswer: (expected: string, got: string): Words => ({
    expected: `A client that takes its time gets ${quote(expected)}.`,
    happened: got === "" ? "It got nothing." : `It got ${quote(got.trim())}.`,
    reason:
      "The answer lay in the queue, and the server itself took it out: with type 0 msgrcv gives any message.",
    next: "Receive requests only: msgrcv(id, …, 1).",
  }),
  greedy: (asked: number, got: number): Words => ({
    expected: `A client sends ${asked} long requests and only then takes its answers. It gets all ${asked}.`,
    happened: `It got ${count(got, "answer")}.`,
    reason:
      "Requests and answers share the room of one queue. When it is full, a server that waits in msgsnd no longer takes requests out, and the client waits for room, too. A server that drops the answer lets its client wait for ever.",
    next: "Never wait in msgsnd. Keep the answer in a list while sending it would leave less room than a request needs (msgctl with IPC_STAT: qbytes - cbytes), take the next request, and try the kept ones again, with a short pause when there is nothing else to do.",
  }),
  mixed: (): Words => ({
    expected: "Each answer is its request's text reversed, each comes once.",
    happened: "All answers came, and some are wrong.",
    reason: "An answer was sent twice, or cut.",
    next: "Give msgrcv room for 8,000 bytes and more, and take an answer off your list when it was sent.",
  }),
  toTheDead: (asked: number, sent: number): Words => ({
    expected: `A client asks ${asked} times and is gone before the server begins: nothing is sent.`,
    happened: `The server sent ${count(sent, "message")}.`,
    reason:
      "Nobody will ever take such an answer out. It lies in the queue and takes room from the others, until no request fits any more; or a new process with the same pid finds it.",
    next: "Before you send, ask whether there is such a process: kill(pid, 0) sends nothing, and fails with ESRCH when there is none. Then forget the answer.",
  }),
  left: (): Words => ({
    expected: "When the server has got quit, there is no queue any more.",
    happened: "The queue was left.",
    reason: "A queue outlives its processes until somebody removes it.",
    next: "At quit call msgctl(id, IPC_RMID), and end.",
  }),
};
