import { program } from "../program/program.ts";
import { run } from "../program/run.ts";
import type { Layer, RunRecord } from "../record/types.ts";
import { cardHtml, escapeHtml } from "../view/html.ts";
import { tableText } from "../view/table-text.ts";
import type { Card } from "../view/types.ts";
import { showCard } from "./picture.ts";

/** What each layer of the box is for, and what is missed without it. */
const MEANING: Record<Layer["name"], { gives: string; without: string }> = {
  trace: {
    gives: "the kernel's record: every call of a program, as the kernel saw it",
    without: "pictures and most verdicts have nothing to be drawn from",
  },
  "user-namespace": {
    gives: "programs have no rights outside their box",
    without: "programs run as you: read them before you run them",
  },
  "pid-namespace": {
    gives: "process numbers of their own, and nobody is left behind",
    without: "process numbers are large, and a runaway process is ended by its group only",
  },
  "ipc-namespace": {
    gives: "System V objects of their own, gone when the run ends",
    without: "keys may clash with those of other programs",
  },
  "mount-namespace": {
    gives: "a fresh working directory, /tmp and /dev/shm",
    without: "programs see your files, and work in a temporary directory",
  },
  "network-namespace": {
    gives: "a network of their own: any port is free",
    without: "a port may be taken by another program",
  },
  "uts-namespace": { gives: "a host name of their own", without: "programs see this host's name" },
  seccomp: {
    gives: "calls that could leave the box are refused",
    without: "the box has one wall less",
  },
  landlock: {
    gives: "graded programs cannot reach into the programs that they talk to",
    without: "only grading needs it",
  },
  limits: {
    gives: "time, memory, processes and output are limited",
    without: "a greedy program is ended by the time limit only",
  },
};

/**
 * Tries what the course needs on this machine, with a real program in a real box, and says what works.
 * It does not throw: what fails is in the card, with its reason.
 */
export async function checkMachine(): Promise<Card & { able: boolean }> {
  try {
    const { record, ok } = await run(program(({ pipe }) => void pipe()));
    return report(record, ok && record.layers.every((layer) => layer.active));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return card(false, `Programs cannot run here: ${reason}`, []);
  }
}

function report({ machine, layers }: RunRecord, able: boolean): Card & { able: boolean } {
  const rows = layers.map(({ name, active, reason }) => {
    const { gives, without } = MEANING[name];
    const text = active ? gives : `${reason ?? "it is not active"} Without it ${without}.`;
    return [active ? "✔" : "✘", name, text];
  });
  const head =
    `Linux ${machine.kernel} on ${machine.arch}, ${machine.cpus} CPUs, ` +
    `pages of ${machine.pageSize.toLocaleString("en")} bytes. ` +
    (able
      ? "Everything that the course needs works."
      : "The course runs, with what is missing told below.");
  return card(able, head, rows);
}

function card(able: boolean, head: string, rows: string[][]): Card & { able: boolean } {
  const table = { columns: ["", "layer", "what it gives"], rows };
  const lines = rows.map(
    (row) =>
      `<tr>${row.map((cell) => `<td style="text-align:left">${escapeHtml(cell)}</td>`).join("")}</tr>`,
  );
  const html = cardHtml("This machine", able ? "green" : "orange", [
    `<p style="margin:0.3em 0"><strong>${escapeHtml(head)}</strong></p>`,
    lines.length > 0 ? `<table>${lines.join("")}</table>` : "",
  ]);
  const caption = "A tick is a layer that works here.";
  const description = [
    head,
    ...rows.map(([mark, name, text]) => `${mark === "✔" ? "" : "Not active: "}${name}: ${text}.`),
  ].join(" ");
  const text = `${head}\n\n${tableText(table)}`;
  const shown = showCard({ title: "This machine", caption, description, table, html, text });
  return Object.defineProperty(shown, "able", { value: able, enumerable: true }) as Card & {
    able: boolean;
  };
}
