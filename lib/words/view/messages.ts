import { grouped } from "../number.ts";
import { plural } from "../plural.ts";

/** The messages in a queue, step by step. */
export const messages = {
  title: (queue: string): string => `The messages in ${queue}`,
  caption: "The oldest is at the top. A receiver takes the first that has the type it asks for.",
  columns: (): string[] => ["step", "call", "messages", "in the queue, oldest first"],
  noQueue: "The run has no message queue to look into",
  noStep: (step: number, queue: string, steps: number): string =>
    `There is no step ${step}: ${queue} changes in ${steps} steps`,
  more: (number: number): string => `and ${number} more`,
  moreMessages: (number: number): string =>
    plural(number, {
      one: `and ${grouped(number)} more message`,
      other: `and ${grouped(number)} more messages`,
    }),
  after: (messages: string, queue: string, step: number, what: string): string =>
    `${messages} in ${queue} after step ${step}: ${what}`,
  numbered: (number: number, message: string): string => `Message ${number}: ${message}`,
  message: (type: number, bytes: string, text: string): string => `type ${type}, ${bytes}, ${text}`,
  messageFrom: (type: number, bytes: string, from: string, text: string): string =>
    `type ${type}, ${bytes} from ${from}, ${text}`,
  head: (type: number, bytes: string): string => `type ${type}, ${bytes}`,
  headFrom: (type: number, bytes: string, from: string): string =>
    `type ${type}, ${bytes} from ${from}`,
  gone: (queue: string): string => `${queue} is gone`,
};

/** The calls on both sides of a socket. */
export const sequence = {
  title: "The calls on both sides of a socket",
  caption:
    "Time runs downwards. A dashed bar waits; an arrow is what passed from one side to the other.",
  sides: { server: "server", client: "client" },
  calls: (calls: string): string => `${calls} on sockets`,
  flow: (what: string): string => `From one side to the other: ${what}`,
  columns: (): string[] => ["time (µs)", "side", "process", "call", "result", "what passed"],
  passed: (
    what: string,
    sender: string,
    senderCall: string,
    taker: string,
    takerCall: string,
  ): string => `${what} from ${sender} ${senderCall} to ${taker} ${takerCall}`,
  bytes: (bytes: number): string => `${bytes} bytes`,
  connection: "connection",
  endOfFile: "end of file",
  sockets: (names: string): string => `Sockets: ${names}`,
};
