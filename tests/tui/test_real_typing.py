"""Two hundred words typed by each method into the running program, through a real pseudo-terminal."""

from __future__ import annotations

import random
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from input_method import burst_per_key, keys_for

from planner.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such pseudo-terminals")

WORDS = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()
SEED = 20301120
TASK = "NV-2026-002"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


def bursts(method: str, backspace: str, form: str) -> list[str]:
    """Return what arrives for each key of all words and the spaces behind them."""
    rng = random.Random(SEED)
    found = []
    for word in WORDS:
        keys = keys_for(word, method, tone_last=rng.random() < 0.6)
        found += [*burst_per_key(keys, method, backspace=backspace, form=form), " "]
    return found


def product(folder):
    return Store.open(folder).load().tasks[TASK].product


def saved(folder, before):
    end = time.monotonic() + 30
    while (now := product(folder)) == before and time.monotonic() < end:
        time.sleep(0.05)
    return now


def test_the_words_are_two_hundred_and_all_different():
    assert len(set(WORDS)) == len(WORDS) == 200
    assert all(any(map(unicodedata.combining, unicodedata.normalize("NFD", word))) for word in WORDS)


@pytest.mark.parametrize(
    ("method", "backspace", "form", "pause"),
    [
        ("telex", "\x7f", "NFC", 0),
        ("telex", "\x08", "NFC", 0.001),
        ("telex", "\x7f", "NFD", 0),
        ("vni", "\x7f", "NFC", 0.001),
        ("vni", "\x08", "NFC", 0),
        ("vni", "\x7f", "NFD", 0),
        ("pasted", "", "NFD", 0),
    ],
)
def test_every_word_comes_out_right(office, method, backspace, form, pause):
    from terminal import Terminal

    with Terminal(office) as terminal:
        terminal.wait_for(TASK)
        terminal.wait_for("Hôm nay")
        terminal.send("s")
        terminal.wait_for("Sửa nhiệm vụ")
        terminal.send("\x0b")
        terminal.wait_for("Gõ một chữ cái")
        terminal.send("g")
        terminal.rest(0.3)
        if method == "pasted":
            terminal.send(PASTE + unicodedata.normalize(form, " ".join(WORDS)) + PASTED)
        elif pause:
            for burst in bursts(method, backspace, form):
                terminal.send(burst)
                terminal.rest(pause)
        else:
            terminal.send("".join(bursts(method, backspace, form)))
        terminal.send("\x13")
        assert saved(office, "").split() == WORDS
        terminal.send("\x11")
        assert terminal.ends() == 0
