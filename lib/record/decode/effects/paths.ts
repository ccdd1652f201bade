/** Calls that change names: unlink, rename, link, mknod. The stream reports the files that it saw change. */
import type { Context } from "./context.ts";

export function applyPath(c: Context): void {
  const { tables, call } = c;
  const paths = Object.entries(c.raw.str ?? {})
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, path]) => tables.pathText(path));
  const [from, to] = paths;
  const found = from === undefined ? null : tables.labelled(from);
  call.object = found;
  if (found === null) return;
  const reported = c.raw.files?.some(({ file }) => tables.names.known(file) === found) ?? false;
  const object = tables.object(found);
  if (call.syscall.startsWith("unlink")) {
    if (!reported) object.links = Math.max(0, (object.links ?? 1) - 1);
    if (object.links === 0 || object.links === undefined) tables.relabel(found, null);
  }
  if (call.syscall.startsWith("rename") && to !== undefined) tables.relabel(found, to);
  if (call.syscall.startsWith("link") && !reported) object.links = (object.links ?? 1) + 1;
}
