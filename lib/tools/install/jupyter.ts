import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KERNEL_NAME } from "../../ground/kernelspec.ts";

/**
 * Writes the settings that hold for every JupyterLab of this environment: on its own it asks nothing of the network (no
 * news, no check for updates, no extension manager), and the course's kernel is the one on offer. The sliders of
 * pictures are as long as pictures need.
 *
 * @param venv the Python environment
 * @param config JUPYTER_CONFIG_DIR, where alone JupyterLab looks for a style sheet
 */
export function configureJupyter(venv: string, config: string): void {
  const settings = join(venv, "etc", "jupyter");
  write(settings, "jupyter_server_config.json", {
    KernelSpecManager: { allowed_kernelspecs: [KERNEL_NAME], ensure_native_kernel: false },
    MultiKernelManager: { default_kernel_name: KERNEL_NAME },
  });
  write(settings, "jupyter_lab_config.json", {
    LabApp: {
      custom_css: true,
      check_for_updates_class: "jupyterlab.NeverCheckForUpdate",
      extension_manager: "readonly",
      news_url: null,
    },
  });
  // JupyterLab runs JavaScript of its own that is not of our kind of module.
  write(venv, "package.json", { private: true, type: "commonjs" });
  // Its language servers are for Python and others; looking for them runs npm at every start.
  write(join(settings, "jupyter_server_config.d"), "zz-talking-processes.json", {
    ServerApp: { jpserver_extensions: { jupyter_lsp: false } },
  });
  write(join(venv, "share", "jupyter", "lab", "settings"), "overrides.json", {
    "@jupyterlab/apputils-extension:notification": {
      checkForUpdates: false,
      fetchNews: "false",
    },
    "@jupyterlab/extensionmanager-extension:plugin": { enabled: false },
  });
  write(join(config, "custom"), "custom.css", sliders);
}

/** Vega's own are 129 px long, whatever the number of steps. */
const sliders = `.vega-bind { display: flex; align-items: center; gap: 0.6em; margin: 0 4px 4px; }
.vega-bind input[type="range"] { width: min(36em, 60vw); }
`;

function write(folder: string, name: string, content: object | string): void {
  const file = join(folder, name);
  const text = typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`;
  try {
    if (readFileSync(file, "utf8") === text) return;
  } catch {
    // Not there yet.
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
}
