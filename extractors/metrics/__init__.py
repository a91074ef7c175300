"""What a quantity measures: the noun phrase around it, and who or what has it.

`phrase.py` leads a passage through five steps, one folder each. `rules.py` has the rules of all of them in the order of
their turn, each rule names the step of `steps.py` that asks it. Of 8台 in 2023年城东养护站更换水泵12台，其中离心泵8台。

    step       asks and hands on                                             it makes of it
    cut/       which words stand around it? text → clause → words → phrase   其中离心泵 → 其中 离心泵 → 离心泵
    find/      what does it measure? → `Measured`, by the first rule         离心泵 (words before)
    owner/     whose is it, or of what? → `Measured` with a subject          离心泵, of 城东养护站
    complete/  what else does its sentence say of it? → `Draft` in full      更换离心泵, of 城东养护站
    name/      which parts has its name? → `Parts`, and how sure it is       更换 | 离心泵

cut: `words` (tokens), `predicates` (which of them act), `edges` and `phrases` (where a noun phrase begins and ends),
`clauses` (the clause of a quantity and the phrase that it ends in), `forms` (patterns that several steps share).
find: `so_far` (a passage with what was read of it, and what stands around one quantity); then by the words beside it
(`by_words`, `before_words`, `by_head`, `by_list`, `examples`, `behind`, `up_to_next`, `said_behind`,
`which_are_counted`, `kind_of_sum`, `change_behind`), by a form of words (`by_form`, `by_share`, `by_whole`,
`by_base`, `by_change`, `by_rate`, `by_party`), by a list (`shared`, `named_lists`, `listed_as`, `distributive`,
`distributed`: 甲、乙共3人), by the quantity or clause before (`of_before`, `deeds`, `same_unit`, `some_of`, `some_did`,
`two_ways`, `clause_before`, `they_did`, `money_told`); by the time that it took (`within`), or by what stands before
a word for all of it (`topic_before`); as what each of a list has (`each_listed`), with whom it was given to
(`receivers`), or what was done with it (`counted_done`, `money_used`); from both sides of a comparison
(`by_comparison`), and for the next region of a list (`next_region`).
owner: `clause_subjects`, `heads`, `other_doers`, `bodies_counted` and `topics` (the subject of a clause, and how far it
goes on), `bodies_first` (bodies of other forms, and clauses without a noun of their own), `things_before` (what the
clause before tells of), `of_group` (meetings of a committee), `came_of` (what a check found), `bare_measures` (rates
and weights), `of_plants` (power), `verbs_alone`, `right_before` (a brand), `spoken_of` (a product, event or asset that
the sentence told of), `of_what`, `breakdowns`, `of_whole_before` and `groups` (parts), `elsewhere`, `subsidiaries`,
`terms`, `attended` (meetings), `funds_used`, `paid_to` (pay), `programmes` (an audience); `last_named` (whom and what a
paragraph named last), `taken_up` (该公司, 该工程, 项目).
complete: `kept` (verbs, 每月, 累计 before a name), `verb_of_list` (verbs before examples), `torn`, `torn_heads` (names
cut in half) and `sides` (线上, 线下), `before_work` (扩建后), `sentence`, `of_sentence` and `planned` (其中, 力争,
调整为), `against` (较上年, 比上年决算数).
name: `parts`, `name_signs`. Of no step: `spellings` (one name written in several ways).
"""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.metrics.find.known import Known, Whole
    from extractors.metrics.find.named_lists import read_lists, with_distributed_changes
    from extractors.metrics.name.name_signs import as_named, how_sure
    from extractors.metrics.phrase import Parsed, phrase_of_cell, read_phrases

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
        "Known": "find.known",
        "Parsed": "phrase",
        "Whole": "find.known",
        "as_named": "name.name_signs",
        "how_sure": "name.name_signs",
        "phrase_of_cell": "phrase",
        "read_lists": "find.named_lists",
        "read_phrases": "phrase",
        "with_distributed_changes": "find.named_lists",
    },
)
