"""The store: one Parquet data set a table, written by one program at a time, readable by any."""

from pipeline.store.faults import Damage, Damaged, StoreError
from pipeline.store.store import Store

__all__ = ["Damage", "Damaged", "Store", "StoreError"]
