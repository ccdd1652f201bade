import { Writable } from "node:stream";
import { handout as command } from "../../handout/command.ts";

/** `npm run handout` in a course: its status, and what it says. */
export async function handout(
  args: string[],
  root: string,
): Promise<{ status: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const stream = (name: "out" | "err"): NodeJS.WriteStream =>
    new Writable({
      write(text, _, done) {
        said[name] += text;
        done();
      },
    }) as NodeJS.WriteStream;
  const { signal } = new AbortController();
  const status = await command(args, root, { out: stream("out"), err: stream("err"), signal });
  return { status, ...said };
}
