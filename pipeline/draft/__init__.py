"""The first draft of this year's report, as a Word file made from a feed."""

from pipeline.draft.context import build_context
from pipeline.draft.render import render
from pipeline.draft.template import TemplateRefused, check_template

__all__ = ["TemplateRefused", "build_context", "check_template", "render"]
