import contextlib
import os
import sqlite3
import sys

from nbgrader.api import get_alembic_version

c = get_config()  # noqa: F821
# Without a stub for its language nbgrader refuses to clear a solution.
c.ClearSolutions.code_stub = {"typescript": "// YOUR CODE HERE"}
c.Execute.timeout = 60
c.CourseDirectory.course_id = "talking-processes"

# When it makes its gradebook, nbgrader starts `alembic`, which is beside its own Python.
os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])


def finish(gradebook):
    """A first command that was broken off leaves tables without a version, and nbgrader takes them for all there is."""
    if not os.path.exists(gradebook):
        return
    with contextlib.closing(sqlite3.connect(gradebook)) as book, book:
        if book.execute("SELECT * FROM sqlite_master").fetchone() is None:
            return
        book.execute("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)")
        if book.execute("SELECT * FROM alembic_version").fetchone() is None:
            book.execute("INSERT INTO alembic_version VALUES (?)", [get_alembic_version()])


finish(os.path.join(os.path.dirname(os.path.abspath(__file__)), "gradebook.db"))
