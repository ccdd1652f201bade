import { program } from "../../../lib/program/program.ts";

/** What a client does next: the verb, the client's name, which is that of its FIFO, and a text. */
export type Step =
  /** Open `requests` for writing, and keep it open. */
  | ["hold"]
  /** Make the client's FIFO. */
  | ["make", string]
  /** Open it for reading without waiting for a writer. */
  | ["ready", string]
  /** Open it for reading, and wait for a writer. */
  | ["listen", string]
  /** Let it hold no more than a page. */
  | ["narrow", string]
  /** Write this text into `requests`, in one write. */
  | ["send", string]
  /** Read a line of the client's FIFO and print it, as JSON: [name, line]. */
  | ["take", string]
  /** Close the client's FIFO, with whatever is in it. */
  | ["leave", string];

/** The clients of a service over FIFOs, played by one process, so that their order is certain: argv[0] has the steps. */
export const fifoClients = program((c) => {
  const { argv, mkfifo, open, read, write, close, poll, fcntl, print } = c;
  const { O_RDONLY, O_WRONLY, O_NONBLOCK, POLLIN, F_SETPIPE_SZ } = c;
  const own = new Map<string, ReturnType<typeof open>>();
  const fdOf = (name: string): ReturnType<typeof open> => own.get(name) ?? open(name, O_RDONLY);
  let held: ReturnType<typeof open> | null = null;
  const acts: Record<string, (word: string) => void> = {
    hold: () => {
      held = open("requests", O_WRONLY);
    },
    make: (name) => mkfifo(name, 0o600),
    ready: (name) => own.set(name, open(name, O_RDONLY | O_NONBLOCK)),
    listen: (name) => own.set(name, open(name, O_RDONLY)),
    narrow: (name) => fcntl(fdOf(name), F_SETPIPE_SZ, 4096),
    leave: (name) => close(fdOf(name)),
    send: (text) => {
      const fd = held ?? open("requests", O_WRONLY);
      write(fd, text);
      if (held === null) close(fd);
    },
    take: (name) => {
      let line = "";
      while (!line.endsWith("\n")) {
        poll([{ fd: fdOf(name), events: POLLIN }]);
        const part = read(fdOf(name), 4096);
        if (part.length === 0) break;
        line += part;
      }
      print(JSON.stringify([name, line.trimEnd()]), "\n");
    },
  };
  for (const [verb = "", word = ""] of JSON.parse(argv[0] ?? "[]") as string[][])
    acts[verb]?.(word);
});
