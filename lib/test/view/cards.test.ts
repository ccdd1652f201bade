import assert from "node:assert/strict";
import type { Judgement } from "../../claims/decide.ts";
import { listing } from "../../view/listing.ts";
import { verdict } from "../../view/verdict.ts";

const judged: Judgement = {
  id: "C3.7",
  text: "A pipe synchronises: read waits while it is <empty>.",
  verdict: "holds if",
  expected: "holds if",
  asExpected: true,
  cases: { "a writer exists": true, "O_NONBLOCK is set": false },
  saw: { "read waited (ms)": 1002, "read failed with": "EAGAIN" },
};

describe("a verdict's card", () => {
  it("says the claim, what was run, what the kernel said and what follows", () => {
    const { html, text, title } = verdict(judged);
    assert.equal(title, "C3.7 holds if: a writer exists");
    for (const words of ["✔ true: a writer exists", "✘ not true: O_NONBLOCK is set", "1,002"]) {
      assert.ok(html.includes(words) && text.includes(words), words);
    }
    assert.match(html, /read waits while it is &lt;empty&gt;/);
  });

  it("says so when this machine answers differently", () => {
    assert.doesNotMatch(verdict(judged).text, /Elsewhere/);
    const { text, html, description } = verdict({
      ...judged,
      expected: "holds",
      asExpected: false,
    });
    for (const form of [text, html, description]) assert.match(form, /Elsewhere the answer was/);
  });

  it("says what could not be seen, and that nothing follows from it", () => {
    const { text, html, title } = verdict({
      ...judged,
      verdict: "cannot be decided here",
      cases: { "a writer exists": undefined },
    });
    assert.equal(title, "C3.7 cannot be decided here");
    for (const form of [text, html]) assert.match(form, /\? not to be seen here: a writer exists/);
  });

  it("draws in the page's own colours", () => {
    assert.doesNotMatch(verdict(judged).html, /[^-]color:(?!inherit)|background(-color)?:(?!none)/);
  });
});

describe("a listing", () => {
  it("shows types and permissions as ls does", () => {
    const { text, html, caption } = listing({
      "talk.fifo": { type: "fifo", mode: 0o644, size: 0 },
      "a.txt": { type: "file", mode: 0o4755, size: 1234 },
      tmp: { type: "directory", mode: 0o1777, size: 4096 },
    });
    assert.match(text, /^prw-r--r-- .* talk\.fifo$/m);
    assert.match(text, /^-rwsr-xr-x +1234 +a\.txt$/m);
    assert.match(text, /^drwxrwxrwt/m);
    assert.match(caption, /p is a FIFO/);
    assert.match(html, /<strong[^>]*>p<\/strong>rw-r--r--/);
  });

  it("says when there is nothing to list", () => {
    assert.equal(listing({}).caption, "The run left no file.");
  });
});
