#!/usr/bin/env python3
"""Writes runtime/text/unicode_tables.c: the facts of the Unicode database that utf8proc does not have
(numeric values, multi-character case mappings, the Other_Lowercase and Other_Uppercase properties,
exceptions to identifier and case-ignorable rules). Run with a CPython whose unicodedata is 15.1:

    python3.13 tests/tools/make_unicode_tables.py > runtime/text/unicode_tables.c
"""
import sys
import unicodedata
from fractions import Fraction

LETTERS = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nl"}
TRAILING = LETTERS | {"Mn", "Mc", "Nd", "Pc"}
WIDTHS = ["N", "Na", "A", "W", "H", "F"]
IGNORABLE = {"Mn", "Me", "Cf", "Lm", "Sk"}


def characters():
    for code in range(sys.maxunicode + 1):
        if not 0xD800 <= code < 0xE000:
            yield code, chr(code)


def is_case_ignorable(c, cased):
    lead = "1" if cased else "A"
    final = (lead + c + "\u03a3").lower()[-1] == "\u03c2"
    return not final if cased else final


def ranges(codes):
    out = []
    for code in codes:
        if out and out[-1][1] == code - 1:
            out[-1][1] = code
        else:
            out.append([code, code])
    return out


def number_rows(values):
    """Rows (first, last, numerator, denominator, step): the numerator grows by step per character."""
    rows = []
    for code, value in values:
        if rows:
            first, last, n, d, step = rows[-1]
            if last == code - 1 and value.denominator == d:
                grown = value.numerator - (n + (last - first) * (step or 0))
                if step is None and grown in (0, 1) or step is not None and grown == step:
                    rows[-1] = (first, code, n, d, grown)
                    continue
        rows.append((code, code, value.numerator, value.denominator, None))
    return [(a, b, n, d, s or 0) for a, b, n, d, s in rows]


def print_count(name):
    print(f"const size_t gi_unicode_{name}_count =\n"
          f"    sizeof gi_unicode_{name} / sizeof *gi_unicode_{name};\n")


def print_ranges(name, codes):
    print(f"const GiCodeRange gi_unicode_{name}[] = {{")
    line = "   "
    for a, b in ranges(codes):
        item = f" {{0x{a:X}, 0x{b:X}}},"
        if len(line + item) > 98:
            print(line)
            line = "   "
        line += item
    print(line)
    print("};")
    print_count(name)


def print_mapping(name, pairs):
    print(f"const GiCaseMapping gi_unicode_{name}[] = {{")
    for code, text in pairs:
        print(f"    {{0x{code:X}, {{{', '.join(f'0x{ord(c):X}' for c in text)}}}}},")
    print("};")
    print_count(name)


def print_numbers(name, rows):
    print(f"const GiNumberRange gi_unicode_{name}[] = {{")
    for a, b, n, d, s in rows:
        zeros = 0
        while max(abs(n), abs(s)) >= 1 << 15 and n % 10 == s % 10 == 0:
            zeros, n, s = zeros + 1, n // 10, s // 10
        print(f"    {{0x{a:X}, {b - a}, {zeros}, {n}, {d}, {s}}},")
    print("};")
    print_count(name)


def guess_decomposition(c, mapping):
    """What runtime/modules/unicodedata.c works out without a table."""
    if mapping.startswith("<"):
        return [ord(x) for x in unicodedata.normalize("NFKD", c)]
    full = unicodedata.normalize("NFD", c)
    if len(full) == 1:
        return [ord(full)]
    first = unicodedata.normalize("NFC", full[:-1])
    return [ord(first), ord(full[-1])] if len(first) == 1 else None


def print_decompositions():
    print("const GiDecomposition gi_unicode_decompositions[] = {")
    for code, c in characters():
        mapping = unicodedata.decomposition(c)
        if mapping and not 0xAC00 <= code <= 0xD7A3:
            codes = [int(x, 16) for x in mapping.split() if x[0] != "<"]
            if codes != guess_decomposition(c, mapping):
                print(f"    {{0x{code:X}, {{{', '.join(f'0x{x:X}' for x in codes)}}}}},")
    print("};")
    print_count("decompositions")


def print_widths():
    print("const GiWidthRange gi_unicode_widths[] = {")
    previous = None
    line = "   "
    for code in range(sys.maxunicode + 1):
        width = unicodedata.east_asian_width(chr(code))
        if width != previous:
            item = f" {{0x{code:X}, {WIDTHS.index(width)}}},"
            if len(line + item) > 98:
                print(line)
                line = "   "
            line += item
            previous = width
    print(line)
    print("};")
    print_count("widths")


def main():
    lower, upper, ignorable, start, proceed = [], [], [], [], []
    full_upper, full_title, digits, numbers = [], [], [], []
    for code, c in characters():
        category = unicodedata.category(c)
        cased = c.islower() or c.isupper() or category == "Lt"
        if c.islower() != (category == "Ll"):
            lower.append(code)
        if c.isupper() != (category == "Lu"):
            upper.append(code)
        if is_case_ignorable(c, cased) != (category in IGNORABLE):
            ignorable.append(code)
        if c.isidentifier() != (category in LETTERS):
            start.append(code)
        if ("a" + c).isidentifier() != (category in TRAILING):
            proceed.append(code)
        if len(c.upper()) > 1:
            full_upper.append((code, c.upper()))
        if len(c.title()) > 1:
            full_title.append((code, c.title()))
        if unicodedata.decimal(c, None) is None:
            if unicodedata.digit(c, None) is not None:
                digits.append((code, Fraction(unicodedata.digit(c))))
            elif unicodedata.numeric(c, None) is not None:
                value = Fraction(unicodedata.numeric(c)).limit_denominator(1000)
                numbers.append((code, value))
    print("""/* SPDX-License-Identifier: MIT
 * runtime/text/unicode_tables.c: made by tests/tools/make_unicode_tables.py from the Unicode Character
 * Database 15.1; do not edit. What utf8proc does not know: see runtime/text/unicode.h.
 */
#include "runtime/text/unicode.h"
""")
    print_ranges("other_lower", lower)
    print_ranges("other_upper", upper)
    print_ranges("case_ignorable_exceptions", ignorable)
    print_ranges("identifier_start_exceptions", start)
    print_ranges("identifier_continue_exceptions", proceed)
    print_mapping("special_upper", full_upper)
    print_mapping("special_title", full_title)
    print_numbers("digits", number_rows(digits))
    print_numbers("numbers", number_rows(numbers))
    print_decompositions()
    print_widths()


main()
