import assert from "node:assert/strict";
import { closeSync, fstatSync, openSync } from "node:fs";
import { trustMachine } from "../../../tools/install/trust.mjs";

describe("the certificates that the set-up trusts", () => {
  it("stay whole for a program that reads them while the next one is started", () => {
    const fd = openSync(trustMachine().NODE_EXTRA_CA_CERTS, "r");
    trustMachine();
    // The file that is being read is no longer the one of that name: nobody writes to it.
    assert.equal(fstatSync(fd).nlink, 0);
    closeSync(fd);
  });
});
