// The last look over all that learners would get: it is seen to refuse.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HandoutError } from "../../handout/error.ts";
import { writeHandout } from "../../handout/write.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import { cell, changeLesson, LESSON, makeCourse, plant, solution } from "./course.ts";

describe("the last look over a handout", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let course: string;
  const read = (file: string): string => readFileSync(join(course, file), "utf8");
  beforeEach(() => {
    folder = temporaryFolder();
    course = join(folder.path, "teacher");
    makeCourse(course);
    const list = ["lib/words.ts", "grading/course/pipes/two-way/checks.ts", LESSON, "package.json"];
    plant(course, "grading/handout/files.txt", `${list.join("\n")}\n`);
  });
  afterEach(() => folder.remove());

  it("finds nothing in what may be read", async () => {
    await writeHandout(course, join(folder.path, "course"), new AbortController().signal);
  });

  const places: Record<string, [RegExp, (text: string) => void]> = {
    "a text cell": [
      /03-pipes\.ipynb, cell 2, line 5: as in grading\/course\/pipes\/two-way\/solutions\/main\.ts/,
      (text) => addCell("markdown", `# Answer\n\n\`\`\`ts\n${text}\`\`\``),
    ],
    "another code cell": [
      /03-pipes\.ipynb, cell 2, line 2: as in grading\/course\/pipes\/two-way\/solutions/,
      (text) => addCell("code", text.replaceAll("twoWay", "other")),
    ],
    "a comment": [
      /lib\/words\.ts, line 2: as in grading\/course\/pipes\/two-way\/solutions/,
      (text) => plant(course, "lib/words.ts", text.replace(/^/gm, "// ")),
    ],
    "a comment of a public check": [
      /two-way\/checks\.ts, line \d+: as in grading\/course\/pipes\/two-way\/solutions/,
      (text) => {
        const file = "grading/course/pipes/two-way/checks.ts";
        plant(course, file, `${read(file)}/*\n${text.replace(/^/gm, " * ")}*/\n`);
      },
    ],
    JSON: [
      /package\.json, line 1: as in grading\/course\/pipes\/two-way\/solutions/,
      (text) => plant(course, "package.json", JSON.stringify({ text })),
    ],
  };
  for (const [where, [message, place]] of Object.entries(places)) {
    it(`refuses a solution in ${where}`, async () => {
      place(solution());
      await refuses(message);
    });
  }

  it("refuses a mistake, a hidden check, and a hidden check's sentence", async () => {
    for (const secret of [
      "grading/course/pipes/two-way/mistakes/no-wait.ts",
      "grading/course/pipes/two-way/checks.hidden.ts",
    ]) {
      plant(course, "lib/words.ts", read(secret));
      await refuses(
        /lib\/words\.ts, line \d+: as in grading\/course\/pipes\/two-way\/(solutions|mistakes|checks\.hidden)/,
      );
    }
    plant(
      course,
      "lib/words.ts",
      "// The check says: the parent waits for the child\n// before it ends.\n".replace(
        "the parent",
        "The parent",
      ),
    );
    await refuses(
      /lib\/words\.ts, line 1: as in grading\/course\/pipes\/two-way\/words\.hidden\.ts/,
    );
  });

  async function refuses(message: RegExp): Promise<void> {
    const target = join(folder.path, "course");
    await assert.rejects(writeHandout(course, target, new AbortController().signal), (error) => {
      assert.ok(error instanceof HandoutError);
      assert.match(error.message, /so nothing was written:/);
      assert.match(error.message, message);
      return true;
    });
    assert.deepEqual(readdirSync(folder.path), ["teacher"]);
  }

  function addCell(kind: string, source: string): void {
    changeLesson(course, (cells) => cells.splice(1, 0, cell(kind, source)));
  }
});
