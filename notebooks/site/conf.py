"""Sphinx's settings for the course's pages. The notebooks that it reads here are executed already."""

import html
import json
import pathlib
import re
import sys

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here))

# What only who stages the notebooks knows: `descriptions` by page, and the name of the one page of a `single` file.
given = json.loads((here / "site.json").read_text(encoding="utf-8"))
about = "A live course on how Linux processes talk to each other"

project = "Talking Processes"
html_title = project
language = "en"
extensions = ["myst_nb", "sphinx_copybutton"]

nb_execution_mode = "off"
nb_merge_streams = True
# Outputs that answer a question are folded.
nb_code_prompt_show = "Show the output"
nb_code_prompt_hide = "Hide the output"
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
    "primary_sidebar_end": [],
    "back_to_top_button": False,
    "footer_content_items": [],
    # The side bar has the search already.
    "navbar_persistent": [],
}
html_sidebars = {"**": ["brand.html", "search-button-field.html", "sbt-sidebar-nav.html"]}
if given["single"]:
    master_doc = given["single"]
    html_sidebars = {"**": []}
    html_theme_options |= {"disable_search": True, "show_prev_next": False}
    html_theme_options |= {"article_header_start": []}
templates_path = ["templates"]
html_favicon = "assets/icon.svg"
html_context = {"default_mode": "auto"}
html_static_path = ["assets"]
html_css_files = ["site.css", "icons.css", "print.css"]
html_js_files = [
    # A page in a file may load scripts, but not fetch the pages that it found.
    (None, {"body": 'if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;'}),
    ("print.js", {"defer": "defer"}),
    ("tables.js", {"defer": "defer"}),
    ("pictures.js", {"defer": "defer"}),
]
html_copy_source = False
html_show_copyright = False
html_use_index = False
html_last_updated_fmt = None
pygments_style = "default"
copybutton_selector = "div.cell_input div.highlight pre, div.highlight-c pre"
exclude_patterns = ["templates"]


def setup(app):
    def describe(app, pagename, templatename, context, doctree):
        words = given["descriptions"].get(pagename, about)
        meta = '<meta name="description" content="%s">' % html.escape(words)
        # The theme has a viewport already, twice.
        context["metatags"] = re.sub(r'<meta name="viewport"[^>]*>\s*', "", context.get("metatags", "")) + meta
        # A folded output is named by the words that stand there.
        context["body"] = context.get("body", "").replace(' aria-label="Toggle hidden content"', "")

    def add_filter(app):
        environment = app.builder.templates.environment
        environment.filters["without_icon_script"] = lambda css: re.sub(r"<script[^>]*fontawesome[^>]*></script>", "", css)

    app.connect("html-page-context", describe)
    app.connect("builder-inited", add_filter)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
