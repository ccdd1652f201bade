import { Presets, SingleBar } from "cli-progress";
import { plain } from "../report/text.ts";
import type { SubmissionResult } from "../result/types.ts";
import { gradebook as sentences } from "../words/gradebook.ts";

/** What a teacher sees while the class is graded: on a terminal a bar with the time left, otherwise a line a tenth. */
export class Progress {
  #out: NodeJS.WriteStream;
  #bar: SingleBar | null;
  #total = 0;
  #done = 0;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
    const format = sentences.bar();
    const options = { format, stream: out, hideCursor: true, clearOnComplete: true, etaBuffer: 50 };
    this.#bar = out.isTTY ? new SingleBar(options, Presets.shades_classic) : null;
  }

  begin(total: number): void {
    this.#total = total;
    this.#bar?.start(total, 0, { student: "" });
  }

  step(result: SubmissionResult): void {
    this.#done += 1;
    this.#bar?.increment(1, { student: plain(result.student, 30) });
    const tenths = Math.floor((this.#done * 10) / this.#total);
    const before = Math.floor(((this.#done - 1) * 10) / this.#total);
    if (!this.#bar && tenths > before)
      this.#out.write(`${sentences.progress(this.#done, this.#total)}\n`);
  }

  /** Gives the terminal back as it was. */
  end(): void {
    this.#bar?.stop();
  }
}
