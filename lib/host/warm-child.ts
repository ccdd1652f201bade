import type { ChildProcess } from "node:child_process";
import type { Socket } from "node:net";

/** A child that is started before it is needed: it keeps our process alive only while it is held. */
export class WarmChild {
  alive = true;
  readonly process: ChildProcess;
  readonly gone: Promise<void>;
  #complaints = "";

  /** @param onGone is called when it has ended, or could not be started, before `gone` is */
  constructor(process: ChildProcess, onGone: () => void = () => {}) {
    this.process = process;
    for (const stream of process.stdio) stream?.on("error", () => {});
    process.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-4000);
    });
    this.gone = new Promise((resolve) => {
      const end = (): void => {
        this.alive = false;
        onGone();
        resolve();
      };
      process.once("exit", end).once("error", end);
    });
    this.hold(false);
  }

  /** The end of what it wrote on standard error. */
  get complaints(): string {
    return this.#complaints;
  }

  hold(on: boolean): void {
    const handles: unknown[] = [this.process, ...this.process.stdio];
    for (const handle of handles) {
      const h = handle as Socket | null;
      if (on) h?.ref?.();
      else h?.unref?.();
    }
  }
}
