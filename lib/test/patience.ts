// Loaded into mocha on an emulated machine: each of its limits is so many times longer there, also those that a test
// sets, and what a program of a test may use.
import { Runnable } from "mocha";
import { usualLimits } from "./program/runner/request.ts";

const TIMES = 30;

interface Timed {
  _timeout: number;
  resetTimeout(): void;
}

const { prototype } = Runnable as unknown as { prototype: Timed };
const { resetTimeout } = prototype;

prototype.resetTimeout = function (this: Timed): void {
  const limit = this._timeout;
  this._timeout = limit * TIMES;
  resetTimeout.call(this);
  this._timeout = limit;
};

usualLimits.wallTime *= TIMES;
usualLimits.cpuTime *= TIMES;
