// The configuration of a JupyterHub, as the hub reads it: in Python, with a configuration to fill. A hub is not a
// package of the course, so that it starts is not tried here.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KERNEL_NAME } from "../../../ground/kernelspec.ts";
import { root, venv } from "../../../ground/place.mjs";

const read = `
import json, runpy, sys
from traitlets.config import Config
c = Config()
runpy.run_path(sys.argv[1], {"get_config": lambda: c})
print(json.dumps({"cwd": __import__("os").getcwd(), **c}, default=sorted))
`;

describe("the configuration of a JupyterHub", () => {
  let folder: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a configuration may hold
  let config: any;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "hub-"));
    const state = join(folder, "state");
    const file = join(root, "lib", "tools", "lab", "jupyterhub_config.py");
    const { stdout, stderr } = spawnSync(join(venv, "bin", "python"), ["-c", read, file], {
      encoding: "utf8",
      env: { ...process.env, STATE_DIRECTORY: state },
    });
    assert.equal(stderr, "");
    config = JSON.parse(stdout);
    assert.equal(config.cwd, state);
    assert.equal(statSync(state).mode & 0o777, 0o700);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("starts servers that have the course's kernel and settings", () => {
    const { cmd, environment, default_url } = config.Spawner;
    accessSync(cmd[0], constants.X_OK);
    assert.ok(existsSync(join(environment.JUPYTER_PATH, "kernels", KERNEL_NAME, "kernel.json")));
    assert.ok(existsSync(join(environment.JUPYTER_CONFIG_PATH, "jupyter_server_config.json")));
    assert.ok(existsSync(join(root, "notebooks", default_url.replace("/lab/tree/", ""))));
  });

  it("goes by the versions that the course and its image have", function () {
    const text = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");
    const readme = text("README.md");
    // Learners have a README of their own, without the hub.
    if (!readme.includes("jupyterhub")) this.skip();
    const [, hub] = /^ARG JUPYTERHUB=(\S+)$/m.exec(text(".binder", "Dockerfile")) ?? [];
    const [, lab] = /^jupyterlab==(\S+)/m.exec(text("notebooks", "requirements.txt")) ?? [];
    assert.ok(readme.includes(`jupyterhub==${hub} jupyterlab==${lab}\n`));
  });
});
