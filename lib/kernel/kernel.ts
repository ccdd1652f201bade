import { Cells } from "./cells.ts";
import { History } from "./history.ts";
import { describeKernel } from "./kernel-info.ts";
import { toCodePoints, toUtf16 } from "./positions.ts";
import { EngineProcess } from "./process.ts";
import type { Answer } from "./protocol.ts";
import { Sockets } from "./sockets.ts";
import type { Connection, Message } from "./wire.ts";

type Channel = "shell" | "control";

/** The front of the kernel: answers every request of Jupyter's protocol, at once or when the engine has answered. */
export class Kernel {
  readonly #sockets: Sockets;
  readonly #history: History = new History();
  readonly #cells: Cells;
  #ending = false;

  constructor(connection: Connection, engine: EngineProcess) {
    this.#sockets = new Sockets(connection);
    this.#cells = new Cells(this.#sockets, this.#history, engine, () => new EngineProcess());
    this.#sockets.onRequest = (request, channel) => void this.#serve(request, channel);
  }

  async start(): Promise<void> {
    await this.#sockets.bind();
    this.#sockets.publish("status", { execution_state: "starting" }, null);
  }

  interrupt(): void {
    this.#cells.interrupt();
  }

  /** Leaves no process and no unsent message behind. */
  async shutdown(): Promise<void> {
    if (this.#ending) return;
    this.#ending = true;
    await this.#cells.end();
    await this.#sockets.close();
    process.exit(0);
  }

  async #serve(request: Message, channel: Channel): Promise<void> {
    if (request.header.msg_type === "execute_request") {
      this.#cells.add(request, channel);
      return;
    }
    this.#sockets.publish("status", { execution_state: "busy" }, request);
    try {
      await this.#answer(request, channel);
    } catch (error) {
      // A request with a wrong content is the client's mistake, and not a reason to end.
      console.error(error);
    } finally {
      this.#sockets.publish("status", { execution_state: "idle" }, request);
    }
    if (request.header.msg_type === "shutdown_request") await this.shutdown();
  }

  async #answer(request: Message, channel: Channel): Promise<void> {
    const { content } = request;
    const reply = (type: string, answer: Answer): void =>
      this.#sockets.reply(request, channel, type, { status: "ok", ...answer });
    switch (request.header.msg_type) {
      case "kernel_info_request":
        return reply("kernel_info_reply", describeKernel());
      case "complete_request":
        return reply("complete_reply", await this.#complete(content));
      case "inspect_request":
        return reply("inspect_reply", await this.#inspect(content));
      case "is_complete_request":
        return reply(
          "is_complete_reply",
          await this.#cells.ask({ question: "is_complete", code: content.code }),
        );
      case "history_request":
        return reply("history_reply", { history: this.#history.find(content) });
      case "comm_info_request":
        return reply("comm_info_reply", { comms: {} });
      case "comm_open":
        // Nobody here knows the other side's target; the protocol asks to close it again.
        this.#sockets.publish("comm_close", { comm_id: content.comm_id, data: {} }, request);
        return;
      case "interrupt_request":
        this.interrupt();
        return reply("interrupt_reply", {});
      case "shutdown_request": {
        // What a client that waits for the reply may count on: nothing runs any more.
        await this.#cells.end();
        const restart = Boolean(content.restart);
        this.#sockets.publish("shutdown_reply", { status: "ok", restart }, request);
        return reply("shutdown_reply", { restart });
      }
    }
  }

  async #complete(content: { code: string; cursor_pos: number }): Promise<Answer> {
    const { code } = content;
    const position = toUtf16(code, content.cursor_pos);
    const answer = await this.#cells.ask({ question: "complete", code, position });
    return {
      ...answer,
      cursor_start: toCodePoints(code, answer.cursor_start as number),
      cursor_end: toCodePoints(code, answer.cursor_end as number),
    };
  }

  #inspect(content: { code: string; cursor_pos: number }): Promise<Answer> {
    const { code } = content;
    const position = toUtf16(code, content.cursor_pos);
    return this.#cells.ask({ question: "inspect", code, position });
  }
}
