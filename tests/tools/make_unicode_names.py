#!/usr/bin/env python3
"""Writes runtime/text/unicode_names.c: the names of characters in compressed form (see
runtime/text/unicode_name.c for the format). Run with a CPython whose unicodedata is 15.1:

    python3.13 tests/tools/make_unicode_names.py > runtime/text/unicode_names.c
"""
import sys
import unicodedata
from collections import Counter

from packer import pack

SHORT = 192  # words 1..SHORT-1 take one byte; 0 ends a name

# Names that unicodedata.lookup() knows besides the names proper; each is checked below.
ALIASES = """
NULL|NUL|START OF HEADING|SOH|START OF TEXT|STX|END OF TEXT|ETX|END OF TRANSMISSION|EOT|ENQUIRY|ENQ
ACKNOWLEDGE|ACK|ALERT|BEL|BACKSPACE|BS|CHARACTER TABULATION|HORIZONTAL TABULATION|HT|TAB|LINE FEED
NEW LINE|END OF LINE|LF|NL|EOL|LINE TABULATION|VERTICAL TABULATION|VT|FORM FEED|FF|CARRIAGE RETURN|CR
SHIFT OUT|LOCKING-SHIFT ONE|SO|SHIFT IN|LOCKING-SHIFT ZERO|SI|DATA LINK ESCAPE|DLE
DEVICE CONTROL ONE|DC1|DEVICE CONTROL TWO|DC2|DEVICE CONTROL THREE|DC3|DEVICE CONTROL FOUR|DC4
NEGATIVE ACKNOWLEDGE|NAK|SYNCHRONOUS IDLE|SYN|END OF TRANSMISSION BLOCK|ETB|CANCEL|CAN
END OF MEDIUM|EOM|EM|SUBSTITUTE|SUB|ESCAPE|ESC|INFORMATION SEPARATOR FOUR|FILE SEPARATOR|FS
INFORMATION SEPARATOR THREE|GROUP SEPARATOR|GS|INFORMATION SEPARATOR TWO|RECORD SEPARATOR|RS
INFORMATION SEPARATOR ONE|UNIT SEPARATOR|US|SP|DELETE|DEL|PADDING CHARACTER|PAD|HIGH OCTET PRESET|HOP
BREAK PERMITTED HERE|BPH|NO BREAK HERE|NBH|INDEX|IND|NEXT LINE|NEL|START OF SELECTED AREA|SSA
END OF SELECTED AREA|ESA|CHARACTER TABULATION SET|HORIZONTAL TABULATION SET|HTS
CHARACTER TABULATION WITH JUSTIFICATION|HORIZONTAL TABULATION WITH JUSTIFICATION|HTJ
LINE TABULATION SET|VERTICAL TABULATION SET|VTS|PARTIAL LINE FORWARD|PARTIAL LINE DOWN|PLD
PARTIAL LINE BACKWARD|PARTIAL LINE UP|PLU|REVERSE LINE FEED|REVERSE INDEX|RI|SINGLE SHIFT TWO
SINGLE-SHIFT-2|SS2|SINGLE SHIFT THREE|SINGLE-SHIFT-3|SS3|DEVICE CONTROL STRING|DCS|PRIVATE USE ONE
PRIVATE USE-1|PU1|PRIVATE USE TWO|PRIVATE USE-2|PU2|SET TRANSMIT STATE|STS|CANCEL CHARACTER|CCH
MESSAGE WAITING|MW|START OF GUARDED AREA|START OF PROTECTED AREA|SPA|END OF GUARDED AREA
END OF PROTECTED AREA|EPA|START OF STRING|SOS|SINGLE GRAPHIC CHARACTER INTRODUCER|SGC
SINGLE CHARACTER INTRODUCER|SCI|CONTROL SEQUENCE INTRODUCER|CSI|STRING TERMINATOR|ST
OPERATING SYSTEM COMMAND|OSC|PRIVACY MESSAGE|PM|APPLICATION PROGRAM COMMAND|APC|NBSP|SHY|LRM|RLM|ZWSP
ZWNJ|ZWJ|LRE|RLE|PDF|LRO|RLO|NNBSP|MMSP|WJ|LRI|RLI|FSI|PDI|BYTE ORDER MARK|BOM|ZWNBSP|CGJ|ALM|SVS|FVS1
FVS2|FVS3|FVS4|MVS|LATIN CAPITAL LETTER GHA|LATIN SMALL LETTER GHA|WEIERSTRASS ELLIPTIC FUNCTION
LEFTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE
PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET
"""


