"""Vietnamese text: one Unicode form, comparison without accents, alphabetical order, odd characters."""

from planner.vietnamese.alphabet import ALPHABET, POINT_LETTERS, vietnamese_sort_key
from planner.vietnamese.file_names import ascii_slug
from planner.vietnamese.folding import all_begin, fold, folded_words, matches, nfc, without_marks
from planner.vietnamese.lookalike_tables import Alphabet
from planner.vietnamese.lookalikes import Invisible, InvisibleKind, Lookalike, find_invisible, find_lookalikes
from planner.vietnamese.tone_placement import fold_tone_placement

__all__ = [
    "ALPHABET",
    "POINT_LETTERS",
    "Alphabet",
    "Invisible",
    "InvisibleKind",
    "Lookalike",
    "all_begin",
    "ascii_slug",
    "find_invisible",
    "find_lookalikes",
    "fold",
    "fold_tone_placement",
    "folded_words",
    "matches",
    "nfc",
    "vietnamese_sort_key",
    "without_marks",
]
