"""The tokenizer behind the module tokenize: exact tokens of a source, line by line."""

import re


class T:
    """Kinds of tokens by number, as the module token has them."""

    ENDMARKER, NAME, NUMBER, STRING, NEWLINE, INDENT, DEDENT = range(7)
    EXACT_TOKEN_TYPES = {op: 7 + i for i, op in enumerate(
        '( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= @ '
        '@= -> ... := !'.split())}
    OP, FSTRING_START, FSTRING_MIDDLE, FSTRING_END, COMMENT, NL = 55, 59, 60, 61, 62, 63


_operators = sorted(T.EXACT_TOKEN_TYPES, key=len, reverse=True)
_pattern = re.compile(r'[ \f\t]*(?:(?P<comment>#[^\r\n]*)|(?P<newline>\r?\n)|(?P<join>\\\r?\n)'
                      r'|(?P<string>(?i:[rbuf]|br|rb|fr|rf)?(?:"""|\'\'\'|"|\'))|(?P<number>\.?[0-9])'
                      r'|(?P<name>[A-Za-z_\x80-\U0010ffff][0-9A-Za-z_\x80-\U0010ffff]*)'
                      r'|(?P<op>' + '|'.join(map(re.escape, _operators)) + r'|[$?!`])|(?P<end>\Z))')
_after_number = re.compile('and|else|for|in|if|is|not|or')  # may follow without a space
_PAIRS = {')': '(', ']': '[', '}': '{'}
_MOST_BRACKETS, _MOST_INDENTS = 200, 100


class _Number:
    """Finds the end of a number; the rules are those of the language reference, section "Numeric literals"."""

    def __init__(self, tokenizer, line, row, start):
        self.tokenizer, self.line, self.row, self.start, self.at = tokenizer, line, row, start, start

    def is_in(self, chars):
        return self.line[self.at:self.at + 1] in chars and self.at < len(self.line)

    def fail(self, message):
        self.tokenizer._error(message, self.row, self.at - 1, self.line)

    def digits(self, chars, kind):
        """Digits of one base in groups, after the prefix; at least one."""
        while True:
            if self.is_in('_'):
                self.at += 1
            if not self.is_in(chars):
                if self.is_in('0123456789'):
                    self.at += 1
                    self.fail(f"invalid digit '{self.line[self.at - 1]}' in {kind} literal")
                self.fail(f'invalid {kind} literal')
            while self.is_in(chars):
                self.at += 1
            if not self.is_in('_'):
                break
        if kind != 'hexadecimal' and self.is_in('0123456789'):
            self.at += 1
            self.fail(f"invalid digit '{self.line[self.at - 1]}' in {kind} literal")
        return self.finish(kind)

    def tail(self):
        while True:
            while self.is_in('0123456789'):
                self.at += 1
            if not self.is_in('_'):
                return
            self.at += 1
            if not self.is_in('0123456789'):
                self.fail('invalid decimal literal')

    def finish(self, kind):
        c = self.line[self.at:self.at + 1]
        if not self.tokenizer._extra and not _after_number.match(self.line, self.at) and (c.isalnum() or c == '_' or c > '\x7f'):
            self.fail(f'invalid {kind} literal')
        return self.at

    def end(self):
        line, start = self.line, self.start
        for letters, chars, kind in (('xX', '0123456789abcdefABCDEF', 'hexadecimal'), ('oO', '01234567', 'octal'),
                                     ('bB', '01', 'binary')):
            if line[start] == '0' and line[start + 1:start + 2] in letters and start + 1 < len(line):
                self.at = start + 2
                return self.digits(chars, kind)
        kind = 'decimal'
        if not self.is_in('.'):
            self.tail()
        whole = line[start:self.at]
        integer = True
        if self.is_in('.'):
            integer = False
            self.at += 1
            if self.is_in('0123456789'):
                self.tail()
        if self.is_in('eE'):
            mark = self.at
            self.at += 1
            if self.is_in('+-'):
                self.at += 1
                if not self.is_in('0123456789'):
                    self.fail('invalid decimal literal')
            if self.is_in('0123456789'):
                integer = False
                self.tail()
            else:
                self.at = mark
        if self.is_in('jJ'):
            integer = False
            self.at += 1
            kind = 'imaginary'
        if integer and whole[0] == '0' and whole.strip('0_') and not self.tokenizer._extra:
            self.tokenizer._error('leading zeros in decimal integer literals are not permitted; use an 0o prefix for '
                                  'octal integers', self.row, start, line)
        return self.finish(kind)


