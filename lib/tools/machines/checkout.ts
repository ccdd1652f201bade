// The course as somebody who has just cloned it has it: what git tracks here and what is new, in one commit.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cache, root } from "../../ground/place.mjs";
import type { Room } from "./types.ts";

/** The exercise that is handed in. */
export const EXERCISE = "pipes/two-way";
const handedIn = {
  right: `grading/course/${EXERCISE}/solutions/main.ts`,
  wrong: `grading/course/${EXERCISE}/mistakes/one-pipe.ts`,
};

/** Learners have no solutions: with their copy of the course nothing is handed in. */
export const hasSolutions = (): boolean => existsSync(join(root, handedIn.right));

/**
 * Copies the course into `home`, the folder that will be at the room's place; what is to be graded is beside it.
 *
 * @param caches names in .cache that are copied, too
 */
export function copyCheckout(
  room: Pick<Room, "user" | "checkout">,
  home: string,
  caches: string[] = [],
): void {
  const copy = join(home, room.checkout);
  for (const file of courseFiles()) cpSync(join(root, file), join(copy, file), { mode: 2 });
  run(copy, "git", "init", "-q", "--template=");
  run(copy, "git", "add", "-A");
  const who = ["-c", "user.name=Learner", "-c", "user.email=learner@localhost"];
  run(copy, "git", ...who, "commit", "-q", "-m", "The course");
  if (hasSolutions()) {
    for (const [name, source] of Object.entries(handedIn)) {
      cpSync(join(root, source), join(home, "hand-in", name, `${EXERCISE}.ts`));
    }
  }
  for (const name of caches.filter((name) => existsSync(join(cache, name)))) {
    run(copy, "mkdir", "-p", ".cache");
    copyInUse(join(cache, name), join(copy, ".cache", name));
  }
  if (room.user !== "root") run(home, "chown", "-R", "1000:1000", ".");
}

function courseFiles(): string[] {
  const git = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others"];
  const args = [...git, "--exclude-standard"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8", env: env() });
  if (status !== 0)
    return readFileSync(join(root, "grading/handout/files.txt"), "utf8").trim().split("\n");
  return stdout.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
}

/** Copies a cache that another set-up may fill meanwhile: a temporary file of its that is gone again is not missed. */
function copyInUse(from: string, to: string): void {
  const args = ["-a", "--reflink=auto", from, to];
  const { stderr } = spawnSync("cp", args, { encoding: "utf8", env: { ...env(), LC_ALL: "C" } });
  const faults = stderr.split("\n").filter((line) => line && !/^cp: cannot stat/.test(line));
  if (faults.length > 0) throw new Error(`cp ${args.join(" ")}: ${faults.join("\n")}`);
}

function run(cwd: string, file: string, ...args: string[]): void {
  const done = spawnSync(file, args, { cwd, encoding: "utf8", env: env() });
  if (done.status !== 0) throw new Error(`${file} ${args.join(" ")}: ${done.stderr}`);
}

/** A hook of git sets GIT_DIR, which would be asked instead. */
function env(): NodeJS.ProcessEnv {
  const all = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return { ...Object.fromEntries(all), GIT_CONFIG_GLOBAL: "/dev/null" };
}
