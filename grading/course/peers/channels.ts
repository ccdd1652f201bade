/** Programs that ask a mechanism what it keeps: the same for all, so that what differs is the mechanism's own. */
import { type Channel, channels } from "../../../lib/measure/channels.ts";
import type { Mechanism } from "../../../lib/measure/types.ts";
import { program } from "../../../lib/program/program.ts";
import type { Program, Start } from "../../../lib/program/types.ts";

const NUMBER = 7777;
const MODE = 0o600;

function channelOf(mechanism: Mechanism): Channel & Required<Pick<Channel, "find">> {
  const channel = channels[mechanism.startsWith("shm") ? "shm" : mechanism] as Channel;
  // What a user's queues may hold together has to be enough for all runs at the same time.
  const small = { make: smallQueue };
  return { find: () => null, ...channel, ...(mechanism === "posix-queue" && small) };
}

const smallQueue: Channel["make"] = ({ mq_open, O_RDWR, O_CREAT }, n, mode) =>
  mq_open(`/${n}`, O_RDWR | O_CREAT, mode, { maxmsg: 8, msgsize: 64 });

/** A process that is not a child and was given nothing can find it. */
export function hasName(mechanism: Mechanism): boolean {
  return mechanism.startsWith("shm") || "find" in (channels[mechanism] as Channel);
}

/** Sends each text, in a child, and prints what each of the same number of receives gave, a line each. */
export function takeEach(mechanism: Mechanism, texts: string[]): Program {
  const { make, send, receive, ...more } = channelOf(mechanism);
  return program(
    (calls) => {
      const channel = make(calls, NUMBER, MODE);
      if (calls.fork() === 0) {
        for (const text of texts) send(calls, channel, text, 1);
        calls.exit(0);
      }
      calls.wait();
      for (let n = 0; n < texts.length; n++) calls.print(`${receive(calls, channel)}\n`);
    },
    { ...more, make, send, receive, texts, NUMBER, MODE },
  );
}

/** A sender that is killed when it has sent, and a successor that prints what it finds, or the error's name. */
export function orphan(mechanism: Mechanism, text: string): Record<string, Start> {
  const { make, find, send, receive, ...more } = channelOf(mechanism);
  const sender = program(
    (calls) => {
      send(calls, make(calls, NUMBER, MODE), text, 1);
      calls.kill(calls.getpid(), calls.SIGKILL);
    },
    { ...more, make, send, text, NUMBER, MODE },
  );
  const successor = program(
    (calls) => {
      const { value, code } = calls.attempt(() => receive(calls, find(calls, NUMBER)));
      calls.print(code ?? String(value));
    },
    { ...more, find, receive, NUMBER },
  );
  return { sender: { program: sender }, successor: { program: successor, after: "sender" } };
}
