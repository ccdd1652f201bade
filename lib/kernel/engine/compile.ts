import type { Failure } from "../protocol.ts";
import { describeDiagnostics } from "./failure.ts";
import { Source } from "./lines.ts";
import { writeOutShorthands } from "./shorthand.ts";
import { type Converter, createConverter, getCodeMetadata, hooks } from "./tslab.ts";

/** A cell that can be run. */
export interface Compiled {
  javascript: string;
  /** It awaits at its top level. */
  asynchronous: boolean;
  /** Under this name its last expression is exported. */
  lastExpression: string | null;
  source: Source;
  /** Local files that it imports, compiled. */
  files: { path: string; data: string }[];
  /** The types of what it and the cells before it declare. */
  declarations: string;
}

/** Compiles cells, each with the declarations of those before it. */
export class Compiler {
  readonly converter: Converter = createConverter({ isJS: false, isBrowser: false });
  /** Of the cells that have run. */
  declarations = "";

  /** A cell, or why it cannot be run; null for a cell that only declares a module. */
  compile(code: string, count: number): Compiled | Failure | null {
    const metadata = getCodeMetadata(code);
    if (metadata.module) {
      const problems = this.converter.addModule(metadata.module, code, metadata);
      return problems.length > 0 ? describeDiagnostics(code, problems) : null;
    }
    const full = writeOutShorthands(code, this.declarations);
    const converted = this.converter.convert(this.declarations, full);
    if (converted.diagnostics.length > 0) return describeDiagnostics(full, converted.diagnostics);
    return {
      javascript: converted.output ?? "",
      asynchronous: converted.hasToplevelAwait ?? false,
      lastExpression: converted.lastExpressionVar ?? null,
      source: new Source(full, count, hooks.maps),
      files: converted.sideOutputs ?? [],
      declarations: converted.declOutput ?? "",
    };
  }
}
