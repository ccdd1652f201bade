import type { Answer } from "../protocol.ts";
import type { Compiler } from "./compile.ts";
import { isCompleteCode, printQuickInfo, ts } from "./tslab.ts";

/** Names that fit at the cursor. Positions are in UTF-16 units. */
export function complete(
  { converter, declarations }: Compiler,
  code: string,
  position: number,
): Answer {
  const { start, end, candidates, original } = converter.complete(declarations, code, position);
  const kinds = new Map(original?.entries.map(({ name, kind }) => [name, kind]));
  return {
    matches: candidates,
    cursor_start: start,
    cursor_end: end,
    metadata: {
      // JupyterLab shows the kind beside the name.
      _jupyter_types_experimental: candidates.map((text) => ({
        start,
        end,
        text,
        type: kinds.get(text) ?? "",
      })),
    },
  };
}

/** The signature and the documentation of what is at the cursor, or of the function whose arguments it is in. */
export function inspect(
  { converter, declarations }: Compiler,
  code: string,
  position: number,
): Answer {
  for (const at of [position, position - 1, callee(code, position)]) {
    if (at < 0 || at > code.length) continue;
    const info = converter.inspect(declarations, code, at);
    if (info?.displayParts?.length > 0) return { found: true, data: describe(info), metadata: {} };
  }
  return { found: false, data: {}, metadata: {} };
}

/** Whether a console should run the text or wait for another line. */
export function isComplete(code: string): Answer {
  const { completed, indent } = isCompleteCode(code);
  if (!completed) return { status: "incomplete", indent: indent ?? "" };
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest);
  return { status: file.parseDiagnostics.length > 0 ? "invalid" : "complete" };
}

/** The last letter of the name before the innermost open parenthesis; -1 without one. */
function callee(code: string, position: number): number {
  let depth = 0;
  for (let at = position - 1; at >= 0; at -= 1) {
    if (code[at] === ")") depth += 1;
    if (code[at] !== "(") continue;
    if (depth === 0) return code.slice(0, at).trimEnd().length - 1;
    depth -= 1;
  }
  return -1;
}

interface Part {
  text: string;
}

/** TypeScript's QuickInfo as words, and as the page that JupyterLab shows. */
function describe(info: {
  displayParts: Part[];
  documentation?: Part[];
  tags?: { name: string; text?: Part[] }[];
}): Record<string, string> {
  const text = (parts: Part[] = []): string => parts.map((part) => part.text).join("");
  // How a name came into the cell says nothing about what it is.
  const signature = text(info.displayParts)
    .replace(/^\(alias\) /, "")
    .replace(/\nimport .*$/, "");
  const displayParts = [{ text: signature }];
  const tags = (info.tags ?? []).map(({ name, text: parts }) =>
    name === "example" ? fence(text(parts)) : `*@${name}* ${text(parts)}`.trim(),
  );
  const page = [fence(signature), text(info.documentation), ...tags].filter(Boolean);
  return {
    "text/plain": printQuickInfo({ ...info, displayParts }),
    "text/markdown": page.join("\n\n"),
  };
}

function fence(code: string): string {
  return `\`\`\`typescript\n${code}\n\`\`\``;
}
