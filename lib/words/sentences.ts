/** Sentences as one text: each has its full stop, and empty ones are left out. */
export function sentences(list: string[]): string {
  return list
    .filter(Boolean)
    .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(" ");
}
