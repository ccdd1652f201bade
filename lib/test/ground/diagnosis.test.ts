// Why a step failed is said in one sentence, or by the last lines of its log. The causes are real: servers that refuse,
// a certificate that nobody knows, packages with another hash, a disk without programs.
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { venv } from "../../ground/place.mjs";
import { Checkout, canUnshare, which } from "../tools/checkout.ts";

const python = join(venv, "bin", "python");
const env = which("env") ?? "env";

describe("the reason of a failure", function () {
  this.timeout(400_000);
  let checkout: Checkout;
  let server: ChildProcess | undefined;
  beforeEach(() => {
    checkout = new Checkout();
    checkout.addPython();
  });
  afterEach(() => {
    server?.kill();
    server = undefined;
    checkout.remove();
  });

  /** Settings with which npm and uv ask a server that has nothing; with a certificate it speaks TLS. */
  async function serve(certificate?: string): Promise<string[]> {
    const place = join(checkout.path, "..", "empty");
    mkdirSync(place);
    const args = ["-c", emptyServer, ...(certificate ? [certificate] : [])];
    server = spawn(python, args, { cwd: place, stdio: ["ignore", "pipe", "ignore"] });
    const [port] = await once(server.stdout ?? server, "data");
    const url = `http${certificate ? "s" : ""}://localhost:${String(port).trim()}`;
    const patience = ["npm_config_fetch_retries=0", "UV_HTTP_RETRIES=0"];
    // A machine's npmrc may name the only certificates that count.
    const npmrc = ["npm_config_userconfig=/nowhere", "npm_config_globalconfig=/dev/null"];
    return [
      env,
      `npm_config_registry=${url}/`,
      `PIP_INDEX_URL=${url}/simple`,
      ...patience,
      ...npmrc,
      "npm_config_cafile=",
    ];
  }

  for (const [part, host, mirror] of [
    ["Modules", /^The npm registry/, /`npm config get registry`/],
    ["Python", /^PyPI \(pypi\.org\)/, /`echo \$PIP_INDEX_URL`/],
  ] as const) {
    it(`${part}: a mirror that does not have it`, async () => {
      const said = sentenceOf(checkout.install(part, await serve()));
      assert.match(said, host);
      assert.match(said, /did not give .*404.*then run the command again/);
      assert.match(said, mirror);
    });

    it(`${part}: a certificate that is not trusted, until it is`, async function () {
      const certificate = makeCertificate(join(checkout.path, ".."));
      if (!certificate) this.skip();
      const settings = await serve(certificate);
      const said = sentenceOf(checkout.install(part, settings));
      assert.match(said, /^The certificate of .* is not trusted.*`export NODE_EXTRA_CA_CERTS=/);
      const trusting = [...settings, `NODE_EXTRA_CA_CERTS=${certificate}`];
      assert.match(sentenceOf(checkout.install(part, trusting)), /404/);
    });
  }

  it("a package of npm's with another hash", function () {
    const dependencies = { acorn: "8.19.0" };
    const acorn = { version: "8.19.0", integrity: `sha512-${"A".repeat(86)}==` };
    const lock = {
      lockfileVersion: 3,
      packages: { "": { dependencies }, "node_modules/acorn": acorn },
    };
    checkout.edit("package.json", () => JSON.stringify({ dependencies }));
    checkout.edit("package-lock.json", () => JSON.stringify(lock));
    const said = sentenceOf(checkout.install("Modules"));
    if (/cannot be reached/.test(said)) this.skip();
    assert.match(said, /^What came from the npm registry has another hash/i);
  });

  it("a package of Python's with another hash", function () {
    const wrong = `six==1.17.0 --hash=sha256:${"0".repeat(64)}\n`;
    checkout.edit("notebooks/requirements.txt", () => wrong);
    const said = sentenceOf(checkout.install("Python"));
    if (/cannot be reached/.test(said)) this.skip();
    assert.match(said, /^What came from PyPI \(pypi\.org\) has another hash/);
  });

  it("a disk on which no program may be run", function () {
    if (!canUnshare("-rm")) this.skip();
    const done = checkout.prepare(["unshare", "-rm", "sh", "-c", onDeadDisk, "sh"]);
    assert.match(sentenceOf(done), /^No program may be run in .*noexec.*`git clone /);
  });

  it("anything else: how the log ends", () => {
    checkout.addScript(
      "cc",
      'case "$*" in *try.c*) exit 0;; esac; echo "cc: the moon is wrong" >&2; exit 1',
    );
    const { status, said } = checkout.run(["lib/tools/install/native.mjs"]);
    assert.equal(status, 1);
    assert.match(
      said,
      /^Compiling \S+ failed: .*`less '.*native\.log'`.*\n\n? {4}cc: the moon is wrong$/m,
    );
  });

  it("JupyterLab's: how its log ends", () => {
    mkdirSync(join(checkout.path, ".cache", "log"), { recursive: true });
    for (const name of ["node_modules", ".venv"]) checkout.borrow(name);
    const args = ["--no-browser", "--ServerApp.root_dir=/nowhere"];
    const { status, said } = checkout.run(["lib/tools/lab/command.ts", ...args]);
    assert.equal(status, 1, said);
    assert.match(
      said,
      /^JupyterLab, which ended with status 1, failed: .*jupyterlab\.log'.*\n {4}.*Bad config/m,
    );
  });
});

/** The one sentence that was said, and nothing else. */
function sentenceOf({ status, said }: { status: number | null; said: string }): string {
  const lines = said
    .trim()
    .split("\n")
    .filter((line) => !/^[✓✗]|…$/.test(line));
  assert.equal(lines.length, 1, said);
  assert.equal(status, 1);
  return lines[0] ?? "";
}

/** A file with a key and a certificate that it signs itself; nothing where there is no openssl. */
function makeCertificate(folder: string): string | undefined {
  const file = join(folder, "own.pem");
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", file, "-out", `${file}.crt`];
  const made = spawnSync("openssl", ["req", "-x509", ...key, "-days", "2", ...name]);
  if (made.status !== 0) return undefined;
  spawnSync("sh", ["-c", 'cat "$1.crt" >>"$1"', "sh", file]);
  return file;
}

const emptyServer = `
import http.server, ssl, sys
server = http.server.ThreadingHTTPServer(("localhost", 0), http.server.SimpleHTTPRequestHandler)
if sys.argv[1:]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
`;

const onDeadDisk =
  'mount -t tmpfs -o noexec none ../small && cp -a . ../small && cd ../small && exec "$@"';
