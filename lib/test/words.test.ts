/**
 * All that people read stands in lib/words and grading/words, and with an exercise: elsewhere no text of the code is a
 * sentence, or a part of one.
 */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyNode, parse } from "acorn";
import { transformSync } from "amaro";
import { root } from "../ground/place.mjs";

/** The rooms that speak to people. The claims and the rooms of machines are data. */
const ROOMS = [
  "lib/{ground,host,libc,record,program,view,svg,measure,notebook,kernel}",
  "lib/tools/{install,lab,check,lessons,site,machines}",
  "grading/{submission,judge,gradebook,report,handout,nbgrader,notebook,commands}",
];

/** What looks like a sentence and is not one to people. */
const EXCEPTIONS: Record<string, RegExp> = {
  "lib/tools/lessons/syllabus.ts": /./,
  "lib/tools/machines/rooms.ts": /./,
  // Python, JavaScript and CSS.
  "lib/tools/install/interpreter.mjs": /^\nimport json/,
  "lib/tools/site/audit.ts": /^(for \(const|no scripts, )/,
  "lib/program/runner/main.ts": /^\(values, at, console\)/,
  "lib/svg/render.ts": /^@media/,
  // Verdicts, by which claims are told apart, too.
  "lib/notebook/row.ts": /^cannot be decided here$/,
  "lib/view/verdict.ts": /^(does not hold|cannot be decided here)$/,
  // Faults of who writes an exercise, and of the grader.
  "grading/judge/define.ts": /has two checks/,
  "grading/judge/record-queries.ts": /^there is no tracer$/,
  "grading/judge/trial.ts": /^the exercise has no variable/,
  "grading/nbgrader/metadata.ts": /^there is no line/,
  "grading/submission/program/wrap.ts": /is no variable$/,
};

const WORD = "[A-Za-z][a-z'’]*";
const THREE = new RegExp(`(?<![\\w.])${WORD}[,;:]? ${WORD}[,;:]? ${WORD}(?![\\w(])`);
/** Names of calls in a row have none of these. */
const SMALL =
  /(?<![\w-])(the|an?|is|are|was|were|be|has|have|does|to|of|in|on|at|by|for|from|with|and|or|not|no|it|its|that|which|this|there|cannot)(?![\w(-])/;
/** A function of C, as it is bound. */
const PROTOTYPE = /^[\w *]+\([^)]*\)$/;

describe("the words", () => {
  it("stand in their own trees", () => {
    const files = globSync(
      ROOMS.map((room) => `${room}/**/*.{ts,mjs,cjs}`),
      { cwd: root, exclude: (name) => ["test", "node_modules"].includes(name) },
    );
    assert.ok(files.length > 300, String(files.length));
    const found = files.sort().flatMap((file) => {
      const known = EXCEPTIONS[file];
      return sentencesIn(file, readFileSync(join(root, file), "utf8"))
        .filter((text) => !known?.test(text))
        .map((text) => `${file}: ${text}`);
    });
    assert.deepEqual(found, []);
  });

  it("are found where they do not belong", () => {
    const planted = `
      const names = "read write close"; // a comment is not one
      bind("int open(const char *path, int flags)");
      throw new Error("the table has no such row");
      if (ok) say(\`\${name} is not there: look for it\`);
      fail("Close the write end.");`;
    assert.deepEqual(sentencesIn("planted.ts", planted), [
      "… is not there: look for it",
      "Close the write end.",
    ]);
  });

  it("has only exceptions that there are", () => {
    for (const [file, known] of Object.entries(EXCEPTIONS)) {
      const texts = sentencesIn(file, readFileSync(join(root, file), "utf8"));
      assert.ok(
        texts.some((text) => known.test(text)),
        file,
      );
    }
  });
});

/** The texts of a file that are for people. What is thrown as a plain Error is a fault of ours, and for us. */
function sentencesIn(file: string, text: string): string[] {
  const js = file.endsWith(".ts") ? transformSync(text, { mode: "strip-only" }).code : text;
  const sourceType = file.endsWith(".cjs") ? "script" : "module";
  const found: string[] = [];
  const visit = (node: AnyNode): void => {
    const said = textOf(node);
    if (said !== null && isSentence(said)) found.push(said);
    if (node.type === "NewExpression" && "name" in node.callee && node.callee.name === "Error")
      return;
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parse(js, { ecmaVersion: "latest", sourceType }));
  return found;
}

function textOf(node: AnyNode): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral") return null;
  return node.quasis.map(({ value }) => value.cooked).join("…");
}

function isSentence(text: string): boolean {
  return THREE.test(text) && SMALL.test(text) && !PROTOTYPE.test(text);
}

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((member): member is AnyNode => typeof (member as AnyNode | null)?.type === "string");
}
