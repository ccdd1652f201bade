"""A JupyterHub for a class on one machine. Its learners are users of the machine, in the group `learners`; the course lies
where this file is, for all of them to read and none to write.

Usage, as root: /opt/jupyterhub/bin/jupyterhub --config /opt/talking-processes/lib/tools/lab/jupyterhub_config.py

Processes: the hub starts the proxy and, as the learner, each learner's server, through .binder/start, which sees to the
learner's copy of the notebooks. The server starts the learner's kernels. So learners are kept apart as users are.
"""

import os
import sys
from pathlib import Path

course = Path(__file__).resolve().parents[3]
environment = course / ".venv"
commands = Path(sys.prefix) / "bin"

c = get_config()  # noqa: F821
c.LocalAuthenticator.allowed_groups = {"learners"}
c.ConfigurableHTTPProxy.command = str(commands / "configurable-http-proxy")
c.Spawner.cmd = [str(course / ".binder" / "start"), str(commands / "jupyterhub-singleuser")]
c.Spawner.notebook_dir = "~/talking-processes"
c.Spawner.default_url = "/lab/tree/00-start-here.ipynb"
c.Spawner.environment = {
    "JUPYTER_PATH": str(environment / "share" / "jupyter"),
    "JUPYTER_CONFIG_PATH": str(environment / "etc" / "jupyter"),
}
# The hub's database and secrets, for root alone; systemd names another folder.
state = Path(os.environ.get("STATE_DIRECTORY", "/var/lib/jupyterhub"))
state.mkdir(mode=0o700, exist_ok=True)
os.chdir(state)
