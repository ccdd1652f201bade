// exercise: pipes/two-way
// @verdict 1: ends
//
// Prints NUL, escapes of terminals, lone surrogates and bytes that are no text.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, print } = calls;
  pipe();
  pipe();
  print("\0\x1b[2J\x1b]0;owned\x07\u202e\u2028\r\b\x7f");
  print(Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]));
  throw new Error("\x1b[31m<script>alert(1)</script>\0");
});
