"""How scripts/docs makes the site of the pages in docs/: Sphinx, Furo, MyST. Nothing in it comes from another host."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

from sphinx.application import Sphinx

_DOCS: Final = Path(__file__).parents[1]
_ROOT: Final = _DOCS.parent
sys.path.insert(0, str(Path(__file__).parent))

project = "PiCloud"
version = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
release = version
html_show_copyright = False
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["releases", "site"]
myst_heading_anchors = 4
html_theme = "furo"
html_title = f"PiCloud {version}"
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False

_LINK: Final = re.compile(r"(?<!!)\[([^\]\n]+)\]\((\.\./[^)\s#]+)(#[^)\s]+)?\)")
_CONTENTS: Final = """

```{toctree}
:hidden:

Quick start <quick-start>
Tutorial <tutorial>
rhai-for-javascript
troubleshooting
comparison
```

```{toctree}
:hidden:
:glob:
:caption: How-to

how-to/*
```

```{toctree}
:hidden:
:caption: Reference

reference/sdk
reference/limits
reference/api
reference/cli
reference/configuration
reference/dashboard
```

```{toctree}
:hidden:
:glob:
:caption: Explanation

explanation/*
```

```{toctree}
:hidden:
:glob:
:caption: For contributors

internal/*
decisions/*
```
"""


def setup(app: Sphinx) -> dict[str, Any]:
    from rhai_lexer import RhaiLexer  # noqa: PLC0415  beside this file, which is no package

    app.add_lexer("rhai", RhaiLexer)
    app.connect("source-read", _prepare)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _prepare(_app: Sphinx, name: str, source: list[str]) -> None:
    """Add the navigation to the first page, and leave the label alone of a link to a file that is no page of the site.

    In the file itself the navigation would show as code wherever else the page is read.
    """
    folder = (_DOCS / name).parent

    def label_or_link(found: re.Match[str]) -> str:
        target = (folder / found[2]).resolve()
        is_page = target.is_relative_to(_DOCS) and not target.is_relative_to(_DOCS / "releases")
        return found[0] if is_page else found[1]

    source[0] = _LINK.sub(label_or_link, source[0])
    if name == "index":
        source[0] += _CONTENTS