class TokenizerIter:
    """Iterates over (type, string, start, end, line)."""

    def __init__(self, readline, *, encoding=None, extra_tokens=False):
        self._readline = readline
        self._encoding = encoding
        self._extra = extra_tokens
        self._added = False  # has the last line got a newline that the source lacks?
        self._row = 0  # lines read
        self._shown = ''  # the line of the last token
        self._comment = None  # where a comment begins that ends the line
        self._tokens = self._run()

    def __iter__(self):
        return self

    def __next__(self):
        kind, text, start, end, line = next(self._tokens)
        if self._added and line.endswith('\n'):
            line = line[:-1]
        if not self._extra:  # as the parser sees them
            if kind in (T.INDENT, T.DEDENT, T.ENDMARKER):
                row = self._row if kind != T.INDENT else start[0]
                return kind, '', (row, -1), (row, -1), line or self._shown
            if kind == T.NEWLINE:
                start = start if self._comment is None else self._comment
                end = start[0], len(line.rstrip('\n'))
                return kind, line[start[1]:end[1]], start, end, line
            self._shown = line[line.rfind('\n', 0, -1) + 1:]
        return kind, text, start, end, line

    def _line(self):
        """The next line, with a newline at its end; '' behind the last."""
        try:
            line = self._readline()
        except StopIteration:
            return ''
        if isinstance(line, bytes):
            if self._encoding is None:
                raise TypeError('readline() returned a non-string object')
            line = line.decode(self._encoding)
        elif self._encoding is not None:
            raise TypeError('readline() returned a non-bytes object')
        if not line:
            return ''
        self._row += 1
        if not line.endswith('\n'):
            self._added = True
            line += '\n'
        return line

    def _error(self, message, row, column, line):
        raise SyntaxError(message, ('<string>', row, column + 1, line, row, column + 1))

    def _run(self):
        indents, others, brackets, row = [0], [0], [], 0  # others: the same with tabs as one column
        line = self._line()
        while line:
            row += 1
            position, start_of_line = 0, not brackets
            if start_of_line:
                column, other, joined = 0, 0, 0
                while line[position] in ' \t\f' or line.startswith(('\\\n', '\\\r\n'), position):
                    c = line[position]
                    column = column + 1 if c == ' ' else (column // 8 + 1) * 8 if c == '\t' else 0 if c == '\f' else column
                    other = 0 if c == '\f' else other + 1
                    position += 1
                    if c == '\\':  # the indentation of the first line counts
                        joined, column, other, position = joined or column, 0, 0, 0
                        line = self._line()
                        if not line:
                            self._error('unexpected EOF in multi-line statement', row, -1, '')
                        row += 1
                column = joined or column
                if line[position] in '#\r\n':
                    self._shown = ''
                    if line[position] == '#':
                        comment = line[position:].rstrip('\r\n')
                        if self._extra:
                            yield self._token(T.COMMENT, comment, row, position, line)
                        position += len(comment)
                    if self._extra:
                        yield self._newline(T.NL, line[position:], row, position, line)
                    line = self._line()
                    continue
                if column > indents[-1]:
                    if len(indents) >= _MOST_INDENTS:
                        raise IndentationError('too many levels of indentation', ('<string>', row, position, line))
                    indents.append(column)
                    if not joined and other <= others[-1]:
                        self._tabs(row, line)
                    others.append(other)
                    yield self._token(T.INDENT, line[:position], row, 0, line)
                while column < indents[-1]:
                    if column not in indents:
                        raise IndentationError('unindent does not match any outer indentation level',
                                               ('<string>', row, len(line), line[:-1]))
                    indents.pop()
                    others.pop()
                    yield T.DEDENT, '', (row, position), (row, position), line
                if not joined and other != others[-1]:
                    self._tabs(row, line)
            while position < len(line):
                match = _pattern.match(line, position)
                kind = match.lastgroup if match else None
                if kind is None:
                    self._refuse(line, row, position)
                text, begin, position = match[kind], match.start(kind), match.end()
                if kind == 'end':
                    break
                self._comment = (row, begin) if kind == 'comment' else self._comment if kind == 'newline' else None
                if kind == 'comment':
                    if self._extra:
                        yield self._token(T.COMMENT, text, row, begin, line)
                elif kind == 'newline':
                    if not brackets:
                        yield self._newline(T.NEWLINE, text, row, begin, line)
                    elif self._extra:
                        yield self._newline(T.NL, text, row, begin, line)
                elif kind == 'join':
                    line = self._line()
                    if not line:
                        self._error('unexpected EOF in multi-line statement', row, -1, text)
                    row += 1
                    position = 0
                elif kind == 'string':
                    for item in self._string(text, row, begin, position, line):
                        if item[0] is None:
                            _, row, position, line = item
                        else:
                            yield item
                else:
                    if kind == 'number':
                        position = _Number(self, line, row, begin).end()
                        text = line[begin:position]
                    elif kind == 'name':
                        self._check_name(text, row, begin, line)
                    else:
                        self._bracket(brackets, text, row, begin, line)
                    yield self._token(self._kind(kind, text), text, row, begin, line)
            line = self._line()
        if brackets:
            self._error('unexpected EOF in multi-line statement', row, -1, '')
        for _ in indents[1:]:
            yield T.DEDENT, '', (row + 1, 0), (row + 1, 0), ''
        if not row and not self._extra:
            return
        yield T.ENDMARKER, '', (row + 1, 0), (row + 1, 0), ''

    def _tabs(self, row, line):
        raise TabError('inconsistent use of tabs and spaces in indentation', ('<string>', row, len(line), line[:-1]))

    def _kind(self, kind, text):
        if kind == 'op':
            return T.OP if self._extra else T.EXACT_TOKEN_TYPES.get(text, T.OP)
        return T.NUMBER if kind == 'number' else T.NAME

    def _refuse(self, line, row, position):
        while line[position] in ' \t\f':
            position += 1
        if line[position] == '\\':
            self._error('unexpected character after line continuation character', row, len(line) - 1, line)
        self._error('invalid non-printable character U+%04X' % ord(line[position]), row, position, line)

    def _check_name(self, text, row, begin, line):
        if self._extra or text.isascii() or text.isidentifier():
            return
        i = next(i for i in range(len(text)) if not text[:i + 1].isidentifier())
        c = text[i]
        what = f"character '{c}' (" if c.isprintable() else 'non-printable character '
        self._error(f"invalid {what}U+{ord(c):04X}{')' if c.isprintable() else ''}", row, begin + i, line)

    def _bracket(self, brackets, text, row, begin, line):
        if text in ('(', '[', '{'):
            if len(brackets) >= _MOST_BRACKETS:
                self._error('too many nested parentheses', row, begin, line)
            brackets.append((text, row))
        elif text in _PAIRS:
            opening, at = brackets.pop() if brackets else ('', 0)
            if self._extra or opening == _PAIRS[text]:
                return
            if not opening:
                self._error(f"unmatched '{text}'", row, begin, line)
            where = f' on line {at}' if at != row else ''
            self._error(f"closing parenthesis '{text}' does not match opening parenthesis '{opening}'{where}", row, begin,
                        line)

    def _newline(self, kind, text, row, column, line):
        return kind, '' if self._added else text, (row, column), (row, column + len(text)), line

    @staticmethod
    def _token(kind, text, row, column, line):
        return kind, text, (row, column), (row, column + len(text)), line

    def _string(self, opening, row, begin, position, line):
        """Tokens of one literal, then (None, row, position, line) to go on at."""
        quote = opening.lstrip('rRbBuUfF')
        if 'f' in opening[:-len(quote)].lower():
            yield from self._fstring(opening, quote, row, begin, position, line)
            return
        text, first, lines, start_row = opening, line, line, row
        while True:
            i = position
            while i < len(line) and not line.startswith(quote, i) and not (len(quote) == 1 and line[i] == '\n'):
                i += 2 if line[i] == '\\' else 1
            if line.startswith(quote, i):
                text += line[position:i + len(quote)]
                end = i + len(quote)
                break
            if len(quote) == 1 and i < len(line):
                self._error(f'unterminated string literal (detected at line {row})', start_row, begin, first)
            text += line[position:]
            position = max(0, i - len(line))
            position, row, line = 0, row + 1, self._line()
            lines += line
            if not line:
                self._error(f'unterminated triple-quoted string literal (detected at line {row - 1})', start_row,
                            begin, first)
        yield T.STRING, text, (start_row, begin), (row, end), lines
        yield None, row, end, line

    def _fstring(self, opening, quote, row, begin, position, line):
        """nesting: the open brackets of each open field, or None in its format specification."""
        raw, nesting, first = 'r' in opening.lower(), [], (row, begin, line)
        yield self._token(T.FSTRING_START, opening, row, begin, line)
        while True:
            if not nesting or nesting[-1] is None:
                text, start, lines, ended = '', (row, position), line, False
                while not ended:
                    if position >= len(line):
                        line = self._line()
                        row, position, lines = row + 1, 0, lines + line
                        if not line:
                            self._unterminated(quote, first, row - 1)
                        continue
                    c = line[position]
                    if line.startswith(quote, position):
                        ended = True
                    elif c == '\n' and len(quote) == 1:
                        if not nesting:
                            self._unterminated(quote, first, row)
                        nesting.pop()
                        nesting[-1], ended = [], True
                    elif c in '{}' and not nesting and line.startswith(c * 2, position):
                        yield T.FSTRING_MIDDLE, text + c, start, (row, position + 1), lines
                        position += 2
                        text, start, lines = '', (row, position), line
                    elif c in '{}':
                        ended = True
                    else:
                        step = 1
                        if c == '\\':
                            step = 2 if line[position + 1:position + 2] not in ('{', '}') else 1
                            if not raw and line.startswith('\\N{', position) and not line.startswith('\\N{{', position):
                                step = max(line.find('}', position) + 1 - position, 2)
                        text += line[position:position + step]
                        position += step
                if text or (nesting and c == '}'):
                    yield T.FSTRING_MIDDLE, text, start, (row, position), lines
                if nesting and nesting[-1] == []:
                    continue
                if c == '}' and not nesting:
                    if not text:
                        yield T.FSTRING_MIDDLE, '', start, start, line
                    self._error("f-string: single '}' is not allowed", row, position, line)
                if line.startswith(quote, position):
                    yield self._token(T.FSTRING_END, quote, row, position, line)
                    yield None, row, position + len(quote), line
                    return
                yield self._token(self._kind('op', c), c, row, position, line)
                position += 1
                if c == '{':
                    if nesting.count(None) >= 3:
                        self._error('f-string: expressions nested too deeply', row, position - 1, line)
                    nesting.append([])
                else:
                    if nesting.pop() is None and nesting and nesting[-1] == ['{:']:
                        nesting.pop()
                continue
            match = _pattern.match(line, position)
            kind = match.lastgroup if match else None
            if kind == 'end':
                size = len(line)
                line = self._line()
                row, position = row + 1, 0
                if not line:
                    self._error('unexpected EOF in multi-line statement', row - 1, size - 1, '')
                continue
            if kind is None:
                self._refuse(line, row, position)
            value, at, position = match[kind], match.start(kind), match.end()
            if kind == 'string':
                if value == quote and len(quote) == 1 and not line.count(quote, position):
                    self._error("f-string: expecting '}'", row, at, line)
                for item in self._string(value, row, at, position, line):
                    if item[0] is None:
                        _, row, position, line = item
                    else:
                        yield item
                continue
            if kind in ('newline', 'comment', 'join'):
                if self._extra and kind != 'join':
                    yield (self._newline(T.NL, value, row, at, line) if kind == 'newline'
                           else self._token(T.COMMENT, value, row, at, line))
                continue
            ends = kind == 'op' and not nesting[-1] and value[0] in ':!}' and value != '!='
            if kind == 'number':
                position = _Number(self, line, row, at).end()
                value = line[at:position]
            elif ends:
                value, position = value[0], at + 1
            elif kind == 'op':
                self._bracket(nesting[-1], value, row, at, line)
            yield self._token(self._kind(kind, value), value, row, at, line)
            if ends and value == ':':
                nesting[-1] = ['{:']
                nesting.append(None)
            elif ends and value == '}':
                nesting.pop()

    def _unterminated(self, quote, first, row):
        triple = 'triple-quoted ' if len(quote) == 3 else ''
        self._error(f'unterminated {triple}f-string literal (detected at line {row})', *first)
