/**
 * Writes lib/record/record.schema.json from the types of lib/record/types.ts. To be run by hand when these change:
 *
 *     node lib/tools/make/record-schema.ts
 *
 * The generator is fetched for the occasion and is not a dependency. The schema keeps a digest of the types it was made
 * from, and a test holds the two together.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execaSync } from "execa";
import { root } from "../../ground/place.mjs";
import { typesDigest } from "../../record/schema.ts";

const generator = "ts-json-schema-generator@2.9.0";
const types = join(root, "lib", "record", "types.ts");
const out = join(root, "lib", "record", "record.schema.json");

const { stdout } = execaSync(
  "npx",
  [
    "--yes",
    generator,
    "--path",
    types,
    "--type",
    "RunRecord",
    "--no-type-check",
    "--jsDoc",
    "basic",
  ],
  { cwd: root },
);
const schema = JSON.parse(withPlainNames(stdout)) as Record<string, unknown>;
schema.title = "The record of a run";
schema.$comment = `Generated from types.ts, ${typesDigest()}; see lib/tools/make/record-schema.ts.`;
writeFileSync(out, `${JSON.stringify(schema, null, 2)}\n`);
execaSync(join(root, "node_modules", ".bin", "biome"), ["format", "--write", out], { cwd: root });

/** The generator names a generic type by where its arguments are in the source: here they are Patch1, Patch2, …. */
function withPlainNames(text: string): string {
  const { definitions } = JSON.parse(text) as { definitions: Record<string, unknown> };
  const odd = Object.keys(definitions).filter((name) => !/^\w+$/.test(name));
  return odd.reduce((out, name, index) => {
    const plain = `Patch${index + 1}`;
    return out
      .replaceAll(JSON.stringify(name), JSON.stringify(plain))
      .replaceAll(`#/definitions/${encodeURIComponent(name)}"`, `#/definitions/${plain}"`);
  }, text);
}
