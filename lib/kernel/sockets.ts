import { setTimeout as sleep } from "node:timers/promises";
import { Publisher, Reply, Router } from "zeromq";
import { type Connection, decode, encode, type Message } from "./wire.ts";

/** How many bytes may wait for the subscribers before the engine has to wait too, and when it may go on. */
const HIGH_WATER = 8 << 20;
const LOW_WATER = 1 << 20;

/** How long a subscriber that reads nothing may hold up the others: 10 s, if the machine does not stand still. Pause in ms. */
const SEND_RETRY = { tries: 5000, pause: 2 };

/**
 * The kernel's five sockets. Nothing published is lost, and what waits to be sent is bounded: a socket that is full
 * makes us wait, not drop, and `onFull` tells those who write to stop for a while.
 */
export class Sockets {
  onRequest: (request: Message, channel: "shell" | "control") => void = () => {};
  onFull: (full: boolean) => void = () => {};

  readonly #connection: Connection;
  readonly #shell: Router = new Router({ linger: 1000 });
  readonly #control: Router = new Router({ linger: 1000 });
  readonly #stdin: Router = new Router({ linger: 0 });
  readonly #heartbeat: Reply = new Reply({ linger: 0 });
  readonly #iopub: Publisher = new Publisher({
    linger: 1000,
    noDrop: true,
    sendHighWaterMark: 256,
  });
  readonly #waiting: { frames: (Buffer | string)[]; size: number }[] = [];
  #backlog = 0;
  #sending: Promise<void> = Promise.resolve();
  #busy = false;
  #full = false;
  #lossyUntil = 0;
  #replies: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async bind(): Promise<void> {
    const { transport, ip, ...ports } = this.#connection;
    const address = (port: number): string =>
      `${transport}://${ip}${transport === "ipc" ? "-" : ":"}${port}`;
    await Promise.all([
      this.#shell.bind(address(ports.shell_port)),
      this.#control.bind(address(ports.control_port)),
      this.#stdin.bind(address(ports.stdin_port)),
      this.#heartbeat.bind(address(ports.hb_port)),
      this.#iopub.bind(address(ports.iopub_port)),
    ]);
    void this.#listen(this.#shell, "shell");
    void this.#listen(this.#control, "control");
    void this.#echo();
    void this.#ignore();
  }

  /** Answers one client. */
  reply(
    request: Message,
    channel: "shell" | "control",
    type: string,
    content: unknown,
    metadata?: unknown,
  ): void {
    const frames = encode(
      this.#connection.key,
      type,
      content,
      request,
      request.identities,
      metadata,
    );
    const socket = channel === "shell" ? this.#shell : this.#control;
    // ZeroMQ takes one message of a socket at a time.
    this.#replies = this.#replies.then(() => socket.send(frames)).catch(() => {});
  }

  /** Tells every subscriber. */
  publish(type: string, content: unknown, parent: Message | null): void {
    const frames = encode(this.#connection.key, type, content, parent, [`kernel.${type}`]);
    const size = frames.reduce((sum, frame) => sum + frame.length, 0);
    this.#waiting.push({ frames, size });
    this.#backlog += size;
    if (this.#backlog > HIGH_WATER) this.#setFull(true);
    if (!this.#busy) this.#sending = this.#send();
  }

  /** Sends what is still to be sent, then closes. */
  async close(): Promise<void> {
    await Promise.race([Promise.all([this.#sending, this.#replies]), sleep(2000)]);
    for (const socket of [this.#shell, this.#control, this.#stdin, this.#heartbeat, this.#iopub]) {
      socket.close();
    }
  }

  async #send(): Promise<void> {
    this.#busy = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      await this.#sendOne(next.frames);
      this.#backlog -= next.size;
      if (this.#backlog < LOW_WATER) this.#setFull(false);
    }
    this.#busy = false;
  }

  async #sendOne(frames: (Buffer | string)[]): Promise<void> {
    let tries = 0;
    if (this.#lossyUntil && Date.now() > this.#lossyUntil) this.#setLossy(false);
    for (;;) {
      try {
        return await this.#iopub.send(frames);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return;
        tries += 1;
        if (tries < SEND_RETRY.tries) await sleep(SEND_RETRY.pause);
        // Somebody subscribed and does not read. For a minute it loses what it has no room for.
        else this.#setLossy(true);
      }
    }
  }

  /** ZeroMQ takes this option at any time; its binding warns, once in each direction, that it might not. */
  #setLossy(lossy: boolean): void {
    this.#lossyUntil = lossy ? Date.now() + 60_000 : 0;
    this.#iopub.noDrop = !lossy;
  }

  #setFull(full: boolean): void {
    if (full === this.#full) return;
    this.#full = full;
    this.onFull(full);
  }

  async #listen(socket: Router, channel: "shell" | "control"): Promise<void> {
    for await (const frames of socket) {
      try {
        this.onRequest(decode(this.#connection.key, frames), channel);
      } catch (error) {
        console.error(error);
      }
    }
  }

  async #echo(): Promise<void> {
    for await (const frames of this.#heartbeat) await this.#heartbeat.send(frames);
  }

  /** No cell ever asks for input, so whatever comes here is nobody's answer. */
  async #ignore(): Promise<void> {
    for await (const _ of this.#stdin);
  }
}
