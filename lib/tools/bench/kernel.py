"""Starts a kernel, runs one trivial cell, ends it: python kernel.py FOLDER ARGV…; prints the two times in ms."""

import json
import sys
import time

from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

manager = KernelManager()
manager._kernel_spec = KernelSpec(argv=sys.argv[2:], display_name="", language="typescript")
began = time.monotonic()
manager.start_kernel(cwd=sys.argv[1])
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=120)
ready = time.monotonic() - began
request = client.execute("1 + 1")
# Not the reply but the state: it comes last, and from every kernel.
while True:
    message = client.get_iopub_msg(timeout=120)
    if message["parent_header"].get("msg_id") == request:
        if message["content"].get("execution_state") == "idle":
            break
cell = time.monotonic() - began
manager.shutdown_kernel(now=True)
client.stop_channels()
print(json.dumps({"ready": ready * 1000, "cell": cell * 1000}))
