import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { readZip } from "../../../submission/files/zip.ts";
import { entryName } from "../../../submission/files/zip-names.ts";
import { renamed, type Tree, zipped } from "../handed-in.ts";
import { temporaryFolder } from "../temporary.ts";

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

  it("has an entry left out that leads out of it, and gives the others", async () => {
    for (const [evil, path] of [
      ["../up.ts", ["up.ts"]],
      ["/etc/up.ts", ["etc", "up.ts"]],
      ["C:\\up.ts", ["C:", "up.ts"]],
    ] as const) {
      const name = await zip({ ["x".repeat(evil.length)]: "1", "fine.ts": "2" });
      writeFileSync(name, renamed(readFileSync(name), "x".repeat(evil.length), Buffer.from(evil)));
      const { files, refused } = await readZip(name, "z.zip");
      assert.deepEqual(
        files.map((file) => file.name),
        ["z.zip/fine.ts"],
      );
      assert.deepEqual(refused[0]?.path, path);
      assert.match(refused[0]?.why ?? "", /leads out of the archive: that file was not read/);
    }
  });

  it("has names left out that no disk could hold", async () => {
    const path = await zip({
      ["a".repeat(256)]: "1",
      [`${"a/".repeat(64)}b`]: "2",
      "fine.ts": "3",
    });
    const { files, refused } = await readZip(path, "z.zip");
    assert.deepEqual([files.length, refused.length], [1, 2]);
    assert.match(refused[0]?.why ?? "", /z.zip holds a name that is too long/);
  });

  it("has its symbolic links left out", async () => {
    const path = await zip({ "link.ipynb": "/etc/passwd" }, 0o120777);
    const { files, refused } = await readZip(path, "z.zip");
    assert.deepEqual(files, []);
    assert.match(refused[0]?.why ?? "", /z.zip\/link.ipynb is a symbolic link and was not opened/);
  });

  it("inside an archive is read from it", async () => {
    const path = await zip({ "a.zip": { "x.ipynb": "inner" } });
    const [outer] = (await readZip(path, "z.zip")).files;
    assert.ok(outer);
    const { files } = await readZip(outer.read, outer.name);
    assert.equal(files[0]?.name, "z.zip/a.zip/x.ipynb");
    assert.equal(String(await files[0]?.read()), "inner");
  });

  it("that has one name twice gives both, under two names", async () => {
    const path = await zip({ "a.ipynb": "1", "b.ipynb": "2" });
    writeFileSync(path, renamed(readFileSync(path), "b.ipynb", Buffer.from("a.ipynb")));
    const { files } = await readZip(path, "z.zip");
    assert.deepEqual(
      files.map((file) => file.name),
      ["z.zip/a.ipynb", "z.zip/a (2).ipynb"],
    );
  });

  /** Bytes of a name, and the name. None says how it is encoded. */
  const names: Record<string, [number[] | string, string]> = {
    "UTF-8, as a Mac writes it": [
      [...Buffer.from("김민수.ts".normalize("NFD"))],
      "김민수.ts".normalize("NFD"),
    ],
    "UTF-8, as Windows may": ["이지호.ts", "이지호.ts"],
    CP949: [[0xb1, 0xe8, 0xb9, 0xce, 0xbc, 0xf6, 0x2e, 0x74, 0x73], "김민수.ts"],
    "CP949 with a syllable that KS X 1001 lacks": [
      [0x8c, 0x63, 0xb9, 0xe6, 0x2e, 0x74, 0x73],
      "똠방.ts",
    ],
    "CP437, where ü and l look like a syllable": [
      [0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72, 0x2e, 0x74, 0x73],
      "Müller.ts",
    ],
    "CP437, where é is the last": [[0x4a, 0x6f, 0x73, 0x82, 0x2e, 0x74, 0x73], "José.ts"],
  };
  for (const [title, [bytes, name]] of Object.entries(names)) {
    it(`reads names in ${title}`, async () => {
      const raw = Buffer.from(bytes as string);
      const path = await zip({ ["x".repeat(raw.length)]: "text" });
      writeFileSync(path, renamed(readFileSync(path), "x".repeat(raw.length), raw));
      const { files } = await readZip(path, "z.zip");
      assert.deepEqual(
        files.map((file) => file.path),
        [[name]],
      );
      assert.equal(String(await files[0]?.read()), "text");
    });
  }

  it("reads a name that an extra field tells, unless the entry was renamed since", () => {
    const raw = Buffer.from("???.ts");
    const field = Buffer.concat([Buffer.alloc(5, 1), Buffer.from("김민수.ts")]);
    const entry = {
      fileNameRaw: raw,
      generalPurposeBitFlag: 0,
      extraFields: [{ id: 0x7075, data: field }],
    };
    assert.equal(entryName(entry), "???.ts");
    field.writeUInt32LE(crc32(raw), 1);
    assert.equal(entryName(entry), "김민수.ts");
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
    await assert.rejects(async () => await files[0]?.read(), /not an archive that can be read/);
  });

  it("that is not one is told so", async () => {
    const path = join(folder.path, "z.zip");
    writeFileSync(path, "not an archive at all, but long enough to be looked at");
    await assert.rejects(readZip(path, "z.zip"), /z.zip is not an archive that can be read/);
  });

  async function zip(files: Tree, mode?: number): Promise<string> {
    const path = join(folder.path, `${Math.random()}.zip`);
    writeFileSync(path, await zipped(files, mode));
    return path;
  }
});
