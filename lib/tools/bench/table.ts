import type { BenchReport, Measurement } from "./types.ts";

/**
 * The table as text, a line for each measurement, and below it what was missed and what failed.
 *
 * @param last the report before this one: what has changed by more than a fifth is marked
 */
export function tabulate(report: BenchReport, last: BenchReport | null): string {
  const before = new Map(last?.measurements.map((m) => [`${m.module} ${m.name}`, m]));
  const rows = report.measurements.map((m) => [
    m.module,
    m.name,
    figure(m.ours, m.unit),
    m.reference === null ? "" : figure(m.reference, m.unit),
    m.ratio === null ? "" : `× ${m.ratio.toFixed(2)}`,
    m.against,
    verdict(m),
    change(m, before.get(`${m.module} ${m.name}`)),
  ]);
  const head = ["", "", "ours", "reference", "ratio", "against", "target", "last time"];
  const lines = align([head, ...rows]);
  const failed = report.failed.map(({ module, message }) => `${module}: not measured: ${message}`);
  return [...lines, ...failed].join("\n");
}

/** Three digits that count. */
function figure(value: number, unit: string): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}

function verdict({ target, ratio, ours }: Measurement): string {
  if (target === undefined) return "";
  return `${(ratio ?? ours) <= target ? "met" : "MISSED"} (≤ ${target})`;
}

/** Compares ratios where there are, because the machine may have been busier the last time. */
function change(now: Measurement, then: Measurement | undefined): string {
  if (!then) return "";
  const [a, b] =
    now.ratio !== null && then.ratio !== null ? [now.ratio, then.ratio] : [now.ours, then.ours];
  const percent = Math.round((a / b - 1) * 100);
  return Math.abs(percent) < 20 ? "as before" : `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}

/** Columns of equal width; figures to the right. */
function align(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((text, i) =>
        [2, 3, 4].includes(i) ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
