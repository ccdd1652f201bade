/** One executed cell: its session, its number, its text. */
type Entry = [session: number, line: number, input: string];
/** The same with its result as text. */
type EntryWithOutput = [session: number, line: number, [input: string, output: string | null]];

interface Request {
  output?: boolean;
  hist_access_type: "range" | "tail" | "search";
  start?: number;
  stop?: number;
  n?: number;
  pattern?: string;
  unique?: boolean;
}

/** What was executed since the kernel started, for consoles; nothing is kept on disk. */
export class History {
  #entries: Entry[] = [];
  readonly #outputs = new Map<number, string>();

  add(count: number, code: string): void {
    this.#entries.push([0, count, code]);
    const gone = this.#entries.length > 1000 ? this.#entries.shift() : undefined;
    if (gone) this.#outputs.delete(gone[1]);
  }

  addOutput(count: number, text: unknown): void {
    if (typeof text === "string") this.#outputs.set(count, text);
  }

  find(request: Request): (Entry | EntryWithOutput)[] {
    const found = this.#find(request);
    if (!request.output) return found;
    return found.map(([session, line, input]) => [
      session,
      line,
      [input, this.#outputs.get(line) ?? null],
    ]);
  }

  #find(request: Request): Entry[] {
    const last = (entries: Entry[]): Entry[] => (request.n ? entries.slice(-request.n) : entries);
    switch (request.hist_access_type) {
      case "tail":
        return last(this.#entries);
      case "search": {
        const matching = this.#entries.filter(([, , input]) =>
          glob(request.pattern ?? "*").test(input),
        );
        return last(request.unique ? unique(matching) : matching);
      }
      default:
        return this.#entries.filter(
          ([, line]) =>
            line >= (request.start ?? 0) && line < (request.stop ?? Number.POSITIVE_INFINITY),
        );
    }
  }
}

function glob(pattern: string): RegExp {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", "[\\s\\S]*").replaceAll("?", "[\\s\\S]")}$`);
}

function unique(entries: Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry[2], entry])).values()];
}
