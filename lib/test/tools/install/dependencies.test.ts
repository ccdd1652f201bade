// What a file of ours names of npm's is declared by the package.json that covers it: under dependencies where learners and
// graders run it, otherwise under devDependencies; and what is declared is named somewhere.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../ground/place.mjs";
import { packagesIn, type Use } from "./packages.ts";

/** What only runs for those who change the course, or make pages of it. */
const development =
  /(^|\/)(test|bench)\/|^lib\/tools\/(check|make|site)\/|^lib\/ground\/browser\.ts$/;
/** Submissions that are meant to break what reads them; tsconfig.json leaves them out too. */
const hostile = "grading/test/hostile/programs/";
/** Rooms of lib that are not part of the package ipc. */
const outside = /^lib\/(ground|tools|test)\//;

const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
const lock = read("package-lock.json").packages as Record<string, { bin?: object }>;
const commands = new Map(
  Object.entries(lock).flatMap(([path, { bin }]) =>
    Object.keys(bin ?? {}).map((name) => [name, path.replace(/^.*node_modules\//, "")]),
  ),
);

/** Without git, as in a learner's copy, nothing tells which files are the course's: then nothing is said of them. */
const tracked = trackedFiles();

for (const [folder, name] of [
  [".", "the course"],
  ["lib", "the package ipc"],
] as const) {
  (tracked ? describe : describe.skip)(
    `package.json of ${name}, by the files that git tracks`,
    () => {
      const { dependencies, ...others } = read(join(folder, "package.json"));
      const { optionalDependencies = {}, devDependencies = {} } = others;
      const forAll = { ...dependencies, ...optionalDependencies };
      const uses = filesOf(folder).flatMap((file) => usesOf(file));
      const named = (strictly: boolean) => {
        const all = uses.filter((use) => use.learner || !strictly).map((use) => use.package);
        return new Set([...all, ...all.map((name) => `@types/${name}`)]);
      };

      it("declares what the files name", () => {
        const lacking = uses.filter(
          (use) => !(use.package in forAll || (!use.learner && use.package in devDependencies)),
        );
        assert.deepEqual(lacking, []);
      });

      it("declares nothing that no file names", () => {
        const learners = named(true);
        const all = named(false);
        // The course includes the package ipc: what that runs on may be among its own dependencies.
        const ofPackage = Object.keys(read("lib/package.json").dependencies);
        assert.deepEqual(
          Object.keys(dependencies).filter((one) => !learners.has(one) && !ofPackage.includes(one)),
          [],
        );
        assert.deepEqual(
          Object.keys(devDependencies).filter((one) => !all.has(one)),
          [],
        );
      });
    },
  );
}

function trackedFiles(): string[] | null {
  const args = [
    "ls-files",
    "--cached",
    "--others",
    "--exclude-standard",
    "*.ts",
    "*.mjs",
    "*.cjs",
    "*.js",
    "*tsconfig.json",
  ];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim().split("\n") : null;
}

function filesOf(folder: string): string[] {
  return (tracked ?? [])
    .filter((file) => !file.startsWith(hostile))
    .filter((file) => (file.startsWith("lib/") && !outside.test(file)) === (folder === "lib"));
}

function usesOf(file: string): { package: string; file: string; learner: boolean }[] {
  const found = packagesIn(join(root, file));
  return found.map(({ name, command, typeOnly }: Use) => ({
    package: command ? (commands.get(name) ?? name) : name,
    file,
    // The package ipc is compiled where it is used, so its types are wanted there too.
    learner:
      !development.test(file) && (!typeOnly || (file.startsWith("lib/") && !outside.test(file))),
  }));
}
