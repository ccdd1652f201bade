/** Something that takes room in a column for some of the steps. */
export interface Tenant {
  name: string;
  /** The first and the last step in which it is there. */
  from: number;
  to: number;
  height: number;
}

/**
 * A place for each in one column, by name: y of its top. It keeps its place as long as it is there; a place that became
 * free is used again, so that the column does not grow with every file that was ever open.
 */
export function placeIn(tenants: Tenant[], top: number, gap: number): Map<string, number> {
  const placed: (Tenant & { y: number })[] = [];
  for (const tenant of tenants) {
    const rivals = placed
      .filter((other) => other.from <= tenant.to && tenant.from <= other.to)
      .sort((a, b) => a.y - b.y);
    let y = top;
    for (const rival of rivals) {
      if (rival.y < y + tenant.height + gap && y < rival.y + rival.height + gap) {
        y = rival.y + rival.height + gap;
      }
    }
    placed.push({ ...tenant, y });
  }
  return new Map(placed.map(({ name, y }) => [name, y]));
}
