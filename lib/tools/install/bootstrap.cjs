// The gate: the first file that every command runs, under whatever Node the machine has. It is CommonJS in the
// JavaScript of 2015 and uses nothing newer, so that a Node from 2018 can still read it and say what is missing.
const words = require("../../words/gate.cjs");

const major = Number(process.version.slice(1).split(".")[0]);

// As Lima 2 has it, for Intel's processors and Apple's. Without its mounts, which cannot be written, the home in it is the
// only place to clone into.
const lima =
  "brew install lima && limactl start --name=course --mount-none template:debian-13 && limactl shell course";

const refusal = () => {
  if (process.platform === "darwin") return words.mac(lima);
  if (process.platform === "win32") return words.windows();
  if (process.platform !== "linux") return words.otherSystem(process.platform);
  if (process.arch === "ia32") return words.node32(process.arch);
  if (process.arch === "arm") return words.arm32(process.arch);
  if (process.arch !== "x64" && process.arch !== "arm64") return words.otherProcessor(process.arch);
  if (!(major >= 20)) return words.oldNode(process.version, process.execPath);
  const header = /** @type {any} */ (process.report.getReport()).header;
  return header.glibcVersionRuntime ? "" : words.noGlibc();
};

const sentence = refusal();
if (sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
} else {
  import("./install.mjs");
}
