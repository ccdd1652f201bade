"""Executes a notebook as nbclient does for everybody: python headless.py NOTEBOOK allow|stop; prints the notebook."""

import json
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

notebook = nbformat.read(sys.argv[1], 4)
client = NotebookClient(notebook, allow_errors=sys.argv[2] == "allow", timeout=120)
raised = None
try:
    client.execute()
except CellExecutionError as error:
    raised = {"ename": error.ename, "evalue": error.evalue}
nbformat.validate(notebook)
print(json.dumps({"notebook": notebook, "raised": raised}))
