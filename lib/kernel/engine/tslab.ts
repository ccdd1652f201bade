// tslab's parts that we use, with two of TypeScript's functions replaced beneath them.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { checkout } from "../../host/checkout.ts";

/** What tslab's converter makes of a cell. */
export interface Converted {
  output?: string;
  declOutput?: string;
  diagnostics: Diagnostic[];
  lastExpressionVar?: string;
  hasToplevelAwait?: boolean;
  sideOutputs?: { path: string; data: string }[];
}

export interface Diagnostic {
  /** From 0. */
  start: { line: number; character: number; offset: number };
  end: { line: number; character: number; offset: number };
  messageText: string;
  code: number;
  fileName?: string;
}

export interface Completion {
  start: number;
  end: number;
  candidates: string[];
  original?: { entries: { name: string; kind: string }[] };
}

export interface Converter {
  convert(declarations: string, code: string): Converted;
  // biome-ignore lint/suspicious/noExplicitAny: TypeScript's QuickInfo, read by tslab's own printer
  inspect(declarations: string, code: string, position: number): any;
  complete(declarations: string, code: string, position: number): Completion;
  addModule(name: string, code: string, metadata: unknown): Diagnostic[];
}

const fromHere = createRequire(import.meta.url);
/** Resolves as tslab itself does. */
export const fromTslab: NodeJS.Require = createRequire(fromHere.resolve("tslab/package.json"));
const distribution = dirname(fromHere.resolve("tslab"));

// biome-ignore lint/suspicious/noExplicitAny: the types of TypeScript 5.0 do not load under TypeScript 7
export const ts: any = fromTslab("@tslab/typescript-for-tslab");

/** What happens to a cell's JavaScript on its way to CommonJS, and the source maps of both steps. */
export const hooks: {
  transformers: unknown[];
  maps: { toModule: string; toCommonJS: string };
} = { transformers: [], maps: { toModule: "", toCommonJS: "" } };

/** tslab keeps neither a map nor a place for options of our own, so TypeScript gets them from below. */
const exchanged = {
  createWatchCompilerHost: (
    files: string[],
    options: Record<string, unknown>,
    ...rest: unknown[]
  ) => {
    const { lib, ...others } = options as { lib: string[] };
    const host = ts.createWatchCompilerHost(
      files,
      {
        ...others,
        lib: [...lib, "lib.es2023.d.ts"],
        inlineSourceMap: true,
        // Not every @types package that happens to be there: each costs time, and mocha's are globals.
        types: ["node"],
        typeRoots: [join(checkout, "node_modules", "@types")],
        ...outsideOptions(),
      },
      ...rest,
    );
    return Object.assign(host, { setTimeout: timerOf(host) });
  },
  transpileModule: (input: string, options: { compilerOptions: object }) => {
    const [code = "", map = ""] = input.split(/^\/\/# sourceMappingURL=data:[^,]*,/m);
    const result = ts.transpileModule(code, {
      ...options,
      compilerOptions: { ...options.compilerOptions, sourceMap: true },
      transformers: { before: hooks.transformers },
    });
    hooks.maps = {
      toModule: Buffer.from(map, "base64").toString(),
      toCommonJS: result.sourceMapText,
    };
    return { ...result, outputText: result.outputText.replace(/^\/\/# sourceMappingURL=.*$/m, "") };
  },
};

const file = fromTslab.resolve("@tslab/typescript-for-tslab");
const cached = fromTslab.cache[file];
if (cached) cached.exports = { ...ts, ...exchanged };

const converter = fromHere(join(distribution, "converter.js"));
const metadata = fromHere(join(distribution, "metadata.js"));
const inspection = fromHere(join(distribution, "inspect.js"));

export const createConverter: (options: object) => Converter = converter.createConverter;
export const isCompleteCode: (code: string) => { completed: boolean; indent?: string } =
  converter.isCompleteCode;
export const getCodeMetadata: (code: string) => { module?: string } = metadata.getCodeMetadata;
export const printQuickInfo: (info: unknown) => string = inspection.printQuickInfo;

/** tslab's own display functions, for cells that import "tslab". */
export function tslabModule(show: (content: unknown, update?: boolean) => void): unknown {
  const jupyter = fromHere(join(distribution, "jupyter.js"));
  jupyter.lastWriteDisplayData = show;
  return fromHere("tslab");
}

interface Rebuild {
  callback(): void;
}
type Timers = {
  setTimeout(callback: () => void): Rebuild;
  clearTimeout(timer: Rebuild): void;
};

/**
 * tslab has room for one timer, the one that rebuilds, and refuses to work on while it is set. TypeScript sets another
 * when a file appears that an import did not find; and a rebuild that throws leaves the first one set.
 */
function timerOf({ setTimeout, clearTimeout }: Timers): (callback: () => void) => unknown {
  return (callback) => {
    if (callback.name === "invalidateResolutionsOfFailedLookup") return callback();
    const timer = setTimeout(callback);
    const { callback: rebuild } = timer;
    timer.callback = () => {
      try {
        rebuild();
      } catch (error) {
        clearTimeout(timer);
        throw error;
      }
    };
    return timer;
  };
}

/** A notebook outside the checkout finds the course's packages too. */
function outsideOptions(): object {
  if (`${process.cwd()}/`.startsWith(`${checkout}/`)) return {};
  const modules = join(checkout, "node_modules");
  return { baseUrl: checkout, paths: { "*": [`${modules}/*`, `${modules}/@types/*`] } };
}
