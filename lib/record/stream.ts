/** From the text of a raw stream to its events. */
import type { RawEvent } from "./raw.ts";

/** @throws Error with the line that is not JSON */
export function readStream(text: string): RawEvent[] {
  const events: RawEvent[] = [];
  // Line by line: all lines together would be the stream once more.
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf("\n", from);
    const to = newline < 0 ? text.length : newline;
    const line = text.slice(from, to);
    from = to + 1;
    if (line === "") continue;
    try {
      events.push(JSON.parse(line) as RawEvent);
    } catch {
      throw new Error(
        `line ${events.length + 1} of the run's raw stream is no JSON: ${line.slice(0, 80)}`,
      );
    }
  }
  return events;
}
