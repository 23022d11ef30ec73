"""A small model of UniKey and EVKey: what they send to a program for each key of a Vietnamese word.

At every key the method works out how the word should look now, and sends Backspaces for what is
wrong plus the letters that are missing, all in one burst.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

Method = Literal["telex", "vni"]
_MARKS = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
_TONES = {"\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
_TONE_MARKS = {number: mark for mark, number in _TONES.items()}
_TONE_KEYS = {"telex": " sfrxj", "vni": " 12345"}
_VOWELS = set("aeiouy")


def keys_for(word: str, method: Method, *, tone_last: bool = True) -> str:
    """Return the keys that a typist presses for `word`, the tone at the end or right after its vowel."""
    keys, tone = "", ""
    if tone_last and not word.startswith(("thu", "hu", "qu")):
        word = word.replace("ươ", "uơ")
    for letter in unicodedata.normalize("NFC", word):
        base, mark, number = _take_apart(letter)
        keys += base + _mark_key(base, mark, method)
        if number:
            tone = _TONE_KEYS[method][number]
            if not tone_last:
                keys, tone = keys + tone, ""
    return keys + tone


def _take_apart(letter: str) -> tuple[str, str, int]:
    if letter in "đĐ":
        return ("d" if letter == "đ" else "D"), "-", 0
    base, *marks = unicodedata.normalize("NFD", letter)
    return base, "".join(_MARKS.get(m, "") for m in marks), sum(_TONES.get(m, 0) for m in marks)


def _mark_key(base: str, mark: str, method: Method) -> str:
    if not mark:
        return ""
    if method == "vni":
        return {"^": "6", "+": "7", "(": "8", "-": "9"}[mark]
    return {"^": base.lower(), "+": "w", "(": "w", "-": "d"}[mark]


def burst_per_key(keys: str, method: Method, *, backspace: str = "\x7f", form: str = "NFC") -> list[str]:
    """Return what arrives at the terminal for each key; `form` NFD is the method's "Unicode tổ hợp" mode."""
    bursts, shown = [], ""
    for count, key in enumerate(keys, 1):
        wanted = unicodedata.normalize(form, look(keys[:count], method))
        if wanted == shown + key:
            bursts.append(key)
        else:
            same = 0
            while same < min(len(shown), len(wanted)) and shown[same] == wanted[same]:
                same += 1
            bursts.append(backspace * (len(shown) - same) + wanted[same:])
        shown = wanted
    return bursts


def look(keys: str, method: Method) -> str:
    """Return how the word looks after `keys`."""
    letters: list[str] = []
    tone = 0
    for key in keys:
        number = _TONE_KEYS[method].find(key.lower())
        if number > 0 and any(_base(letter) in _VOWELS for letter in letters):
            tone = number
            continue
        if not _put_mark(letters, key, method):
            letters.append(key)
    if tone:
        where = _tone_place(letters)
        letters[where] = unicodedata.normalize("NFC", letters[where] + _TONE_MARKS[tone])
    return "".join(letters)


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].lower()


def _put_mark(letters: list[str], key: str, method: Method) -> bool:
    marks = {"6": "\u0302", "7": "\u031b", "8": "\u0306"} if method == "vni" else {}
    low = key.lower()
    if low == ("9" if method == "vni" else "d"):
        if letters and letters[0] in "dD":
            letters[0] = "đ" if letters[0] == "d" else "Đ"
            return True
        return False
    for where in range(len(letters) - 1, -1, -1):
        base, plain = _base(letters[where]), len(unicodedata.normalize("NFD", letters[where])) == 1
        mark = marks.get(low) if method == "vni" else _telex_mark(base, low)
        if mark and plain and _may_take(base, mark):
            both = mark == "\u031b" and base == "o" and where and letters[where - 1] in "uU"
            if both and not "".join(letters).lower().startswith(("qu", "thuo", "huo")):
                letters[where - 1] = unicodedata.normalize("NFC", letters[where - 1] + mark)
            letters[where] = unicodedata.normalize("NFC", letters[where] + mark)
            return True
    return False


def _telex_mark(base: str, key: str) -> str | None:
    if key == base and base in "aeo":
        return "\u0302"
    if key == "w":
        return {"a": "\u0306", "o": "\u031b", "u": "\u031b"}.get(base)
    return None


def _may_take(base: str, mark: str) -> bool:
    return base in {"\u0302": "aeo", "\u031b": "ou", "\u0306": "a"}[mark]


def _tone_place(letters: list[str]) -> int:
    vowels = [i for i, letter in enumerate(letters) if _base(letter) in _VOWELS]
    word = "".join(_base(letter) for letter in letters).lower()
    if word.startswith(("qu", "gi")) and len(vowels) > 1:
        vowels = vowels[1:]
    run = [vowels[0]]
    for where in vowels[1:]:
        if where == run[-1] + 1:
            run.append(where)
    marked = [i for i in run if len(unicodedata.normalize("NFD", letters[i])) > 1]
    if marked:
        return marked[-1]
    ends_open = run[-1] == len(letters) - 1
    if len(run) == 1:
        return run[0]
    if len(run) == 2:
        return run[0] if ends_open else run[1]
    return run[1]
