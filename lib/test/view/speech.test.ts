import assert from "node:assert/strict";
import { steps } from "../../view/steps/steps.ts";
import { timeline } from "../../view/timeline/timeline.ts";
import { waitFor } from "../../view/wait-for.ts";
import { load } from "./pictures.ts";

describe("what a picture says aloud", () => {
  it("is who waited for whom, and how it went on", () => {
    const { description } = timeline(load("pipe"));
    assert.match(description, /^2 processes made 13 calls in 1(\.\d)? s\. /);
    assert.match(
      description,
      /P1 writes 7 bytes to pipe-a; P2, which had waited 1 s in read, goes on\./,
    );
    assert.match(description, /P2 ends; P1, which had waited [\d.]+ ms in wait, goes on\./);
    assert.match(description, /P1 exits with 0\. P2 exits with 0\.$/);
  });

  it("is where the descriptors lead", () => {
    const { description } = steps(load("pipe"), { step: 1 });
    assert.match(description, /P1, line 2, calls pipe\(pipefd\) = 0, \[3, 4\]\./);
    assert.match(
      description,
      /In P1, descriptors lead: 3 to open-\d on pipe-a, 4 to open-\d on pipe-a\./,
    );
  });

  it("is why nobody can ever go on", () => {
    assert.match(waitFor(load("stuck")).description, /wait for each other: neither can go/);
  });

  it("tells a signal's end from a call's", () => {
    const { description, text } = timeline(load("signal"));
    assert.match(description, /P2 ends; P1, which had waited/);
    assert.match(description, /P2 is ended by SIGTERM\.$/);
    assert.match(text, /! SIGTERM from P1: ends it/);
  });
});

describe("the timeline for a terminal", () => {
  it("has a column for each process and marks waiting", () => {
    const lines = timeline(load("pipe")).text.split("\n");
    const [head = "", ...rows] = lines;
    const second = head.indexOf("P2 child of P1");
    assert.ok(second > 20);
    const enters = rows.findIndex((row) => row.slice(second).startsWith("┌ read(3, buf, 128)"));
    const returns = rows.findIndex((row) => row.slice(second).startsWith('└ = 7, "Hello?\\n"'));
    assert.ok(enters >= 0 && returns > enters);
    for (const row of rows.slice(enters + 1, returns)) assert.equal(row[second], "│", row);
  });
});
