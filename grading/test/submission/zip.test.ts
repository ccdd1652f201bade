import assert from "node:assert/strict";
import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { readZip } from "../../submission/zip.ts";
import { temporaryFolder } from "./temporary.ts";

describe("an archive", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it("gives its files, sorted, and inflates one when it is read", async () => {
    const path = await zip({ "b/x.ipynb": "two", "a/x.ipynb": "one" });
    const { files, refused } = await readZip(path, "class.zip");
    assert.deepEqual(
      files.map((file) => file.name),
      ["class.zip/a/x.ipynb", "class.zip/b/x.ipynb"],
    );
    assert.deepEqual(refused, []);
    assert.equal(String(await files[0]?.read()), "one");
  });

  it("that leads out of itself is refused as a whole", async () => {
    for (const evil of ["../up.ts", "/etc/up.ts"]) {
      const path = await zip({ ["x".repeat(evil.length)]: "1", "fine.ts": "2" });
      patch(path, "x".repeat(evil.length), evil);
      await assert.rejects(
        readZip(path, "z.zip"),
        /leads out of the archive: nothing of it was read/,
      );
    }
  });

  it("has its symbolic links left out", async () => {
    const path = await zip({ "link.ipynb": "/etc/passwd" }, 0o120777);
    const { files, refused } = await readZip(path, "z.zip");
    assert.deepEqual(files, []);
    assert.match(refused[0] ?? "", /z.zip\/link.ipynb is a symbolic link and was not opened/);
  });

  it("inside an archive is left out", async () => {
    const { refused } = await readZip(await zip({ "a.zip": "PK" }), "z.zip");
    assert.match(refused[0] ?? "", /archive inside an archive/);
  });

  it("that unpacks to far more than its size is refused before it is unpacked", async () => {
    const path = await zip({ "a.ts": "a" });
    // In the central directory, the size that the entry will have: 600 MiB.
    const bytes = readFileSync(path);
    const entry = bytes.indexOf(Buffer.from("PK\u0001\u0002", "latin1"));
    bytes.writeUInt32LE(600 * 1024 ** 2, entry + 24);
    writeFileSync(path, bytes);
    await assert.rejects(readZip(path, "z.zip"), /unpacks to more than 512 MiB/);
  });

  it("whose entry gives more than it declared is broken", async () => {
    const path = await zip({ "a.ts": "a".repeat(100_000) });
    const bytes = readFileSync(path);
    const entry = bytes.indexOf(Buffer.from("PK\u0001\u0002", "latin1"));
    bytes.writeUInt32LE(10, entry + 24);
    writeFileSync(path, bytes);
    const { files } = await readZip(path, "z.zip");
    await assert.rejects(async () => await files[0]?.read(), /no archive that can be read/);
  });

  it("that is none is told so", async () => {
    const path = join(folder.path, "z.zip");
    writeFileSync(path, "not an archive at all, but long enough to be looked at");
    await assert.rejects(readZip(path, "z.zip"), /z.zip is no archive that can be read/);
  });

  async function zip(files: Record<string, string>, mode = 0o100644): Promise<string> {
    const path = join(folder.path, `${Math.random()}.zip`);
    const out = new ZipFile();
    for (const [name, text] of Object.entries(files))
      out.addBuffer(Buffer.from(text), name, { mode });
    out.end();
    await pipeline(out.outputStream, createWriteStream(path));
    return path;
  }

  function patch(path: string, from: string, to: string): void {
    writeFileSync(path, readFileSync(path, "latin1").replaceAll(from, to), "latin1");
  }
});
