"""Executes notebooks from top to bottom, each in a fresh kernel, and says what was not as it should be.

Usage: python runner.py

Each line of standard input asks for one: {"id", "source", "target", "folder", "seconds", "env", "log"}. The notebook
`source` is read and `target` written; `folder` is the kernel's working directory; `seconds` is the most that one cell may
take; `env` is added to the environment; errors of ours go to `log`. On standard output comes a JSON object a line:
{"id", "cell": 3, "of": 20} when a cell begins, {"id", "faults": [TEXT…], "processes": [TEXT…]} when all are done, where
`processes` are those that outlived the kernel, and {"id", "status"} finally.

Processes: what is slow to load is loaded once, here; each notebook has a fork of this process, several at a time. The
kernel is the fork's child, in a session of its own. The fork is a subreaper, so whatever the kernel leaves behind when it
ends becomes its child and can be named, and ended. When this process dies its forks get SIGTERM, and it gets one when
its own parent dies. It ends with its input.
"""

import asyncio
import ctypes
import fcntl
import json
import os
import signal
import sys
import tempfile
import time
import traceback

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36


# By process: the id of what it was asked.
forks = {}
asked_for = None
writing = tempfile.TemporaryFile()


def serve():
    signal.signal(signal.SIGCHLD, reap)
    for line in sys.stdin:
        question = json.loads(line)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
        pid = os.fork()
        if pid == 0:
            begin(question)
        forks[pid] = question["id"]
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])


def reap(_number, _frame):
    try:
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            tell(id=forks.pop(ended[0]), status=os.waitstatus_to_exitcode(ended[1]))
    except ChildProcessError:
        pass


def begin(question):
    """In the fork: never returns."""
    global asked_for
    asked_for = question["id"]
    status = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
        guard()
        os.dup2(os.open(question["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644), 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.update(question["env"])
        run(question["source"], question["target"], question["folder"], question["seconds"])
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        end_children()
        os._exit(status)


def run(source, target, folder, seconds):
    notebook = nbformat.read(source, 4)
    clear(notebook)
    faults = execute(notebook, folder, seconds)
    nbformat.write(notebook, target)
    processes = settle()
    end_children()
    tell(faults=faults + inspect(notebook), processes=processes)


def clear(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None


def execute(notebook, folder, seconds):
    """Runs the cells up to the first error, which is returned in a list."""

    def executed(cell, cell_index, execute_reply):
        # A kernel that still has an error behind it may answer without doing anything: nbclient takes that for done.
        if execute_reply["content"]["status"] not in ("ok", "error"):
            cell.execution_count = None

    client = NotebookClient(
        notebook,
        timeout=seconds,
        resources={"metadata": {"path": folder}},
        on_cell_executed=executed,
        on_cell_execute=lambda cell, cell_index: tell(cell=cell_index + 1, of=len(notebook.cells)),
    )
    try:
        asyncio.run(client.async_execute())
    except CellExecutionError as error:
        return [failure(notebook, error)]
    except CellTimeoutError:
        return ["%s took more than %d s" % (where(notebook), seconds)]
    except DeadKernelError:
        return ["%s: the kernel died" % where(notebook)]
    skipped = [i for i in code(notebook) if notebook.cells[i].execution_count is None]
    # nbclient leaves out cells with this tag.
    asked = [i for i in skipped if client.skip_cells_with_tag in notebook.cells[i].metadata.get("tags", [])]
    return ["%s was not executed" % name(notebook, i) for i in skipped if i not in asked]


def code(notebook):
    """The places of all code cells with something in them."""
    cells = enumerate(notebook.cells)
    return [i for i, cell in cells if cell.cell_type == "code" and cell.source.strip()]


def failure(notebook, error):
    lines = str(error.traceback).strip().splitlines()
    return "\n".join(["%s fails: %s: %s" % (where(notebook), error.ename, error.evalue)] + lines)


def where(notebook):
    """The cell that was being executed: the last one that began."""
    begun = [i for i, cell in enumerate(notebook.cells) if "execution" in cell.metadata]
    return name(notebook, begun[-1]) if begun else "the start of the kernel"


def name(notebook, index):
    return "cell %d (%s)" % (index + 1, notebook.cells[index].get("id", "no id"))


def inspect(notebook):
    """What was written on standard error."""
    return [
        "%s writes on standard error: %s" % (name(notebook, index), output.text.strip())
        for index in code(notebook)
        for output in notebook.cells[index].outputs
        if output.output_type == "stream" and output.name == "stderr"
    ]


def settle():
    """Gives what the kernel left a moment to end by itself; returns the command lines of what did not."""
    until = time.monotonic() + 2
    while time.monotonic() < until and children():
        time.sleep(0.02)
    return [text for text in map(command_line, children()) if text]


def children():
    """The living descendants of ours; those that have ended are reaped on the way."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
    found, waiting = [], [os.getpid()]
    while waiting:
        try:
            with open("/proc/%d/task/%d/children" % (waiting[0], waiting[0])) as file:
                new = [int(pid) for pid in file.read().split()]
        except OSError:
            new = []
        found += new
        waiting = waiting[1:] + new
    return found


def command_line(pid):
    try:
        with open("/proc/%d/cmdline" % pid, "rb") as file:
            return file.read().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def end_children():
    while left := children():
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.01)


def tell(**words):
    """A line on standard output, whole: the forks share it, and a long line is more than one write."""
    if asked_for is not None:
        words["id"] = asked_for
    fcntl.lockf(writing, fcntl.LOCK_EX)
    print(json.dumps(words), flush=True)
    fcntl.lockf(writing, fcntl.LOCK_UN)


def leave(number, _frame):
    end_children()
    os._exit(128 + number)


def guard():
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)


libc = ctypes.CDLL(None)
libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
serve()
