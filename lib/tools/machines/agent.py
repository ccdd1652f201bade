"""Becomes the first process of an emulated machine, and does there what it is told on a serial port.

An order is a line of JSON: {"command": [...], "folder": "/", "user": 0, "environment": {...}}. The answers are lines,
too: {"said": "..."} for each line that the command wrote, on both streams, and last {"status": 0}, 128 when a signal
ended it, 127 when there is no such program. The first answer, {"ready": true}, tells that the machine is up.
"""

import json
import os
import select
import signal

# What ended and was not asked for yet; orphans come to the first process, too.
statuses = {}


def main():
    os.close(os.open("/run/opened", os.O_CREAT | os.O_WRONLY))
    signal.signal(signal.SIGCHLD, reap)
    signal.set_wakeup_fd(wake_writer, warn_on_full_buffer=False)
    port = os.open(find_port(), os.O_RDWR)
    say(port, ready=True)
    for line in os.fdopen(os.dup(port), "rb"):
        say(port, status=obey(port, **json.loads(line)))


def find_port():
    """Without udev there is no link by the port's name."""
    folder = "/sys/class/virtio-ports"
    for name in os.listdir(folder):
        with open(os.path.join(folder, name, "name")) as file:
            if file.read().strip() == "room":
                return "/dev/" + name
    raise SystemExit("There is no port named room.")


def obey(port, command, folder, user, environment):
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        become(command, folder, user, environment, writer)
    os.close(writer)
    rest = pass_on(port, reader, pid)
    if rest:
        say(port, said=rest.decode(errors="replace"))
    os.close(reader)
    status = statuses.pop(pid)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128


def become(command, folder, user, environment, writer):
    try:
        os.setsid()
        os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
        os.dup2(writer, 1)
        os.dup2(writer, 2)
        # Python ignores these.
        for number in (signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(number, signal.SIG_DFL)
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    except OSError as error:
        os.write(2, ("%s: %s\n" % (command[0], error)).encode())
    os._exit(127)


def pass_on(port, reader, pid):
    """Passes lines on until the command has ended and all that it wrote is read. Returns the line without an end."""
    rest = b""
    while True:
        ended = pid in statuses
        ready, _, _ = select.select([reader, wake_reader], [], [], 0 if ended else None)
        if wake_reader in ready:
            os.read(wake_reader, 4096)
        if reader in ready:
            text = os.read(reader, 65536)
            *lines, rest = (rest + text).split(b"\n")
            for line in lines:
                say(port, said=line.decode(errors="replace"))
            if text or not ended:
                continue
        if ended:
            return rest


def reap(*_):
    try:
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            statuses[pid] = status
    except ChildProcessError:
        pass


def say(port, **answer):
    text = json.dumps(answer).encode() + b"\n"
    while text:
        text = text[os.write(port, text) :]


wake_reader, wake_writer = os.pipe()
os.set_blocking(wake_writer, False)
os.set_blocking(wake_reader, False)
main()