def names():
    for code in range(sys.maxunicode + 1):
        name = unicodedata.name(chr(code), "")
        if name and not name.startswith(("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ",
                                         "CJK COMPATIBILITY IDEOGRAPH-")):
            yield code, name


def aliases():
    candidates = ALIASES.replace("\n", "|").split("|") + [f"VS{i}" for i in range(1, 257)]
    for name in candidates:
        try:
            character = unicodedata.lookup(name) if name else ""
        except KeyError:
            print("unknown alias", name, file=sys.stderr)
            continue
        if character and unicodedata.name(character, "") != name:
            yield ord(character), name


def bytes_literal(data):
    lines = [data[i:i + 32] for i in range(0, len(data), 32)]
    return "".join("\n    " + "".join(f"{byte}," for byte in line) for line in lines)


def array(type_name, name, values):
    print(f"const {type_name} gi_unicode_{name}[] = {{")
    line = "   "
    for value in values:
        item = f" {value},"
        if len(line + item) > 98:
            print(line)
            line = "   "
        line += item
    print(line)
    print("};\n")


def main():
    plain, extra = list(names()), list(aliases())
    count = Counter(word for _, name in plain + extra for word in name.split(" "))
    frequent = [word for word, _ in count.most_common(SHORT - 1)]
    words = frequent + sorted(set(count) - set(frequent))
    number = {word: i + 1 for i, word in enumerate(words)}

    def encode(name):
        out = bytearray()
        for word in name.split(" "):
            n = number[word]
            if n < SHORT:
                out.append(n)
            else:
                out += bytes((SHORT + ((n - SHORT) >> 8), (n - SHORT) & 255))
        return bytes(out) + b"\0"

    data, runs, last = bytearray(), [], -1
    for index, (code, name) in enumerate(plain):
        if not runs or code != last + 1:
            runs.append((code, index))
        last = code
        data += encode(name)
    alias_start = len(data)
    for code, name in extra:
        data += encode(name)
    print("""/* SPDX-License-Identifier: MIT
 * runtime/text/unicode_names.c: made by tests/tools/make_unicode_names.py from the Unicode Character
 * Database 15.1; do not edit. The format is described in runtime/text/unicode_name.c.
 */
#include "runtime/text/unicode_names.h"
""")
    joined = bytearray()
    for word in words:
        joined += word[:-1].encode() + bytes([ord(word[-1]) | 128])
    print(f"const uint32_t gi_unicode_word_count = {len(words)};\n")
    packed = pack(bytes(joined + data))
    print(f"const uint8_t gi_unicode_names_packed[] = {{{bytes_literal(packed)}\n}};")
    print(f"const uint32_t gi_unicode_names_packed_size = {len(packed)};\n")
    print(f"const uint32_t gi_unicode_words_size = {len(joined)};")
    print(f"const uint32_t gi_unicode_name_size = {len(data)};")
    print(f"const uint32_t gi_unicode_alias_start = {alias_start};\n")
    print("const GiNameRun gi_unicode_name_runs[] = {")
    for code, index in runs + [(last + 1, len(plain))]:
        print(f"    {{0x{code:X}, {index}}},")
    print("};")
    print(f"const uint32_t gi_unicode_name_run_count = {len(runs)}; /* and one behind them */\n")
    array("uint32_t", "alias_codes", [code for code, _ in extra])
    print(len(words), len(joined), len(data), len(runs), len(extra), file=sys.stderr)


main()
