import { ts } from "./tslab.ts";

/**
 * Writes `{ files }` as `{ files: files }` where `files` is of an earlier cell. tslab turns such a variable into a
 * property of `exports`, but overlooks it in a shorthand, which then names a variable that is nowhere.
 */
export function writeOutShorthands(code: string, declarations: string): string {
  if (!/[{,]\s*[\p{ID_Start}$_]/u.test(code)) return code;
  const earlier = declaredNames(declarations);
  if (earlier.size === 0) return code;
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ES2022);
  const names: { end: number; text: string }[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: nodes of TypeScript's tree, whose types do not load (tslab.ts)
  const visit = (node: any): void => {
    if (ts.isShorthandPropertyAssignment(node) && earlier.has(node.name.text)) {
      names.push({ end: node.name.end, text: node.name.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  // From the last to the first, so that the places of those before stay right.
  return names.reduceRight(
    (text, { end, text: name }) => `${text.slice(0, end)}: ${name}${text.slice(end)}`,
    code,
  );
}

/** The values among the declarations that tslab keeps of the cells before: types cannot stand in a shorthand. */
function declaredNames(declarations: string): Set<string> {
  const found = declarations.matchAll(
    /^\s*(?:export\s+)?declare\s+(?:abstract\s+)?(?:const|let|var|function|class|enum)\s+([^\s:(<{=;]+)/gm,
  );
  const imported = declarations.matchAll(/^\s*import\s+([^;]*?)\s+from\s/gm);
  const names = [...imported].flatMap((m) => (m[1] ?? "").split(/[{},\s]+/));
  return new Set([...[...found].map((m) => m[1] ?? ""), ...names].filter((name) => name !== ""));
}
