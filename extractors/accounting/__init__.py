"""The account of a report's numbers: read into rows, left out by a rule that can name itself, or unread."""

from extractors.accounting.pages import Fate, PageAccount, account, fates

__all__ = ["Fate", "PageAccount", "account", "fates"]
