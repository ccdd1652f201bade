import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { readRegular } from "../../../submission/files/regular.ts";
import { SubmissionError } from "../../../submission/types.ts";
import { temporaryFolder } from "../temporary.ts";

describe("opening what was handed in", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());
  const at = (name: string): string => join(folder.path, name);

  it("reads a regular file", async () => {
    writeFileSync(at("a.ts"), "const a = 1;");
    assert.equal(String(await readRegular(at("a.ts"))), "const a = 1;");
  });

  it("does not follow a symbolic link", async () => {
    symlinkSync("/etc/passwd", at("a.ipynb"));
    await refused(at("a.ipynb"), /symbolic link and was not opened/);
  });

  it("does not wait for the writer of a FIFO", async () => {
    execFileSync("mkfifo", [at("a.ipynb")]);
    await refused(at("a.ipynb"), /named pipe \(FIFO\)/);
  });

  it("does not read a device, a folder or a socket", async () => {
    await refused("/dev/zero", /is a device/);
    await refused(folder.path, /is a folder/);
    const server = createServer().listen(at("s"));
    await new Promise((resolve) => server.once("listening", resolve));
    await refused(at("s"), /is a socket or device/);
    await new Promise((resolve) => server.close(resolve));
  });

  it("says what is too large, and what is gone", async () => {
    writeFileSync(at("a.ts"), "x".repeat(3000));
    await assert.rejects(
      readRegular(at("a.ts"), "a.ts", 2048),
      /a.ts has 3 KiB, more than the 2 KiB/,
    );
    await refused(at("b.ts"), /not there any more/);
  });

  async function refused(path: string, message: RegExp): Promise<void> {
    await assert.rejects(readRegular(path), (error) => {
      assert.ok(error instanceof SubmissionError);
      assert.match(error.message, message);
      return true;
    });
  }
});
