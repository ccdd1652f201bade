// What a machine forbids, and the sentence that says how to get it there.
import assert from "node:assert/strict";
import type { Lack } from "../../../notebook/machine/cures.ts";
import { cureOf, lacksOf } from "../../../notebook/machine/cures.ts";
import { findPlace, type Place } from "../../../notebook/machine/place.ts";
import type { Layer, LayerReason } from "../../../record/types.ts";

const own: Place = { kind: "own", ptraceScope: 0, noNamespaces: false, rootOnly: false };
const spaces = ["user", "pid", "ipc", "mount", "network", "uts"].map((n) => `${n}-namespace`);
const names = [...spaces, "proc", "seccomp", "landlock", "trace", "limits"] as Layer["name"][];

/** All layers, of which some are off for these reasons; without a user namespace there is no other one. */
function layersWithout(off: Partial<Record<Layer["name"], LayerReason>>): Layer[] {
  const all = { ...off };
  if (off["user-namespace"]) {
    for (const name of names.slice(1, 7)) all[name] ??= "needs-user-namespace";
  }
  return names.map((name) => ({ name, active: !all[name], reason: all[name] ?? null }));
}

describe("how to get what a machine forbids", () => {
  const onOwn: [Lack, LayerReason, Partial<Place>, RegExp][] = [
    [
      "namespaces",
      "no-ids",
      {},
      /`sudo sysctl -w kernel\.apparmor_restrict_unprivileged_userns=0`/,
    ],
    ["namespaces", "none-left", {}, /`sudo sysctl -w user\.max_user_namespaces=10000`/],
    ["namespaces", "refused", { rootOnly: true }, /`sudo sysctl -w kernel\.unprivileged_userns/],
    ["namespaces", "refused", {}, /filter around this process/],
    ["namespaces", "missing", {}, /virtual machine/],
    ["proc", "no-rights", {}, /hidden or read-only/],
    ["trace", "refused", { ptraceScope: 2 }, /`sudo sysctl -w kernel\.yama\.ptrace_scope=1`/],
    ["trace", "refused", { ptraceScope: 3 }, /start it again/],
    ["trace", "refused", {}, /filter around this process/],
    ["landlock", "missing", {}, /lsm=/],
    ["seccomp", "refused", {}, /filter around this process/],
  ];
  for (const [lack, reason, place, sentence] of onOwn) {
    const where = Object.keys(place).join() || "nothing else known";
    it(`on a machine of one's own: ${lack} ${reason}, ${where}`, () => {
      const layer = lack === "namespaces" ? "user-namespace" : lack;
      const layers = layersWithout({ [layer]: reason });
      assert.deepEqual(lacksOf(layers), [lack]);
      assert.match(cureOf(lack, layers, { ...own, ...place }), sentence);
    });
  }

  const elsewhere: [Place["kind"], Lack, RegExp][] = [
    [
      "docker",
      "namespaces",
      /`docker run --security-opt seccomp=unconfined .*apparmor=unconfined .*systempaths=unconfined …`/,
    ],
    ["docker", "trace", /`docker run --cap-add SYS_PTRACE …`/],
    ["podman", "namespaces", /`podman run --security-opt seccomp/],
    ["podman", "proc", /`podman run --security-opt systempaths=unconfined …`/],
    ["codespaces", "trace", /`"capAdd": \["SYS_PTRACE"\]`.*rebuild/],
    ["hub", "namespaces", /Ask those who run this hub .*`seccompProfile`/],
    ["lxc", "namespaces", /`security\.nesting`/],
    ["wsl1", "namespaces", /`wsl --set-version/],
    ["binder", "trace", /a machine of your own/],
  ];
  for (const [kind, lack, sentence] of elsewhere) {
    it(`${kind}: ${lack}`, () => {
      const layers = layersWithout({ "user-namespace": "refused", trace: "refused" });
      assert.match(cureOf(lack, layers, { ...own, kind }), sentence);
    });
  }

  it("docker on a host that gives namespaces no rights: the host's own setting", () => {
    const layers = layersWithout({ "user-namespace": "no-ids" });
    const cure = cureOf("namespaces", layers, { ...own, kind: "docker" });
    assert.match(cure, /host of this container\. .*kernel\.apparmor_restrict/);
  });

  it("names what is missing once, and the record first", () => {
    const all = layersWithout({
      "user-namespace": "refused",
      seccomp: "refused",
      trace: "needs-seccomp",
    });
    assert.deepEqual(lacksOf(all), ["seccomp", "namespaces"]);
    assert.deepEqual(lacksOf(layersWithout({})), []);
    assert.deepEqual(lacksOf(layersWithout({ "network-namespace": "no-rights" })), ["namespaces"]);
  });

  it("knows platforms by what they leave in the environment", () => {
    assert.equal(findPlace({ CODESPACES: "true" }).kind, "codespaces");
    assert.equal(findPlace({ BINDER_SERVICE_HOST: "hub.example" }).kind, "binder");
    assert.equal(findPlace({ KUBERNETES_SERVICE_HOST: "10.0.0.1" }).kind, "hub");
  });
});
