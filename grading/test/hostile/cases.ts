// The programs of grading/test/hostile/programs: what each declares of itself in its first lines.
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { HERE } from "../../../lib/linux/architecture.ts";

export const folder = join(import.meta.dirname, "programs");

export interface Case {
  name: string;
  file: string;
  exercise: string;
  /** Points that it earns, for work that it really does. */
  earned: number;
  /** The checks that it does not pass, without those that are left out because of them. */
  failed: string[];
  /** What it is told must hold this. */
  told: string[];
  /** Lines that it writes to its standard error: how its attack went. */
  probes: string[];
}

/**
 * ```
 * // exercise: pipes/two-way
 * // @verdict 0: two-pipes       points, and the checks that fail
 * // @told its CPU time          a part of what the learner reads
 * // @probe keyctl: EPERM        a line that the program itself writes about its attack
 * // @only x64                   it speaks to this processor alone
 * ```
 *
 * The calls of a script are named as in C, `syscall(SYS_mount, …)`: it is graded with this machine's numbers.
 */
export function readCases(): Case[] {
  return globSync("*.ts", { cwd: folder })
    .sort()
    .flatMap((file) => {
      const path = join(folder, file);
      const head = readFileSync(path, "utf8").slice(0, 4000).split("\n");
      const all = (word: string): string[] =>
        head.flatMap((line) =>
          line.startsWith(`// ${word} `) ? [line.slice(word.length + 4)] : [],
        );
      const [exercise = ""] = all("exercise:");
      const [only = HERE] = all("@only");
      if (only !== HERE) return [];
      const verdict = /^(\d+)(?:: (.+))?$/.exec(all("@verdict")[0] ?? "");
      if (!verdict) throw new Error(`${file} declares no verdict`);
      return {
        name: basename(file, ".ts"),
        file: path,
        exercise,
        earned: Number(verdict[1]),
        failed: verdict[2]?.split(" ") ?? [],
        told: all("@told"),
        probes: all("@probe"),
      };
    });
}
