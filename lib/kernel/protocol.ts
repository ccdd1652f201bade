// The two processes of the kernel and what they say to each other, one JSON text a line.
//
//   front   speaks Jupyter's protocol, never runs a cell, so it always answers
//   engine  compiles and runs the cells, and may loop, block or die

/** What an output shows, keyed by MIME type: text as a string, binary in base64, JSON types as objects. */
export type MimeBundle = Record<string, unknown>;

/** The content of `display_data` and `execute_result`, as far as the engine knows it. */
export interface Shown {
  data: MimeBundle;
  metadata: Record<string, unknown>;
  /** `display_id`, for what can be updated. */
  transient?: { display_id?: string };
}

/** The content of an `error`: a name, one sentence, and the lines a reader sees. */
export interface Failure {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** The answer to a question of the user interface. */
export type Answer = Record<string, unknown>;

/** From front to engine. */
export type Order =
  | {
      type: "execute";
      cell: number;
      count: number;
      code: string;
      expressions: Record<string, string>;
    }
  | { type: "interrupt" }
  | { type: "opened"; cell: number }
  | { type: "ask"; id: number; question: "complete" | "inspect"; code: string; position: number }
  | { type: "ask"; id: number; question: "is_complete"; code: string };

/** From engine to front. After those marked with (!) the engine waits for one byte, so that nothing overtakes them. */
export type Report =
  | { type: "ready"; pid: number }
  /** The cell's descriptors 1 and 2 are pipes now; the engine holds their read ends under these numbers. */
  | { type: "pipes"; cell: number; reads: [number, number] }
  /** The cell's own code runs from here on. */
  | { type: "running"; cell: number }
  /** (!) Whatever was written so far must be published before anything that follows. */
  | { type: "barrier" }
  /** (!) */
  | { type: "display"; cell: number; shown: Shown; update: boolean }
  /** JavaScript of an earlier cell wrote while a later one holds descriptors 1 and 2. */
  | { type: "text"; cell: number; name: "stdout" | "stderr"; text: string }
  /** Something failed outside the cell's own run, for instance in a timer. */
  | { type: "error"; cell: number; failure: Failure }
  | {
      type: "done";
      cell: number;
      failure?: Failure;
      result?: Shown;
      expressions?: Record<string, unknown>;
    }
  | { type: "answer"; id: number; answer: Answer };

/** The engine's descriptors besides 0, 1 and 2. */
export const descriptors = {
  /** Orders, read by the engine. */
  orders: 3,
  /** Reports, written by the engine; a full one makes it wait. */
  reports: 4,
  /** One byte for each report that is waited for. */
  acknowledgements: 5,
  /** Read by the thread that interrupts (native/kernel/interrupt.c). */
  interrupts: 6,
  /** Held by the keeper (native/guard/keeper.c). */
  lifeline: 7,
} as const;

/** Splits a stream of bytes into lines of JSON. */
export function lineReader<T>(take: (message: T) => void): (chunk: Buffer) => void {
  let rest: Buffer[] = [];
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, end)]);
      rest = [];
      from = end + 1;
      take(JSON.parse(line.toString()) as T);
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  };
}
