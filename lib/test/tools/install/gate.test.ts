// The gate on machines that it must turn away. Such a machine is played by a module that is loaded first and changes
// what Node says of itself; that an old Node can read the gate at all is held by a parser of that time's language.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { root } from "../../../ground/place.mjs";

const gate = join(root, "lib", "tools", "install", "bootstrap.cjs");

describe("the gate", () => {
  it("is written in the JavaScript that Node 10 reads", () => {
    // import() is newer than the rest by its year only: Node 10 reads it, and does not get there.
    const text = readFileSync(gate, "utf8").replaceAll("import(", "load(");
    assert.ok(text.includes("load("));
    const words = readFileSync(join(root, "lib", "words", "gate.cjs"), "utf8");
    for (const one of [text, words]) parse(one, { ecmaVersion: 2015, sourceType: "script" });
  });

  const machines: [string, object, RegExp][] = [
    [
      "an old Node",
      { version: "v18.20.4" },
      /^Node v18\.20\.4 at \S+ is too old.*20 or newer.*`curl/,
    ],
    ["a very old Node", { version: "v0.12.18" }, /^Node v0\.12\.18 at/],
    [
      "macOS on Intel",
      { platform: "darwin", arch: "x64", cpus: "() => [{ model: 'Intel(R) Core(TM) i7' }]" },
      /Linux kernel.*macOS.*virtual machine.*`brew install lima && limactl start --name=course --mount-none template:debian-13 && limactl shell course`/,
    ],
    [
      "macOS on an Apple processor",
      { platform: "darwin", arch: "arm64" },
      /macOS.*x64.*`ssh -L .*Codespace.*slow.*`brew install lima \S+ qemu && .*--vm-type=qemu --arch=x86_64/,
    ],
    [
      "an Intel Node on an Apple processor",
      { platform: "darwin", arch: "x64", cpus: "() => [{ model: 'VirtualApple @ 2.50GHz' }]" },
      /macOS.*x64.*`ssh -L .*--vm-type=qemu/,
    ],
    ["Windows", { platform: "win32" }, /Linux kernel.*`wsl --install`/],
    ["FreeBSD", { platform: "freebsd" }, /Linux kernel.*freebsd.*virtual machine/],
    ["ARM", { arch: "arm64" }, /x64.*arm64.*`ssh -L .*Codespace/],
    ["a 32-bit Node", { arch: "ia32" }, /x64.*ia32.*64-bit Node/],
    ["musl", { report: "({ getReport: () => ({ header: {} }) })" }, /GNU C library.*musl.*glibc/],
  ];
  for (const [name, change, sentence] of machines) {
    it(`turns away ${name} with one sentence`, () => {
      const play = Object.entries(change).map(([what, value]) => {
        const given =
          typeof value === "string" && !value.startsWith("(") ? JSON.stringify(value) : value;
        const whose = what === "cpus" ? "require('os')" : "process";
        return `Object.defineProperty(${whose}, "${what}", { value: ${given} });`;
      });
      const code = `${play.join(" ")} process.argv.splice(1, 0, ${JSON.stringify(gate)}); require(${JSON.stringify(gate)});`;
      const done = spawnSync(process.execPath, ["-e", code, "prepare"], { encoding: "utf8" });
      assert.match(done.stderr, sentence);
      assert.equal(done.stderr.trim().split("\n").length, 1, done.stderr);
      assert.equal(done.stdout, "");
      assert.equal(done.status, 1);
    });
  }
});
