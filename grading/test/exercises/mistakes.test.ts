/** A mistake is a solution in which little was changed: else a check fails at it for what nobody meant. */
import assert from "node:assert/strict";
import { exercises } from "../../course/table.ts";
import { attempts } from "./course.ts";

/** Lines; half of the mistakes have 2 or fewer. One that waits for each answer has another loop than the solution. */
const MOST = 24;

describe("the mistakes of the exercises", () => {
  for (const { id } of exercises) {
    it(`of ${id} differ from a solution in ${MOST} lines at most`, () => {
      const solutions = attempts("solutions", id);
      for (const { name, source } of attempts("mistakes", id)) {
        const nearest = Math.min(...solutions.map((other) => distance(source, other.source)));
        assert.ok(nearest > 0 && nearest <= MOST, `${name}: ${nearest} lines`);
      }
    });
  }

  it("are told by the lines that are in one of two texts alone, the longer one's count", () => {
    assert.equal(distance("a\nb\nc\nd", "a\nx\nc\nd"), 1);
    assert.equal(distance("a\n\n  b\n// said", "a\nb"), 0);
    assert.equal(distance("a", "x\na\ny"), 2);
    const [first, last] = ["pipes/filter", "sockets/echo-server"].map(
      (id) => attempts("solutions", id)[0]?.source ?? "",
    );
    assert.ok(distance(first ?? "", last ?? "") > MOST);
  });
});

/** How many lines of the longer text are not the other's, but for blanks and comments. */
function distance(one: string, other: string): number {
  const [a, b] = [linesOf(one), linesOf(other)];
  // Of the longest sequence of lines that both have, for what was read of `a`, by how much of `b` was.
  let common: number[] = b.map(() => 0);
  for (const line of a) {
    let left = 0;
    let above = 0;
    common = b.map((own, index) => {
      const up = common[index] ?? 0;
      left = own === line ? above + 1 : Math.max(up, left);
      above = up;
      return left;
    });
  }
  return Math.max(a.length, b.length) - (common.at(-1) ?? 0);
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("//"));
}
