"""Reads the text of an RTF file with the font of every letter, which the old encodings depend on.

Headers, footers, deleted and hidden text are left out; footnotes follow the text; text boxes are read once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.i18n import _
from planner.intake.block_building import BlockBuilder
from planner.intake.errors import BrokenFileError, TooComplexError
from planner.intake.limits import ReadingLimits
from planner.intake.rtf_fonts import RtfFont, code_page
from planner.intake.rtf_tokens import Token, tokens
from planner.intake.runs import Found

_SKIPPED = frozenset(
    (
        *("colortbl", "stylesheet", "info", "pict", "object", "objdata", "header", "headerl", "headerr"),
        *("headerf", "footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc"),
        *(
            "filetbl",
            "listtable",
            "listoverridetable",
            "revtbl",
            "rsidtbl",
            "generator",
            "fldinst",
            "xe",
            "tc",
        ),
        *(
            "shprslt",
            "nonshppict",
            "themedata",
            "colorschememapping",
            "latentstyles",
            "datastore",
            "xmlnstbl",
        ),
        *("annotation", "atnid", "atnauthor", "atndate", "bkmkstart", "bkmkend", "pnseclvl", "mmathPr"),
        *("template", "sn", "sv", "sp", "private", "listname", "listpicture", "fontemb", "falt", "panose"),
        *("background", "nonesttables", "objclass", "objname", "upr", "passwordhash", "userprops"),
    )
)
"""Destinations whose words are no text."""
_KEPT = frozenset(("shpinst", "shptxt", "nesttableprops", "ud", "fldrslt", "pntext", "listtext", "shp"))
"""Destinations marked as optional (\\*) that carry text."""
_SYMBOLS = dict.fromkeys(("par", "page", "column", "sect", "\n", "\r"), "\n\n") | {
    "line": "\n",
    "tab": "\t",
    "\t": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "~": "\xa0",
    "_": "-",
    "-": "\xad",
}
"""What control words stand for; two line ends are the end of a paragraph."""
_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "v": "hidden",
    "caps": "capitals",
    "scaps": "capitals",
    "deleted": "deleted",
}
"""Words that switch a property of letters on, or off with 0."""
_ALIGNMENTS = {"ql": "left", "qc": "center", "qr": "right", "qj": "justify", "qd": "justify"}


@dataclass(slots=True)
class _State:
    """What holds inside a group and is forgotten at its end."""

    font: int = -1
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    capitals: bool = False
    skipped: bool = False
    fonts: bool = False
    """Whether the table of fonts is being read."""
    note: bool = False
    unicode_skip: int = 1


def read_rtf(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what an RTF file says; raises BrokenFileError and TooComplexError."""
    reader = _Reader(name, limits)
    for token in tokens(data):
        reader.take(token)
    if not reader.seen_start:
        raise BrokenFileError(name)
    return reader.blocks.finished("rtf")


