/** Calls that change names: unlink, rename, link, mknod. The stream reports the files that it saw change. */
import type { Context } from "./context.ts";

export function applyPath(c: Context): void {
  const { tables, call } = c;
  const paths = Object.entries(c.raw.str ?? {})
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, path]) => tables.pathText(path));
  const [from, to] = paths;
  const found = Object.entries(tables.state.objects).find(
    ([, o]) => o.label === from && o.label !== null,
  );
  call.object = found?.[0] ?? null;
  if (!found || from === undefined) return;
  const reported = c.raw.files?.some(({ file }) => tables.names.known(file) === found[0]) ?? false;
  const object = tables.object(found[0]);
  if (call.syscall.startsWith("unlink")) {
    if (!reported) object.links = Math.max(0, (object.links ?? 1) - 1);
    if (object.links === 0 || object.links === undefined) object.label = null;
  }
  if (call.syscall.startsWith("rename") && to !== undefined) object.label = to;
  if (call.syscall.startsWith("link") && !reported) object.links = (object.links ?? 1) + 1;
}
