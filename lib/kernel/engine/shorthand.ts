import { ts } from "./tslab.ts";

/**
 * Writes `{ files }` as `{ files: files }` where `files` comes from an earlier cell. tslab turns such a variable into a
 * property of `exports`, but overlooks it in a shorthand, which then names a variable that does not exist.
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

/** The values among the declarations that tslab keeps of the cells before: types cannot appear in a shorthand. */
function declaredNames(declarations: string): Set<string> {
  const names = new Set<string>();
  const file = ts.createSourceFile("cells.d.ts", declarations, ts.ScriptTarget.ES2022);
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const add = (node: any): void => {
    if (node?.name?.text) names.add(node.name.text);
  };
  for (const statement of file.statements) {
    const { importClause, declarationList } = statement;
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) continue;
    for (const one of declarationList?.declarations ?? [statement, importClause]) add(one);
    add(importClause?.namedBindings);
    for (const one of importClause?.namedBindings?.elements ?? []) add(one);
  }
  return names;
}
