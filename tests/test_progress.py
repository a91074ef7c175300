import io

from pipeline.batch import Step
from pipeline.progress import show_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_lines_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    with show_progress(out) as show:
        show(Step(1, 2, "单位/2022 [终稿].pdf", "ok", 12))
        show(Step(2, 2, "b.pdf", "failed", 0))
    assert out.getvalue() == "[1/2] ok 单位/2022 [终稿].pdf\n[2/2] failed b.pdf\n"


def test_a_bar_on_a_terminal_keeps_what_failed() -> None:
    out = Terminal()
    with show_progress(out) as show:
        show(Step(1, 2, "单位/2022 [终稿].pdf", "ok", 12))
        show(Step(2, 2, "[b].pdf", "failed", 0))
    assert "failed [b].pdf" in out.getvalue()
    assert "2/2" in out.getvalue()
