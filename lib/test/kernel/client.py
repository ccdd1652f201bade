"""A Jupyter client that is told what to do, one JSON text a line, and answers likewise.

It is the client that JupyterLab, nbclient and all others are built on, so what it sees is what they see.
"""

import json
import os
import queue
import signal
import sys
import time

from jupyter_client import KernelManager

manager = None
client = None
# Everything published, in order: (parent's id, type, content).
published = []
replies = {}


def pump(seconds=0.02):
    """Takes what has come in."""
    try:
        message = client.get_iopub_msg(timeout=seconds)
        parent = message["parent_header"].get("msg_id")
        published.append((parent, message["msg_type"], message["content"]))
    except queue.Empty:
        pass
    for channel in (client.get_shell_msg, client.get_control_msg):
        try:
            message = channel(timeout=0.001)
            replies[message["parent_header"]["msg_id"]] = message
        except queue.Empty:
            pass


def wait_for(condition, what, seconds=110):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds} s for {what}; published last: {published[-5:]}")
        pump()


def outputs(request):
    """What a request caused, without the states; text of one stream in one piece."""
    found = []
    for parent, kind, content in published:
        if parent != request or kind == "status":
            continue
        last = found[-1] if found else None
        if kind == "stream" and last and last["type"] == kind and last["name"] == content["name"]:
            last["text"] += content["text"]
        else:
            found.append({"type": kind, **content})
    return found


def text(request):
    return "".join(o["text"] for o in outputs(request) if o["type"] == "stream")


def idle(request):
    return (request, "status", {"execution_state": "idle"}) in published


def result(request):
    message = replies[request]
    states = [c["execution_state"] for p, k, c in published if p == request and k == "status"]
    return {
        "id": request,
        "reply": message["content"],
        "version": message["header"]["version"],
        "states": states,
        "outputs": outputs(request),
    }


def finish(request):
    wait_for(lambda: request in replies and idle(request), "the reply")
    return result(request)


def start(order):
    global manager, client
    for last in (False, False, True):
        manager = KernelManager(kernel_name=order.get("kernel", "talking-processes"))
        manager.start_kernel(cwd=order["cwd"], stderr=open(order["log"], "ab"))
        client = manager.client()
        # A browser sends half a character as an escape, where this client would fail.
        client.session.pack = lambda message: json.dumps(message, default=str).encode()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=90)
            return {"pid": manager.provisioner.pid}
        except RuntimeError as error:
            client.stop_channels()
            said = open(order["log"], encoding="utf8").read()
            # A port is chosen before the kernel takes it. JupyterLab, too, chooses others then and starts it again.
            if last or "EADDRINUSE" not in said:
                raise RuntimeError(f"{error}\n{said}") from error


def execute(order):
    options = order.get("options", {})
    request = client.execute(order["code"], **options)
    if "interruptAt" not in order:
        return finish(request)
    # The cell says when it is where it is to be interrupted.
    wait_for(lambda: order["interruptAt"] in text(request), "the cell to say that it waits")
    time.sleep(order.get("pause", 0))
    if "askMeanwhile" in order:
        for channel in ("control", "shell"):
            assert ask({"type": order["askMeanwhile"], "channel": channel})["reply"]["status"] == "ok"
    began = time.monotonic()
    if order.get("by") == "signal":
        os.killpg(os.getpgid(manager.provisioner.pid), signal.SIGINT)
    else:
        manager.interrupt_kernel()
    found = finish(request)
    return {**found, "seconds": time.monotonic() - began}


def together(order):
    requests = [client.execute(code, **order.get("options", {})) for code in order["codes"]]
    # Messages are read in their order and this one is answered at once: now the kernel has all of them.
    info = client.kernel_info()
    wait_for(lambda: info in replies, "what the kernel says of itself")
    if "gate" in order:
        with open(order["gate"], "w"):
            pass
    return [finish(request) for request in requests]


def ask(order):
    message = client.session.msg(order["type"], order.get("content", {}))
    channel = client.control_channel if order.get("channel") == "control" else client.shell_channel
    channel.send(message)
    return finish(message["header"]["msg_id"])


def send(order):
    """A message that nobody answers."""
    message = client.session.msg(order["type"], order["content"])
    client.shell_channel.send(message)
    request = message["header"]["msg_id"]
    wait_for(lambda: idle(request), "the state idle")
    return {"outputs": outputs(request)}


def save(order):
    """What a request brought, as it would be written into a notebook's file."""
    request = order["id"]
    json.dumps([outputs(request), replies[request]["content"]], ensure_ascii=False).encode("utf8")
    return {}


def until(order):
    """Waits for output of a cell that ended long ago."""
    request = order["id"]
    wait_for(
        lambda: any(
            order["text"] in json.dumps(output, ensure_ascii=False)
            for output in outputs(request)
            if output["type"] != "execute_input"
        ),
        f"{order['text']} of {request}",
    )
    return {"outputs": outputs(request)}


def flood(order):
    """Reads nothing for a while, then counts what comes. Also: the most memory that the kernel took, in bytes."""
    request = client.execute(order["code"])
    time.sleep(1)
    length = 0
    while True:
        message = client.get_iopub_msg(timeout=110)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "stream":
            length += len(message["content"]["text"])
        if message["content"].get("execution_state") == "idle":
            break
    with open(f"/proc/{manager.provisioner.pid}/status") as status:
        [peak] = [line.split()[1] for line in status if line.startswith("VmHWM")]
    return {"front": int(peak) * 1024, "length": length}


def again(order):
    """What came for a request until now, with all that is on its way."""
    end = time.monotonic() + order["seconds"]
    while time.monotonic() < end:
        pump()
    return {"outputs": outputs(order["id"])}


def restart(order):
    manager.restart_kernel()
    client.wait_for_ready(timeout=90)
    return {"pid": manager.provisioner.pid}


def shutdown(order):
    if order.get("by") == "kill":
        os.kill(manager.provisioner.pid, signal.SIGKILL)
        while manager.is_alive():
            time.sleep(0.01)
    else:
        manager.shutdown_kernel(now=order.get("by") == "now")
    client.stop_channels()
    return {}


for line in sys.stdin:
    order = json.loads(line)
    try:
        answer = {"ok": globals()[order["do"]](order)}
    except Exception as error:  # the test fails with it
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
if manager and manager.has_kernel and manager.is_alive():
    manager.shutdown_kernel(now=True)