class _Reader:
    def __init__(self, name: str, limits: ReadingLimits) -> None:
        self.name = name
        self.limits = limits
        self.blocks = BlockBuilder(name, limits)
        self.state = _State()
        self.stack: list[_State] = []
        self.fonts: dict[int, RtfFont] = {}
        self.default_font = -1
        self.page = "cp1252"
        self.pending = bytearray()
        """Bytes not decoded yet: a letter of an East Asian page has two."""
        self.to_skip = 0
        self.optional = False
        """Whether the mark of an optional destination (\\*) came right before."""
        self.seen_start = False
        self.depth = 0
        """In how many tables the paragraph stands."""
        self.surrogate = 0

    def take(self, token: Token) -> None:
        word = token.word
        if not word:
            self.letters(token.data)
            return
        self.flush()
        if word == "{":
            self.open()
        elif word == "}":
            self.close()
        elif word == "*":
            self.optional = True
        else:
            self.control(word, token.number)
            self.optional = False

    def open(self) -> None:
        if len(self.stack) >= self.limits.groups:
            raise TooComplexError(self.name, _("levels"), self.limits.groups)
        self.stack.append(replace(self.state))
        self.to_skip = 0

    def close(self) -> None:
        if self.stack:
            before = self.stack.pop()
            if self.state.note and not before.note:
                self.blocks.end_note()
            self.state = before
        self.to_skip = 0

    def letters(self, data: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(data))
            self.to_skip -= skipped
            data = data[skipped:]
        if self.state.skipped:
            return
        if self.state.fonts:
            self.name_font(data)
        else:
            self.pending += data

    def name_font(self, data: bytes) -> None:
        font = self.fonts.setdefault(self.state.font, RtfFont())
        before, end, _rest = data.partition(b";")
        if not font.name.endswith(";"):
            font.name = (font.name + before.decode("latin-1") + (";" if end else "")).lstrip()

    def flush(self) -> None:
        """Turn the bytes that came together into letters of the font in use."""
        if self.pending:
            font = self.font()
            data, self.pending = bytes(self.pending), bytearray()
            self.put(font.decoded(data, self.page))

    def font(self) -> RtfFont:
        number = self.state.font if self.state.font >= 0 else self.default_font
        return self.fonts.get(number, _NO_FONT)

    def put(self, text: str) -> None:
        state = self.state
        if state.skipped or state.hidden or state.deleted or state.fonts:
            return
        text = text.upper() if state.capitals else text
        self.blocks.put(text, self.font().name.rstrip(";"), bold=state.bold, italic=state.italic)

    def control(self, word: str, number: int | None) -> None:
        if word == "rtf":
            self.seen_start = True
        elif word in _SKIPPED or (self.optional and word not in _KEPT):
            self.state.skipped = True
        elif word == "ud":
            self.state.skipped = False
        elif word == "fonttbl":
            self.state.fonts = True
        elif word == "u":
            self.unicode(number or 0)
        elif not self.look(word, number) and not self.state.skipped and not self.state.fonts:
            self.structure(word, number)

    def look(self, word: str, number: int | None) -> bool:
        """Take a word that changes how letters look; tell whether it was one."""
        state = self.state
        if word in _SWITCHES:
            setattr(state, _SWITCHES[word], number != 0)
        elif word == "plain":
            self.state = replace(state, font=-1, **dict.fromkeys(_SWITCHES.values(), False))
        elif word == "f" and number is not None:
            state.font = number
        elif word == "fcharset" and state.fonts:
            self.fonts.setdefault(state.font, RtfFont()).charset = number or 0
        elif word == "uc":
            state.unicode_skip = min(max(number or 0, 0), 16)
        elif word == "deff":
            self.default_font = number or 0
        elif word == "ansicpg":
            self.page = code_page(number)
        else:
            return False
        return True

    def structure(self, word: str, number: int | None) -> None:
        """Take a word that makes paragraphs, tables and notes."""
        if word in _SYMBOLS:
            text = _SYMBOLS[word]
            if text == "\n\n":
                self.blocks.end_paragraph()
            else:
                self.put(text)
        elif word in _ALIGNMENTS:
            self.blocks.align(_ALIGNMENTS[word])
        elif word == "footnote":
            self.state.note = True
            self.blocks.begin_note()
        else:
            self.table(word, number)

    def table(self, word: str, number: int | None) -> None:
        """Take a word about tables; any other is of no interest."""
        if word == "pard":
            self.depth = 0
            self.blocks.align("left")
        elif word == "intbl":
            self.depth = max(self.depth, 1)
        elif word == "itap":
            self.depth = max(0, number or 0)
        elif word == "cell":
            self.blocks.end_cell(1)
        elif word == "nestcell":
            self.blocks.end_cell(max(self.depth, 2))
        elif word == "row":
            self.blocks.end_row(1)
        elif word == "nestrow":
            self.blocks.end_row(max(self.depth, 2))
        else:
            return
        if word in ("pard", "intbl", "itap"):
            self.blocks.stand_in(self.depth)

    def unicode(self, number: int) -> None:
        """Take a character given by its number; its spare letters for old readers are skipped."""
        self.to_skip = self.state.unicode_skip
        code = number & 0xFFFF if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self.surrogate = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self.surrogate - 0xD800) << 10) + code - 0xDC00 if self.surrogate else 0xFFFD
        self.surrogate = 0
        if 0 < code < 0x110000:
            self.put(chr(code))


_NO_FONT = RtfFont()
