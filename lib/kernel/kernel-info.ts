import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "../host/checkout.ts";
import { kernel } from "../words/kernel.ts";
import type { Answer } from "./protocol.ts";
import { PROTOCOL_VERSION } from "./wire.ts";

const { version } = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")) as {
  version: string;
};

/** The content of `kernel_info_reply`. */
export function describeKernel(): Answer {
  return {
    protocol_version: PROTOCOL_VERSION,
    implementation: "talking-processes",
    implementation_version: version,
    banner: kernel.banner(version, process.version),
    language_info: {
      name: "typescript",
      // tslab's own TypeScript
      version: "5.0.4",
      mimetype: "text/typescript",
      file_extension: ".ts",
      nbconvert_exporter: "script",
      pygments_lexer: "typescript",
      // JupyterLab reads `mode`, the notebook of old `name` and `typescript`.
      codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    },
    help_links: [{ text: kernel.manual(), url: "https://man7.org/linux/man-pages/" }],
  };
}
