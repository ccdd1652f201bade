/** The page of feedback: one file without a script, a font or a picture from elsewhere. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toImages } from "../../lib/svg/render.ts";
import type {
  CheckResult,
  ExerciseResult,
  Fault,
  Picture,
  SubmissionResult,
} from "../result/types.ts";
import { page } from "../words/page.ts";
import { html, points } from "./text.ts";

/** Whatever a learner's program has put into the result, nothing of it is markup here, and a policy bars scripts. */
export function toHtml(result: SubmissionResult): string {
  const { earned, points: all, pending } = result.score;
  const title = html(page.title(result.student));
  const faults = [...result.faults, ...result.exercises.flatMap((exercise) => exercise.faults)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
${style()}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="score"><strong>${html(page.score(points(earned), points(all)))}</strong></p>
<meter min="0" max="${all}" value="${earned}" aria-label="${html(page.score(points(earned), points(all)))}"></meter>
${pending > 0 ? `<p class="notice">${html(page.pending(points(pending)))}</p>` : ""}
${result.isolation.mode === "weak" ? `<p class="notice">${html(page.weak())}</p>` : ""}
</header>
<main>
${list(page.repairs(), result.repairs)}
${result.exercises.map(exerciseOf).join("\n")}
${faultsOf(faults)}
</main>
<footer><p>${html(`${page.seed(result.seed)} ${result.time.started}`)}</p></footer>
</body>
</html>
`;
}

function exerciseOf(exercise: ExerciseResult): string {
  const { earned, points: all } = exercise.score;
  const checks = exercise.checks.map(checkOf).join("\n");
  return `<section>
<h2>${html(exercise.title)} <span class="points">${html(page.score(points(earned), points(all)))}</span></h2>
<p class="where"><code>${html(exercise.id)}</code>${exercise.where ? ` · ${html(exercise.where)}` : ""}</p>
${exercise.problem ? `<pre class="notice" tabindex="0">${html(exercise.problem)}</pre>` : ""}
${checks ? `<ul class="checks">\n${checks}\n</ul>` : exercise.problem ? "" : `<p>${html(page.noChecks())}</p>`}
</section>`;
}

function checkOf(check: CheckResult): string {
  const [sign, word, kind] =
    check.passed === null
      ? ["?", page.undecided(), "undecided"]
      : check.passed
        ? ["✓", page.passed(), "passed"]
        : check.blocked
          ? ["–", page.open(), "blocked"]
          : ["✗", page.failed(), "failed"];
  const { earned, points: all } = check.score;
  const facts: [string, string | null][] = [
    [page.expected(), check.expected],
    [page.happened(), check.happened],
    [page.reason(), check.reason],
    [page.next(), check.next],
  ];
  const shown = facts
    .filter(([, text]) => text !== null && !check.blocked)
    .map(([label, text]) => `<dt>${html(label)}</dt><dd>${html(text ?? "")}</dd>`);
  const hidden = check.hidden && check.passed === false && !check.blocked;
  return `<li class="${kind}">
<h3><span aria-hidden="true">${sign}</span> ${html(check.title)} <span class="points">${html(word)}, ${html(page.score(points(earned), points(all)))}</span></h3>
${check.blocked ? `<p>${html(check.reason ?? "")}.</p>` : ""}
${hidden ? `<p>${html(page.hidden())}</p>` : ""}
${shown.length > 0 ? `<dl>${shown.join("\n")}</dl>` : ""}
${check.picture ? pictureOf(check.picture) : ""}
</li>`;
}

/** As the source of an image: there an SVG runs no script, follows no link and cannot leave its frame. */
function pictureOf(picture: Picture): string {
  const { wide, narrow } = toImages(picture);
  const small = `<source media="(max-width: 46rem)" srcset="${dataOf(narrow)}">`;
  const image = `<img src="${dataOf(wide)}" alt="${html(picture.description || picture.title)}">`;
  return `<div class="picture" tabindex="0"><picture>${small}${image}</picture></div>`;
}

function dataOf(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

function list(title: string, items: string[]): string {
  if (items.length === 0) return "";
  const lines = items.map((item) => `<li>${html(item)}</li>`).join("\n");
  return `<section>\n<h2>${html(title)}</h2>\n<ul>\n${lines}\n</ul>\n</section>`;
}

function faultsOf(faults: Fault[]): string {
  if (faults.length === 0) return "";
  const lines = faults.map((fault) => `<li>${html(fault.what)}</li>`).join("\n");
  return `<section>\n<h2>${html(page.faults())}</h2>\n<p>${html(page.faultIntro())}</p>\n<ul>\n${lines}\n</ul>\n</section>`;
}

let css: string | undefined;

function style(): string {
  css ??= readFileSync(join(import.meta.dirname, "feedback.css"), "utf8");
  return css;
}
