// The one table of system calls, beside the kernel's headers, the box's own table in C, and what records say.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../ground/place.mjs";
import { type Architecture, HERE } from "../../linux/architecture.ts";
import { CALLS, callOf, numberOf, type SystemCall } from "../../linux/calls.ts";
import { AT_FDCWD } from "../../linux/constants/traced.ts";
import { decodeArguments } from "../../record/decode/arguments.ts";
import { libraryCall } from "../../record/decode/library.ts";
import type { RawCall } from "../../record/raw.ts";
import { asserts, compilerFor, errorsOf } from "./headers.ts";

describe("the table of system calls", () => {
  it("has each name once, and each number of an architecture", () => {
    const names = CALLS.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const architecture of ["x64", "arm64"] as const) {
      const numbers = CALLS.map((call) => call.numbers[architecture]).filter((n) => n !== null);
      assert.equal(new Set(numbers).size, numbers.length);
    }
  });

  it("gives a call by its number and a number by its name", () => {
    assert.equal(callOf(numberOf("openat"), HERE).name, "openat");
    assert.deepEqual([callOf(33, "x64").name, callOf(33, "arm64").name], ["dup2", "mknodat"]);
    const { name, said } = callOf(9999, "arm64");
    assert.deepEqual([name, said], ["syscall_9999", "syscall_9999"]);
    assert.throws(() => numberOf("opneat"), /no number of opneat/);
  });

  for (const architecture of ["x64", "arm64"] as const) {
    it(`has the numbers of the kernel on ${architecture}`, async function () {
      this.timeout(120_000);
      const compiler = await compilerFor(architecture);
      if (compiler === null) {
        console.log(`      skipped: no compiler here has the headers of ${architecture}`);
        this.skip();
      }
      const text = ["#include <asm/unistd.h>", ...assertions(architecture)].join("\n");
      assert.deepEqual(await errorsOf(compiler, `calls-${architecture}`, text), []);
    });
  }

  it("has the numbers of arm64 as the list that all new architectures share", async function () {
    const compiler = await compilerFor(HERE);
    assert.ok(compiler);
    const wants = ["RENAMEAT", "NEW_STAT", "SET_GET_RLIMIT", "TIME32_SYSCALLS", "SYS_CLONE3"];
    const defines = wants.map((want) => `#define __ARCH_WANT_${want}`);
    const first = [...defines, "#include <asm-generic/unistd.h>"];
    const missing = await errorsOf(compiler, "calls-none", `${first.join("\n")}\n`);
    if (missing.length > 0) {
      console.log(`      skipped: ${missing[0]}`);
      this.skip();
    }
    const text = [...first, ...assertions("arm64")].join("\n");
    assert.deepEqual(await errorsOf(compiler, "calls-generic", text), []);
  });

  it("has under `said` what records say of a call whose arguments say no more", () => {
    const wrong = CALLS.filter((call) => call.numbers.x64 !== null)
      .map((call) => [call.name, call.said, nameIn(call, "x64")])
      .filter(([, said, name]) => said !== name);
    assert.deepEqual(wrong, []);
  });

  it("has on arm64 for each call either that name, or one that it stands for there", () => {
    for (const call of CALLS.filter(({ numbers }) => numbers.arm64 !== null)) {
      const name = nameIn(call, "arm64");
      if (call.standsFor.length === 0) assert.equal(name, call.said, call.name);
      else assert.ok([call.said, ...call.standsFor].includes(name), `${call.name}: ${name}`);
    }
  });

  it("lets a call stand only for those that arm64 does not have", () => {
    const older = CALLS.flatMap(({ standsFor }) => standsFor);
    assert.ok(older.length > 5);
    for (const name of older)
      assert.equal(CALLS.find((call) => call.name === name)?.numbers.arm64, null, name);
  });
});

