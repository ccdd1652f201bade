import { root } from "../../lib/ground/place.mjs";
import { syncList } from "../handout/files.ts";

export const name = "list of what learners get";

export async function run(fix: boolean): Promise<string[]> {
  return syncList(root, fix);
}
