"""Starts JupyterLab so that it ends when the process that started it ends.

Usage: python run-lab.py OPTION…, with TALKING_PROCESSES_PARENT set to the parent's process id.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1

ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
# The parent may have died before the line above: then the signal will never come.
if os.getppid() != int(os.environ.pop("TALKING_PROCESSES_PARENT")):
    sys.exit(1)

from jupyterlab.labapp import main  # noqa: E402

sys.exit(main())
