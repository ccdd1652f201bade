/**
 * A request as the bytes that native/box/sandbox/request.c reads: records of a tag, a length and a payload, little
 * endian.
 */
import { constants } from "node:fs";
import { refused } from "../../words/program/run.ts";
import { ProgramError } from "../errors.ts";
import { lentPeers } from "../peers.ts";
import type { Redirect } from "../wire.ts";
import { options } from "./options.ts";
import type { RunnerProgram, RunnerRequest } from "./request.ts";

/** As `enum tag` in native/box has them. */
export const tag = {
  option: 1,
  program: 2,
  arg: 3,
  env: 4,
  stdin: 5,
  toFile: 6,
  toFd: 7,
  close: 8,
  file: 9,
  after: 10,
  path: 11,
  machine: 12,
  trusted: 13,
  lent: 14,
} as const;

const flags: Record<Extract<Redirect, { to: "file" }>["mode"], number> = {
  read: constants.O_RDONLY,
  write: constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC,
  append: constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND,
  readwrite: constants.O_RDWR | constants.O_CREAT,
};

export function encodeRequest(request: RunnerRequest): Buffer {
  const parts: Uint8Array[] = [];
  const add = (kind: number, ...payload: Uint8Array[]): void => {
    const head = Buffer.alloc(8);
    head.writeUInt32LE(kind, 0);
    head.writeUInt32LE(
      payload.reduce((sum, p) => sum + p.length, 0),
      4,
    );
    parts.push(head, ...payload);
  };
  options.forEach((name, index) => {
    const value = Buffer.alloc(12);
    value.writeInt32LE(index, 0);
    value.writeBigInt64LE(BigInt(Math.trunc(request.options[name])), 4);
    add(tag.option, value);
  });
  add(tag.path, text(request.path));
  for (const file of request.files) {
    add(tag.file, numbers(file.mode), text(file.path), Buffer.from(file.content, "base64"));
  }
  for (const program of request.programs) encodeProgram(program, request, add);
  return Buffer.concat(parts);
}

function encodeProgram(
  program: RunnerProgram,
  request: RunnerRequest,
  add: (kind: number, ...payload: Uint8Array[]) => void,
): void {
  const isCommand = program.script === undefined;
  add(tag.program, Buffer.from([isCommand ? 1 : 0]), text(program.name));
  if (isCommand) for (const arg of program.argv) add(tag.arg, text(arg));
  for (const [name, value] of Object.entries(program.env)) add(tag.env, text(`${name}=${value}`));
  if (program.stdin !== null) add(tag.stdin, Buffer.from(program.stdin, "base64"));
  for (const r of program.redirect) {
    if (r.to === "file") add(tag.toFile, numbers(r.fd, flags[r.mode]), text(r.path));
    else if (r.to === "fd") add(tag.toFd, numbers(r.fd, r.from));
    else add(tag.close, numbers(r.fd));
  }
  const after = request.programs.findIndex((p) => p.name === program.after);
  if (after >= 0) add(tag.after, numbers(after));
  if (program.machine === "b") add(tag.machine, numbers(1));
  if (program.trusted) add(tag.trusted);
  else if (request.options.apart)
    for (const name of lentPeers(program.argv)) add(tag.lent, text(name));
}

function text(value: string): Buffer {
  if (value.includes("\0")) throw new ProgramError(refused.nul(JSON.stringify(value)));
  return Buffer.from(`${value}\0`);
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => {
    bytes.writeInt32LE(value, 4 * i);
  });
  return bytes;
}
