/** The result in the words of other graders. All are views: nothing is decided here. */
import { isFinal } from "../result/summarize.ts";
import type { CheckResult, ExerciseResult, SubmissionResult } from "../result/types.ts";
import { finding } from "../words/finding.ts";
import { page } from "../words/page.ts";
import { plain, points } from "./text.ts";

/**
 * Gradescope's results.json. Null while points are pending: without the file Gradescope says that the autograder
 * failed and asks for another run, and no score is given that could cost points.
 */
export function toGradescope(result: SubmissionResult): object | null {
  if (!isFinal(result)) return null;
  return {
    score: result.score.earned,
    execution_time: Math.round(result.time.seconds),
    output: plain([...weakness(result), ...result.repairs].join("\n")),
    output_format: "text",
    test_output_format: "text",
    test_name_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    extra_data: { schema: result.schema, key: result.key, seed: result.seed },
    tests: result.exercises.flatMap((exercise, e) =>
      testsOf(exercise).map((test, t) => ({
        name: `${exercise.id}: ${plain(test.title)}`,
        number: `${e + 1}.${t + 1}`,
        score: test.earned,
        max_score: test.points,
        status: test.passed ? "passed" : "failed",
        output: test.text,
        tags: [exercise.id],
        // Its inputs are not in the text, so that it can be shown: a hidden one would hide the total too.
        visibility: "visible",
      })),
    ),
  };
}

/** PrairieLearn's results.json; `gradable: false` while points are pending, which costs no attempt. */
export function toPrairieLearn(result: SubmissionResult): object {
  if (!isFinal(result)) {
    return {
      gradable: false,
      message: page.pending(points(result.score.pending)),
      format_errors: [],
    };
  }
  const { earned, points: all } = result.score;
  return {
    gradable: true,
    score: all === 0 ? 0 : earned / all,
    message: plain([...weakness(result), ...result.repairs].join("\n")),
    output: "",
    images: [],
    tests: result.exercises.flatMap((exercise) =>
      testsOf(exercise).map((test) => ({
        name: `${exercise.id}: ${plain(test.title)}`,
        description: plain(exercise.title),
        points: test.earned,
        max_points: test.points,
        message: plain(test.text, 1000),
        output: "",
        images: [],
      })),
    ),
  };
}

/** A score of the LTI Assignment and Grade Services; only FullyGraded is recorded by all platforms. */
export function toLti(result: SubmissionResult, userId: string, timestamp: string): object {
  const whole = isFinal(result);
  return {
    userId,
    ...(whole ? { scoreGiven: result.score.earned, scoreMaximum: result.score.points } : {}),
    timestamp,
    activityProgress: "Completed",
    gradingProgress: whole ? "FullyGraded" : "Pending",
    comment: [
      whole
        ? page.score(points(result.score.earned), points(result.score.points))
        : page.pending(points(result.score.pending)),
      ...weakness(result),
    ].join(". "),
  };
}

/** The commands of a GitHub workflow that mark what failed, and the lines of its summary. */
export function toAnnotations(result: SubmissionResult): string {
  const lines = result.exercises.flatMap((exercise) => [
    ...testsOf(exercise)
      .filter((test) => !test.passed)
      .map((test) => command("error", `${exercise.id}: ${test.title}`, test.text)),
    ...exercise.faults.map((fault) => command("warning", exercise.id, fault.what)),
  ]);
  const repairs = result.repairs.map((repair) => command("notice", result.student, repair));
  const { earned, points: all } = result.score;
  const score = command("notice", result.student, page.score(points(earned), points(all)));
  const weak = weakness(result).map((text) => command("warning", result.student, text));
  return `${[...weak, ...lines, ...repairs, score].join("\n")}\n`;
}

/** What is to be told with every score that was given without isolation. */
export function weakness(result: SubmissionResult): string[] {
  return result.isolation.mode === "weak" ? [page.weak()] : [];
}

interface Test {
  title: string;
  passed: boolean;
  earned: number;
  points: number;
  text: string;
}

/** The checks; an exercise without any, which could not be run, is one test that failed. */
function testsOf(exercise: ExerciseResult): Test[] {
  if (exercise.checks.length === 0) {
    const { earned, points: all } = exercise.score;
    const text = plain(exercise.problem ?? finding.missing(exercise.id));
    return [{ title: exercise.title, passed: false, earned, points: all, text }];
  }
  return exercise.checks.map((check) => ({
    title: check.title,
    passed: check.passed === true,
    earned: check.score.earned,
    points: check.score.points,
    text: describe(check, exercise.problem),
  }));
}

function describe(check: CheckResult, problem: string | null): string {
  if (check.passed) return "";
  const lines: [string, string | null][] = [
    [page.expected(), check.expected],
    [page.happened(), check.happened],
    [page.reason(), check.reason],
    [page.next(), check.next],
  ];
  const shown = lines.filter(([, text]) => text !== null);
  const hidden = check.hidden ? [page.hidden()] : [];
  const known = shown.map(([label, text]) => `${label}: ${plain(text ?? "")}`);
  return [...(problem ? [plain(problem)] : []), ...hidden, ...known, page.seed(check.seed)].join(
    "\n",
  );
}

/** A workflow command ends at its line's end, and its properties at a comma or colon. */
function command(kind: "error" | "warning" | "notice", title: string, text: string): string {
  const data = (value: string): string =>
    plain(value).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = data(title).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return `::${kind} title=${property}::${data(text)}`;
}
