"""Whether the engine is the one whose functions the program replaces; any other sets its pages as it is."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

KNOWN: Mapping[str, str] = {"weasyprint": "70.0", "pydyf": "0.13.0", "tinycss2": "1.5.1"}
"""The versions of the libraries in which functions are replaced, or that these call."""

REPLACED: Mapping[str, str] = {
    "css.CSS.__init__": "self guess filename url file_obj string encoding base_url url_fetcher _check_mime_type",
    "css.StyleFor.set_computed_styles": "self element parent root pseudo_type base_url target_collector",
    "css.StyleFor.__init__": "self html sheets presentational_hints font_config target_collector",
    "css.find_style_attributes": "tree presentational_hints base_url",
    "css.targets.TargetCollector.cache_target_page_counters": "self anchor_name page_counter_values"
    " page_maker_index page_maker",
    "css.find_stylesheets": "wrapper_element device_media_type url_fetcher base_url font_config counter_style"
    " color_profiles page_rules layers",
    "document.get_html_metadata": "html",
    "document.layout_document": "html root_box context max_loops",
    "draw.draw_text": "stream textbox offset_x text_overflow block_ellipsis",
    "draw.text.draw_first_line": "stream textbox text_overflow block_ellipsis matrix",
    "formatting_structure.boxes.Box.establishes_formatting_context": "self",
    "formatting_structure.boxes.Box.is_in_normal_flow": "self",
    "formatting_structure.boxes.Box.page_values": "self",
    "formatting_structure.boxes.ParentBox.page_values": "self",
    "layout.background.layout_box_backgrounds": "page box get_image_from_uri layout_children style",
    "layout.block.avoid_collisions": "context box containing_block outer",
    "layout.block.collapse_margin": "adjoining_margins",
    "layout.block.resolve_percentages": "box containing_block",
    "layout.inline.avoid_collisions": "context box containing_block outer",
    "layout.inline.can_break_text": "text lang",
    "layout.inline.resolve_percentages": "box containing_block",
    "layout.inline.split_first_line": "text style context max_width justification_spacing is_line_start minimum",
    "layout.inline.strut": "style",
    "layout.make_all_pages": "context root_box html pages",
    "layout.make_margin_boxes": "context page state",
    "text.line_break.Layout.setup": "self style",
}
"""The functions of WeasyPrint that are replaced, and what they begin to take; a copy of it may have been changed."""


@lru_cache(maxsize=1)
def is_known() -> bool:
    """Whether the libraries have the known versions, and the functions that are replaced; asked before they are."""
    versions = {name: import_module(name).__version__ for name in ("weasyprint", "pydyf", "tinycss2")}
    engine = import_module("weasyprint")
    return versions == KNOWN and all(_takes(engine, name) == given for name, given in REPLACED.items())


def _takes(found: Any, name: str) -> str:
    """Return what the function *name* in the module *found* takes, as `REPLACED` has it; "" if there is none."""
    for part in name.split("."):
        found = getattr(found, part, None)
    code = getattr(found, "__code__", None)
    taken = code.co_varnames[: code.co_argcount] if code else ()
    return " ".join(taken[:10])
