// The image of the course: what its files say of each other, and the start of a server in it. That it can be built
// needs a container engine.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { root } from "../../../ground/place.mjs";

const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");
const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

describe("the image", () => {
  const dockerfile = read(".binder", "Dockerfile");

  it("is what the dev container is built from, for the same user", () => {
    const container = JSON.parse(read(".devcontainer", "devcontainer.json"));
    const named = resolve(root, ".devcontainer", container.build.dockerfile);
    assert.equal(named, join(root, ".binder", "Dockerfile"));
    assert.equal(resolve(root, ".devcontainer", container.build.context), root);
    assert.match(dockerfile, new RegExp(`^FROM \\S+ AS ${container.build.target}$`, "m"));
    assert.match(dockerfile, new RegExp(`^ARG NB_USER=${container.remoteUser}$`, "m"));
    const { scripts } = JSON.parse(read("package.json"));
    assert.ok(scripts[container.updateContentCommand.replace("npm run ", "")]);
  });

  it("holds nothing that git leaves out", () => {
    assert.deepEqual(lines(read(".dockerignore")), [".git/", ...lines(read(".gitignore"))]);
  });

  it("comes to learners with their handout", () => {
    const files = lines(read("grading", "handout", "files.txt"));
    const own = [".binder/Dockerfile", ".binder/start", ".devcontainer/devcontainer.json"];
    for (const file of [...own, ".dockerignore"]) assert.ok(files.includes(file), file);
  });
});

describe("the start of a server", () => {
  const start = join(root, ".binder", "start");
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "home-"));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  function run(...command: string[]): { status: number | null; stdout: string; stderr: string } {
    return runAs(start, ...command);
  }

  function runAs(file: string, ...command: string[]): ReturnType<typeof run> {
    return spawnSync(file, command, { encoding: "utf8", env: { ...process.env, HOME: home } });
  }

  it("gives its user a copy of the notebooks that nobody else can read", () => {
    const done = run("pwd");
    assert.deepEqual([done.status, done.stderr], [0, ""]);
    const copy = join(home, "talking-processes");
    const first = join(copy, "00-start-here.ipynb");
    assert.equal(readFileSync(first, "utf8"), read("notebooks", "00-start-here.ipynb"));
    assert.ok(existsSync(join(copy, "images", "a-conversation.svg")));
    assert.equal(statSync(copy).mode & 0o777, 0o700);
    assert.equal(statSync(first).mode & 0o777, 0o600);
    assert.match(readFileSync(join(home, ".jupyter/custom/custom.css"), "utf8"), /vega-bind/);
  });

  it("leaves what the user made of it", () => {
    run("true");
    const first = join(home, "talking-processes", "00-start-here.ipynb");
    writeFileSync(first, "mine");
    rmSync(join(home, "talking-processes", "01-files.ipynb"));
    run("true");
    assert.equal(readFileSync(first, "utf8"), "mine");
    assert.ok(!existsSync(join(home, "talking-processes", "01-files.ipynb")));
  });

  it("does without what lay in .cache, which may be deleted", () => {
    const course = join(home, "course");
    cpSync(join(root, ".binder"), join(course, ".binder"), { recursive: true });
    cpSync(join(root, "notebooks"), join(course, "notebooks"), { recursive: true });
    const done = runAs(join(course, ".binder", "start"), "true");
    assert.deepEqual([done.status, done.stderr], [0, ""]);
    assert.ok(existsSync(join(home, "talking-processes", "00-start-here.ipynb")));
  });

  it("becomes the command, with its words and its status", () => {
    const done = run("sh", "-c", 'echo "$1"; exit 7', "sh", "two words");
    assert.deepEqual([done.status, done.stdout], [7, "two words\n"]);
  });
});
