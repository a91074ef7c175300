"""What pdfminer says of fonts while it reads: nothing that a reader of reports can act on."""

import logging


def quiet_pdfminer() -> None:
    """Let pdfminer print errors only: of each font without a box (in files that Chromium prints) it warns anew."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
