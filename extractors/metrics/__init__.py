"""What a quantity measures: the noun phrase around it, and who or what has it."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.metrics.distributed import with_distributed_changes
    from extractors.metrics.name_signs import as_named, how_sure
    from extractors.metrics.named_lists import read_lists
    from extractors.metrics.phrase import Parsed, phrase_of_cell, read_phrases
    from extractors.metrics.so_far import Known, Whole

__all__ = [
    "Known",
    "Parsed",
    "Whole",
    "as_named",
    "how_sure",
    "phrase_of_cell",
    "read_lists",
    "read_phrases",
    "with_distributed_changes",
]
__getattr__ = open_door(
    __name__,
    {
        "Known": "so_far",
        "Parsed": "phrase",
        "Whole": "so_far",
        "as_named": "name_signs",
        "how_sure": "name_signs",
        "phrase_of_cell": "phrase",
        "read_lists": "named_lists",
        "read_phrases": "phrase",
        "with_distributed_changes": "distributed",
    },
)
