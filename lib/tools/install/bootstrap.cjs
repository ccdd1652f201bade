// The gate: the first file that every command runs, under whatever Node the machine has. It is CommonJS in the
// JavaScript of 2015 and uses nothing newer, so that a Node from 2018 can still read it and say what is missing.
// biome-ignore lint/style/useNodejsImportProtocol: Node 10 does not know node:os.
const os = require("os");
const words = require("../../words/gate.cjs");

const major = Number(process.version.slice(1).split(".")[0]);

const onMac = () => {
  // An Intel Node runs on Apple's processors, too, and says that it is on Intel's.
  const apple = process.arch === "arm64" || os.cpus().some((cpu) => /Apple/.test(cpu.model));
  // As Lima 2 has it. Without its mounts, which cannot be written, the home in it is the only place to clone into.
  const machine = (/** @type {string} */ packages, /** @type {string} */ options) =>
    `brew install ${packages} && limactl start --name=course ${options}--mount-none template:debian-13 && limactl shell course`;
  if (!apple) return words.intelMac(machine("lima", ""));
  const packages = "lima lima-additional-guestagents qemu";
  const emulated = machine(packages, "--vm-type=qemu --arch=x86_64 ");
  return words.appleMac(emulated);
};

const refusal = () => {
  if (process.platform === "darwin") return onMac();
  if (process.platform === "win32") return words.windows();
  if (process.platform !== "linux") return words.otherSystem(process.platform);
  if (process.arch === "ia32") return words.node32(process.arch);
  if (process.arch !== "x64") return words.otherProcessor(process.arch);
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
