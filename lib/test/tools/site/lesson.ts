// The lesson of which the tests make a site: pictures, a verdict, a table, wide code, hints and an exercise; and what is done to its pages.
import { metadata } from "../../../ground/notebook-files.ts";

export interface Made {
  cell_type: string;
  metadata: Record<string, unknown>;
  source: string;
}

/** Its output answers a question. */
const folded = "1 + 1";

const text = [
  "# 1. A word\n\nA parent talks through a [pipe](glossary.ipynb#pipe), and more in [another](99-none.ipynb).",
  `import { program, run, table, verdict } from "ipc";
const hello = await run(program(({ pipe, fork, read, write, wait, exit }) => {
  const [r, w] = pipe();
  if (fork() === 0) {
    read(r, 5);
    exit(0);
  }
  write(w, "hello");
  wait();
}));
hello.steps()`,
  "hello.timeline()",
  'verdict("C3.1", { "a pipe goes one way": true }, { "written": "hello" })',
  `table([
  { mechanism: "pipe", latency: 1200 }, { mechanism: "none", latency: null },
  { mechanism: "FIFO", latency: 900 }, { mechanism: "socket", latency: 10_000 },
], "Round trips, ns")`,
  '"a line that is longer than a phone is wide, and that must scroll inside itself to be read at all"',
  folded,
  "### Exercise: Say a word\n\nSay it.\n\n<details><summary>Hint 1</summary>\n\nClose the end that you do not use.\n\n</details>",
  "const say = program(() => {\n  // YOUR CODE HERE\n});\nsay",
  '(await check("words/say", say)).earned',
];

/** A notebook of cells: those that begin with `#` are prose, and one is a stub. */
export function notebookOf(sources = text): { cells: unknown[] } & Record<string, unknown> {
  const cells = sources.map((source, index) => {
    const stub = source.includes("YOUR CODE HERE");
    const kinds = stub
      ? { exercise: "words/say" }
      : source === folded
        ? { tags: ["hide-output"] }
        : {};
    const cell = { id: `cell-${index}`, metadata: kinds, source };
    if (source.startsWith("#")) return { ...cell, cell_type: "markdown" };
    return { ...cell, cell_type: "code", execution_count: null, outputs: [] };
  });
  return { cells, metadata, nbformat: 4, nbformat_minor: 5 };
}

/** What has the focus: its tag, its type, its label and its words. */
export const FOCUSED = `(() => {
  const e = document.activeElement;
  if (e === document.body) return "BODY";
  return [e.tagName, e.type === "range" ? "range" : "", e.title, e.getAttribute("aria-label"), e.innerText || e.textContent]
    .filter(Boolean).join(" ").replace(/\\s+/g, " ").trim();
})()`;

/** One of each thing that no page may have. */
export const wrong = `<a href="none.html">nowhere</a> <a href="glossary.html#nothing">no place</a>
  <img src="http://127.0.0.1:9/image.png"><script>console.error("oh")</script>
  <div style="width:2000px">wide</div>
  <figure class="picture"><div class="drawn"><svg width="9" height="9"></svg></div>
  <script type="application/json" data-width="wide">{"mark": 1}</script></figure>`;
