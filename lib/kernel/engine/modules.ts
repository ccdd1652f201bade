// What a cell's `require` finds: local files that tslab compiled, tslab itself, and packages; those of the course
// wherever the notebook is.
import Module, { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { checkout } from "../../host/checkout.ts";
import { tslabModule } from "./tslab.ts";

/** Node's own, as far as its types do not say. */
interface RawModule extends NodeJS.Module {
  _compile(code: string, file: string): void;
}
const ModuleClass = Module as unknown as {
  new (file: string): RawModule;
  _nodeModulePaths(folder: string): string[];
};

export class Modules {
  readonly #outputs = new Map<string, string>();
  readonly #loaded = new Map<string, RawModule>();
  readonly #show: (content: unknown, update?: boolean) => void;
  readonly require: (id: string) => unknown;

  constructor(folder: string, show: (content: unknown, update?: boolean) => void) {
    this.#show = show;
    const course = createRequire(join(checkout, "notebooks", "cell.js"));
    this.require = this.#wrap(createRequire(join(folder, "cell.js")), folder, course);
  }

  /** Compiled files, to be loaded (again) at the next import. */
  update(files: { path: string; data: string }[]): void {
    for (const { path, data } of files) {
      this.#loaded.delete(path);
      this.#outputs.set(path, data);
    }
  }

  #wrap(
    require: NodeJS.Require,
    folder: string,
    fallback: NodeJS.Require,
  ): (id: string) => unknown {
    const wrapped = (id: string): unknown => {
      if (id === "tslab") return tslabModule(this.#show);
      const path = resolve(folder, extname(id) === "" ? `${id}.js` : id);
      if (this.#outputs.has(path)) return this.#load(path, fallback).exports;
      return canResolve(require, id) ? require(id) : fallback(id);
    };
    return Object.assign(wrapped, { resolve: require.resolve });
  }

  #load(path: string, fallback: NodeJS.Require): RawModule {
    const before = this.#loaded.get(path);
    if (before) return before;
    const module = new ModuleClass(path);
    module.filename = path;
    module.paths = ModuleClass._nodeModulePaths(dirname(path));
    module.require = this.#wrap(createRequire(path), dirname(path), fallback) as NodeJS.Require;
    this.#loaded.set(path, module);
    module._compile(this.#outputs.get(path) ?? "", path);
    return module;
  }
}

function canResolve(require: NodeJS.Require, id: string): boolean {
  try {
    require.resolve(id);
    return true;
  } catch {
    return false;
  }
}
