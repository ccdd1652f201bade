"""The ids of headings."""


def slug(title):
    """As JupyterLab makes them, because links between notebooks use them: the title's words with dashes."""
    return title.strip().replace(" ", "-")
