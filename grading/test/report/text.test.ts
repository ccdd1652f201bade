import assert from "node:assert/strict";
import { html, plain, points } from "../../report/text.ts";

describe("text of learners", () => {
  it("has nothing invisible left", () => {
    assert.equal(
      plain("a\0b\u001b[31m\u007f\u202e\ud800\r\nc\td"),
      "a␀b␛[31m␡<U+202E>\ufffd\nc\td",
    );
    assert.equal(plain("é 😀 日本"), "é 😀 日本");
    assert.equal(plain("\u0085\u200b\ufeff"), "<U+0085><U+200B><U+FEFF>");
  });

  it("is cut where it is too long, and says so", () => {
    assert.equal(plain("x".repeat(50), 3), "xxx … (50 characters)");
  });

  it("is not markup", () => {
    assert.equal(html(`<a href='x' b="&">`), "&lt;a href=&apos;x&apos; b=&quot;&amp;&quot;&gt;");
  });

  it("writes points as people do", () => {
    assert.deepEqual([2, 1.5, 1 / 3, 0].map(points), ["2", "1.5", "0.33", "0"]);
  });
});
