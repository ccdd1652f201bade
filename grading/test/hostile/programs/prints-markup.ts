// exercise: pipes/two-way
// @verdict 2: answer child waits
//
// Prints what a page would execute and a spreadsheet would compute.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, print } = calls;
  const [a, b] = pipe();
  const [c, d] = pipe();
  print(
    `</pre></script><script>alert(1)</script><img src=x onerror=alert(1)>"><svg onload=alert(1)>`,
  );
  print(`=cmd|'/c calc'!A1,\n::error::forged\n##vso[task.complete result=Succeeded]`);
});
