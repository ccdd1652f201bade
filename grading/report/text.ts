import { escapeUTF8 } from "entities/escape";

/** Text of learners and their programs, made fit for where it is shown. It may hold any bytes. */

/** The most that one field of a report shows. */
const LIMIT = 4000;

/**
 * The text with everything invisible made visible: NUL as ␀, escape as ␛, controls of direction as <U+202E>, lone
 * surrogates as �; line ends and tabs stay. Cut at `limit` characters.
 */
export function plain(text: string, limit: number = LIMIT): string {
  const short =
    text.length > limit ? `${text.slice(0, limit)} … (${text.length} characters)` : text;
  return short
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\ufffe\uffff]/gu, show);
}

function show(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === "\n" || char === "\t") return char;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? "␡" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** For HTML text and quoted attributes. */
export function html(text: string): string {
  return escapeUTF8(plain(text));
}

/** A number of points as people write it: 2, 1.5, 0.33. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}
