"""Sphinx's settings for the course's pages. The notebooks that it reads here are executed already."""

import html
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

project = "Talking Processes"
html_title = project
language = "en"
extensions = ["myst_nb", "sphinx_copybutton"]

nb_execution_mode = "off"
nb_merge_streams = True
myst_heading_anchors = 3
# By its name: Sphinx keeps its settings in a pickle.
myst_heading_slug_func = "headings.slug"

# A notebook's headings are its author's; and Pygments takes a regular expression at the start of a line for a mistake.
suppress_warnings = ["myst.header", "misc.highlighting_failure"]

html_theme = "sphinx_book_theme"
html_theme_options = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_toc_level": 2,
    "show_navbar_depth": 1,
    "home_page_in_toc": True,
    # The side bar has the search already.
    "navbar_persistent": [],
}
html_favicon = "assets/icon.svg"
html_context = {"default_mode": "auto"}
html_static_path = ["assets"]
html_css_files = ["site.css"]
html_js_files = [("pictures.js", {"defer": "defer"})]
html_copy_source = False
html_show_copyright = False
html_use_index = False
html_last_updated_fmt = None
pygments_style = "default"
copybutton_selector = "div.cell_input div.highlight pre, div.highlight-c pre"
exclude_patterns = []


def setup(app):
    path = pathlib.Path(app.srcdir, "descriptions.json")
    descriptions = json.loads(path.read_text(encoding="utf-8"))

    def describe(app, pagename, templatename, context, doctree):
        words = descriptions.get(pagename, "A live course on how Linux processes talk to each other")
        meta = '<meta name="description" content="%s">' % html.escape(words)
        context["metatags"] = context.get("metatags", "") + meta

    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
