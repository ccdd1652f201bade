/** What learners are told of their client that asks and listens. */
import { count, quote, type Words } from "../../../words/words.ts";

export const halfClose = {
  asks: "The request arrives, and its end, too",
  answer: "The answer is printed to its end",
  name: "A host is found by its name",
  six: "An address of IPv6 is as good as one of IPv4",
  refused: "Where nobody listens it exits with 1",

  noEnd: (explanation: string[]): Words => ({
    expected: "The server reads the request to its end, and answers.",
    happened: `The run got stuck. ${explanation.slice(0, 3).join(" ")}`,
    reason: "The server waits for the end of the request, and the client for the answer.",
    next: "When all is sent say so: shutdown(s, SHUT_WR). Reading from s goes on.",
  }),
  notAsked: (expected: number, got: number | null): Words => ({
    expected: `The server gets the ${count(expected, "byte")} of the file request.`,
    happened: got === null ? "No client came." : `It got ${count(got, "byte")}.`,
    reason:
      got === null
        ? "The client did not connect to the host and port of argv."
        : "The file was not read to its end, or not all of it was sent.",
    next: "Find the address with getaddrinfo(argv[0], argv[1]), connect, read the file until read gives 0 bytes, and write each part.",
  }),
  noAnswer: (expected: string, got: string, stderr: string): Words => ({
    expected: `The client prints ${quote(expected)}.`,
    happened:
      stderr !== ""
        ? `It ended: ${stderr.trim().slice(0, 200)}`
        : got === ""
          ? "It printed nothing."
          : `It printed ${quote(got)}.`,
    reason:
      got === ""
        ? "The way back was closed, too: close and SHUT_RDWR end both directions."
        : "Something was added to the answer, or left out.",
    next: "shutdown(s, SHUT_WR) ends one direction only. Then read until read gives 0 bytes, and print what came.",
  }),
  cut: (expected: number, got: number): Words => ({
    expected: `The answer has ${count(expected, "byte")}.`,
    happened: `${got} were printed.`,
    reason: "One read takes what is there, and more may follow.",
    next: "Read in a loop until read gives 0 bytes.",
  }),
  notFound: (host: string, stderr: string): Words => ({
    expected: `The client finds the server on ${host}.`,
    happened: stderr === "" ? "No client came." : `It ended: ${stderr.trim().slice(0, 200)}`,
    reason: host.includes(":")
      ? "The address was fixed, or the socket is one of IPv4."
      : "connect takes addresses, and this is a name.",
    next: "getaddrinfo gives a list of { family, address }: make the socket of that family, and connect it to that address.",
  }),
  notRefused: (status: number | null): Words => ({
    expected: "The client exits with status 1.",
    happened: `It exited with status ${status}.`,
    reason: "connect failed, and the program went on as if all were well.",
    next: "When no address of the list could be connected to, exit(1).",
  }),
};
