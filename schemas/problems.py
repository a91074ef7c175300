"""What can be wrong with a report: the one closed list of stages, reasons and causes, with what each one tells more.

The words for them stand in `pipeline/data/messages.csv`, as `reason.REASON` and `problem.REASON.CAUSE`.
"""

import json
from typing import NamedTuple


class Known(NamedTuple):
    """One thing that can be wrong.

    `cause` says more where one reason has several; `parameters` are the names of the values that come with it, those of
    `may_have` come with some only.
    """

    stage: str
    reason: str
    cause: str = ""
    parameters: tuple[str, ...] = ()
    may_have: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of its words among the messages."""
        return f"problem.{self.reason}.{self.cause}" if self.cause else f"problem.{self.reason}"


_READABLE = ("ocr",)  # not_used: OCR could read the page, but was not used

KNOWN: tuple[Known, ...] = (
    Known("find", "office_file"),
    Known("find", "not_a_pdf"),
    Known("find", "empty_file"),
    Known("find", "picture_file"),
    Known("find", "archive"),
    Known("find", "dangling_link"),
    Known("find", "special_file"),
    Known("find", "no_access", "file", ("error",)),
    Known("find", "no_access", "folder", ("error",)),
    Known("find", "no_access", "long_path"),
    Known("find", "vanished"),
    Known("find", "changed"),
    Known("open", "password"),
    Known("open", "unreadable", "damaged", ("error",)),
    Known("open", "unreadable", "second_reader", ("error",)),
    Known("pages", "unreadable", "no_pages"),
    Known("open", "time_limit", "", ("seconds",)),
    Known("open", "memory_limit", "", ("megabytes",)),
    Known("open", "crashed", "ended", ("how",)),
    Known("open", "crashed", "not_started", ("how",)),
    Known("open", "crashed", "lost", ("how",)),
    Known("extract", "defect", "", ("place",)),
    Known("open", "second_reader", "file"),
    Known("pages", "second_reader", "page"),
    Known("pages", "damaged_page"),
    Known("pages", "damaged_page", "pages_missing"),
    Known("pages", "no_text_layer", "image_only", (), _READABLE),
    Known("pages", "no_text_layer", "outlines_only", (), _READABLE),
    *(
        Known("pages", "text_layer_suspect", cause, (), _READABLE)
        for cause in ("unmapped", "private_use", "cid", "rare_han", "no_words", "latin_noise", "mojibake", "ocr_layer")
    ),
    Known("pages", "text_layer_suspect", "bad_ocr", (), _READABLE),
    Known("pages", "text_layer_suspect", "size_zero"),
    Known("pages", "text_layer_suspect", "text_left_out"),
    Known("pages", "text_layer_suspect", "text_scaled"),
    Known("pages", "text_layer_suspect", "turned"),
    Known("pages", "text_layer_suspect", "direction"),
    Known("pages", "ocr_unsure"),
    Known("pages", "ocr_digits", "", ("word",)),
    Known("extract", "numbers_unread", "", ("unread", "numbers")),
    Known("identity", "no_report_year"),
    Known("identity", "unsure", "year_of_file_name"),
    Known("identity", "unsure", "year_of_text", ("year",)),
    Known("identity", "unsure", "year_or_period", ("year", "end")),
    Known("identity", "unsure", "no_org"),
    Known("identity", "unsure", "org_of_file_name"),
    Known("identity", "unsure", "other_orgs", ("names",)),
    Known("identity", "unsure", "like_an_alias", ("org", "names")),
    Known("identity", "unsure", "no_report_type"),
)

REASONS = tuple(dict.fromkeys(known.reason for known in KNOWN))
STAGES = tuple(dict.fromkeys(known.stage for known in KNOWN))
_BY_KEY = {(known.stage, known.reason, known.cause): known for known in KNOWN}


def parameters_of(stage: str, reason: str, cause: str = "", **values: object) -> str:
    """Return what is stored beside a reason: a JSON object of texts, the cause first.

    Raises ValueError for what does not stand in `KNOWN`: no problem is made that has no words.
    """
    known = _BY_KEY.get((stage, reason, cause))
    if known is None:
        raise ValueError(f"no problem {reason!r} of cause {cause!r} at the stage {stage!r} is known")
    if not set(known.parameters) <= values.keys() <= {*known.parameters, *known.may_have}:
        raise ValueError(f"{known.key} has the parameters {', '.join(known.parameters)}, not {', '.join(values)}")
    told = {"cause": cause} if cause else {}
    return json.dumps(told | {name: str(value) for name, value in values.items()}, ensure_ascii=False)
