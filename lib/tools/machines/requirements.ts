import { spawnSync } from "node:child_process";
import { sentences } from "../../words/tools/machines.ts";

/** Why no room can be made here, and how one can; nothing where they can. */
export function whyNoRoom(): string | undefined {
  if (process.getuid?.() !== 0) return sentences.notRoot();
  const made = spawnSync("unshare", ["--mount", "--pid", "--ipc", "--uts", "--fork", "true"]);
  if (made.status !== 0) return sentences.noNamespaces(`${made.stderr ?? made.error}`.trim());
  if (spawnSync("debootstrap", ["--version"]).error) return sentences.noDebootstrap();
  return undefined;
}
