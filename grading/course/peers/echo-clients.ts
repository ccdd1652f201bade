import { program } from "../../../lib/program/program.ts";

/** What a client of an echo server does next: the verb, the client's name, and more. */
export type Step =
  | [verb: "open", name: string]
  /** Open, with next to no room for what comes, and much for what goes. */
  | [verb: "narrow", name: string]
  | [verb: "send", name: string, text: string]
  /** Send this many lines of this many letters in one write. */
  | [verb: "burst", name: string, lines: number, length: number]
  /** Read this many lines and print them, as JSON: [name, line, line, …]; null stands for the end of the stream. */
  | [verb: "take", name: string, lines: number]
  /** Send a line and read the answer, this many times; print [name, "well"], or the first answer that was wrong. */
  | [verb: "talk", name: string, times: number]
  /** Read the answers to a burst; print how many were right: [name, "60"]. */
  | [verb: "count", name: string, lines: number, length: number]
  /** Send no more, but go on listening. */
  | [verb: "shut", name: string]
  | [verb: "close", name: string]
  /** Drop the connection: the other side sees ECONNRESET. */
  | [verb: "reset", name: string]
  /** Wait for ever, with all connections open. */
  | [verb: "stay", name: string];

/** The clients of an echo server, played by one process, so that their order is certain: argv[0] has the steps. */
export const echoClients = program((c) => {
  const { argv, socket, setsockopt, connect, read, write, shutdown, close, poll, attempt, print } =
    c;
  const TCP_MAXSEG = 2;
  const clients = new Map<string, { fd: ReturnType<typeof socket>; rest: string }>();
  const open = (name: string, narrow: boolean): void => {
    const fd = socket(c.AF_INET, c.SOCK_STREAM);
    if (narrow) {
      setsockopt(fd, c.IPPROTO_TCP, TCP_MAXSEG, 536);
      setsockopt(fd, c.SOL_SOCKET, c.SO_RCVBUF, 1);
      setsockopt(fd, c.SOL_SOCKET, c.SO_SNDBUF, 200_000);
    }
    connect(fd, { address: "127.0.0.1", port: 7777 });
    clients.set(name, { fd, rest: "" });
  };
  const of = (name: string) => clients.get(name) ?? { fd: -1 as const, rest: "" };
  const line = (name: string): string | null => {
    const client = of(name);
    while (!client.rest.includes("\n")) {
      const part = attempt(() => read(client.fd, 65536));
      if (!part.ok || part.value.length === 0) return null;
      client.rest += part.value;
    }
    const end = client.rest.indexOf("\n");
    const first = client.rest.slice(0, end);
    client.rest = client.rest.slice(end + 1);
    return first;
  };
  const lines = (name: string, count: number) => Array.from({ length: count }, () => line(name));
  const say = (...parts: unknown[]): void => print(JSON.stringify(parts), "\n");

  for (const [verb, name, a, b] of JSON.parse(argv[0] ?? "[]")) {
    const { fd } = of(name);
    if (verb === "open" || verb === "narrow") open(name, verb === "narrow");
    else if (verb === "send") write(fd, a);
    else if (verb === "burst") write(fd, `${"x".repeat(b)}\n`.repeat(a));
    else if (verb === "take") say(name, ...lines(name, a));
    else if (verb === "count")
      say(name, `${lines(name, a).filter((text) => text === `echo: ${"x".repeat(b)}`).length}`);
    else if (verb === "shut") shutdown(fd, c.SHUT_WR);
    else if (verb === "stay") poll([], -1);
    else if (verb === "talk") {
      let wrong: string | null = "well";
      for (let n = 0; n < a && wrong === "well"; n++) {
        const sent = attempt(() => c.send(fd, `${name}${n}\n`, c.MSG_NOSIGNAL));
        const answer = sent.ok ? line(name) : null;
        if (answer !== `echo: ${name}${n}`) wrong = answer;
      }
      say(name, wrong);
    } else {
      if (verb === "reset") setsockopt(fd, c.SOL_SOCKET, c.SO_LINGER, { onoff: true, linger: 0 });
      close(fd);
    }
  }
});

/** An earlier server, which closed its connection first: its port stays taken for a minute, in TIME_WAIT. */
export const formerServer = program((c) => {
  const { socket, setsockopt, bind, listen, connect, accept, close } = c;
  const server = socket(c.AF_INET, c.SOCK_STREAM);
  setsockopt(server, c.SOL_SOCKET, c.SO_REUSEADDR, true);
  bind(server, { address: "0.0.0.0", port: 7777 });
  listen(server, 1);
  const client = socket(c.AF_INET, c.SOCK_STREAM);
  connect(client, { address: "127.0.0.1", port: 7777 });
  for (const fd of [accept(server), client, server]) close(fd);
});