describe("the box's table in C", () => {
  const numbers = source("numbers.h");
  /** The calls that arm64 has not. */
  const LACKING = [...(/enum \{(.*?)\};/s.exec(numbers)?.[1] ?? "").matchAll(/SYS_(\w+)/g)].map(
    ([, name = ""]) => name,
  );
  const specs = specsIn(source("specs.c"));

  it("is found", () => {
    assert.ok(specs.length > 150, `${specs.length} calls`);
  });

  it("has only calls that records can name", () => {
    const names = new Set(CALLS.map(({ name }) => name));
    assert.deepEqual(
      specs.map(({ name }) => name).filter((name) => !names.has(name)),
      [],
    );
  });

  it("reads texts where the parameters are paths, and memory where they are pointers", () => {
    for (const { name, texts, memory } of specs) {
      const { parameters } = CALLS.find((call) => call.name === name) as SystemCall;
      const paths = parameters.flatMap(({ kind }, index) => (kind === "path" ? [index] : []));
      assert.deepEqual(texts, paths, `${name}: texts`);
      for (const index of memory)
        assert.ok(!VALUES.has(parameters[index]?.kind ?? ""), `${name}: memory at ${index}`);
    }
  });

  it("has no number where an architecture has none", () => {
    const lacking = CALLS.filter(({ numbers }) => numbers.arm64 === null).map(({ name }) => name);
    for (const { name } of specs)
      assert.equal(LACKING.includes(name), lacking.includes(name), name);
    for (const { name, numbers } of CALLS)
      assert.ok(!LACKING.includes(name) || numbers.x64 !== null, name);
  });

  for (const architecture of ["x64", "arm64"] as const) {
    it(`writes by hand what the headers of ${architecture} have under that name`, async function () {
      this.timeout(120_000);
      const compiler = await compilerFor(architecture);
      if (compiler === null) {
        console.log(`      skipped: no compiler here has the headers of ${architecture}`);
        this.skip();
      }
      const written = [...numbers.matchAll(/^#define SYS_(\w+) (\d+)$/gm)];
      assert.ok(written.length >= 3, `${written.length} calls`);
      const lines = written.flatMap(([, name, number]) => [
        `#ifdef __NR_${name}`,
        asserts(`__NR_${name}`, Number(number)),
        "#endif",
      ]);
      const lacking = LACKING.flatMap((name) => [
        `#ifdef __NR_${name}`,
        `#error "${name} has a number"`,
        "#endif",
      ]);
      const text = [
        "#include <asm/unistd.h>",
        ...lines,
        ...(architecture === "arm64" ? lacking : []),
      ];
      assert.deepEqual(await errorsOf(compiler, `written-${architecture}`, text.join("\n")), []);
    });
  }
});

/** Kinds of a register that holds the value itself. */
const VALUES = new Set(
  "fd dirfd int uint size off open mode prot map msync shmat msgflg ipcflags ipccmd signal key wait".split(
    " ",
  ),
);

function assertions(architecture: Architecture): string[] {
  const lines = CALLS.flatMap(({ name, numbers }) => {
    const number = numbers[architecture];
    if (number !== null) return [asserts(`__NR_${name}`, number)];
    return [`#ifdef __NR_${name}`, `#error "${name} has a number"`, "#endif"];
  });
  return [...lines, ""];
}

/** What a record calls it when all of its arguments are 0, and a directory is the working directory. */
function nameIn(call: SystemCall, architecture: Architecture): string {
  const args = Array.from({ length: 6 }, (_, index) =>
    call.parameters[index]?.kind === "dirfd" ? String(BigInt.asUintN(64, BigInt(AT_FDCWD))) : "0",
  ) as RawCall["args"];
  const nr = call.numbers[architecture] as number;
  const raw: RawCall = {
    e: "call",
    t0: 0,
    t: 1,
    pid: 1,
    nr,
    args,
    ret: "0",
    str: { 0: "a", 1: "b" },
  };
  return libraryCall(raw, decodeArguments(raw, architecture).args, architecture).name;
}

function source(name: string): string {
  const [file] = globSync(`native/box/**/${name}`, { cwd: root });
  assert.ok(file, `native/box has no ${name}`);
  return readFileSync(join(root, file), "utf8");
}

interface Spec {
  name: string;
  texts: number[];
  memory: number[];
}

function specsIn(text: string): Spec[] {
  const table = text.slice(text.indexOf("specs[] = {"), text.indexOf("\n};"));
  return [...table.matchAll(/^ *(?:\{ NR|PLAIN)\((\w+)\)(.*)$/gm)].map(
    ([, name = "", rest = ""]) => ({
      name,
      texts: [...(/TEXTS?\(([\d, ]+)\)/.exec(rest)?.[1]?.split(", ").map(Number) ?? [])],
      memory: [...rest.matchAll(/(?:FIXED|TIMES|POINTED|GIVEN)\((\d)/g)].map(([, index]) =>
        Number(index),
      ),
    }),
  );
}
