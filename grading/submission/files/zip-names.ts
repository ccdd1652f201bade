import { crc32 } from "node:zlib";
import { type Entry, getFileNameLowLevel } from "yauzl";

const UTF8_FLAG = 0x800;
/** Info-ZIP's Unicode Path: version, CRC-32 of the name that it stands for, the name in UTF-8. */
const UNICODE_PATH = 0x7075;

/**
 * The name of an entry: as the archive says that it is encoded, otherwise as its bytes suggest. Windows in Korean
 * writes CP949 and a Mac writes UTF-8, and neither says so; an archive that says nothing should be in CP437.
 */
export function entryName(
  entry: Pick<Entry, "fileNameRaw" | "generalPurposeBitFlag" | "extraFields">,
): string {
  const { fileNameRaw: raw, generalPurposeBitFlag: flag, extraFields } = entry;
  const name =
    (flag & UTF8_FLAG) !== 0
      ? raw.toString("utf8")
      : (unicodePath(raw, extraFields) ??
        decoded(raw, "utf-8") ??
        korean(raw) ??
        getFileNameLowLevel(0, raw, [], true));
  // Old versions of .NET write backslashes.
  return name.replaceAll("\\", "/");
}

function unicodePath(raw: Buffer, fields: Entry["extraFields"]): string | null {
  const field = fields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5);
  // Another sum: the entry was renamed by a program that does not know this field.
  if (field?.data[0] !== 1 || field.data.readUInt32LE(1) !== crc32(raw)) return null;
  return decoded(field.data.subarray(5), "utf-8");
}

function decoded(raw: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return null;
  }
}

/**
 * The text when the bytes are CP949. Nearly any two bytes are one of its 11,172 syllables, the "ül" of a Müller in
 * CP437 too, but Korean is made of the 2,350 that KS X 1001 has, and those lie where CP437 has no letters.
 */
function korean(raw: Buffer): string | null {
  let text = "";
  let common = 0;
  let pairs = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const lead = raw[at] as number;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const trail = raw[++at] ?? 0;
    const character = lead > 0xa0 && trail > 0xa0 ? ksx1001(lead, trail) : added(lead, trail);
    if (character === undefined) return null;
    text += character;
    pairs += 1;
    if (isSyllable(lead, trail)) common += 1;
  }
  return common * 2 >= pairs ? text : null;
}

function isSyllable(lead: number, trail: number): boolean {
  return lead >= 0xb0 && lead <= 0xc8 && trail > 0xa0;
}

function ksx1001(lead: number, trail: number): string | undefined {
  return decoded(Buffer.of(lead, trail), "euc-kr") ?? undefined;
}

let syllables: string[] | undefined;

/** CP949 has the other syllables, in Unicode's order, where KS X 1001 has nothing; Node's own decoder lacks them. */
function added(lead: number, trail: number): string | undefined {
  const starts = [0x41, 0x61, 0x81];
  const run = starts.findLastIndex((start) => trail >= start);
  const column = trail - (starts[run] ?? 0) + run * 26;
  const isLetter = run === 2 || (run >= 0 && column < (run + 1) * 26);
  if (lead < 0x81 || !isLetter) return undefined;
  syllables ??= listAdded();
  return syllables[
    lead < 0xa1 ? (lead - 0x81) * 178 + column : 32 * 178 + (lead - 0xa1) * 84 + column
  ];
}

function listAdded(): string[] {
  const known = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead += 1) {
    for (let trail = 0xa1; trail < 0xff; trail += 1) known.add(ksx1001(lead, trail) ?? "");
  }
  const all = Array.from({ length: 11_172 }, (_, index) => String.fromCharCode(0xac00 + index));
  return all.filter((syllable) => !known.has(syllable));
}
