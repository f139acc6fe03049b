"""The tokenizer behind the module tokenize: exact tokens of a source, line by line."""

import re
import token as T

_number = (r'0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+'
           r'|(?:(?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?'
           r'|[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?)[jJ]?')
_operators = sorted(T.EXACT_TOKEN_TYPES, key=len, reverse=True)
_pattern = re.compile(r'[ \f\t]*(?:(?P<comment>#[^\r\n]*)|(?P<newline>\r?\n)|(?P<join>\\\r?\n)'
                      r'|(?P<string>(?i:[rbuf]|br|rb|fr|rf)?(?:"""|\'\'\'|"|\'))|(?P<number>' + _number + r')|(?P<name>\w+)'
                      r'|(?P<op>' + '|'.join(map(re.escape, _operators)) + r')|(?P<end>\Z))')


class TokenizerIter:
    """Iterates over (type, string, start, end, line)."""

    def __init__(self, readline, *, encoding=None, extra_tokens=False):
        self._readline = readline
        self._encoding = encoding
        self._extra = extra_tokens
        self._tokens = self._run()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._tokens)

    def _line(self):
        try:
            line = self._readline()
        except StopIteration:
            return ''
        return line.decode(self._encoding or 'utf-8') if isinstance(line, bytes) else line

    def _error(self, message, row, column, line):
        raise SyntaxError(message, ('<string>', row, column + 1, line, row, column + 1))

    def _run(self):
        indents, depth, row = [0], 0, 0
        line = self._line()
        while line:
            row += 1
            position, start_of_line = 0, depth == 0
            if not line.endswith('\n'):
                line, added = line + '\n', True
            else:
                added = False
            if start_of_line:
                column = 0
                while position < len(line) and line[position] in ' \t\f':
                    c = line[position]
                    column = column + 1 if c == ' ' else (column // 8 + 1) * 8 if c == '\t' else 0
                    position += 1
                if line[position] in '#\r\n':
                    if line[position] == '#':
                        comment = line[position:].rstrip('\r\n')
                        if self._extra:
                            yield self._token(T.COMMENT, comment, row, position, line)
                        position += len(comment)
                    if self._extra:
                        yield self._token(T.NL, '' if added else line[position:], row, position, line)
                    line = self._line()
                    continue
                if column > indents[-1]:
                    indents.append(column)
                    yield self._token(T.INDENT, line[:position], row, 0, line)
                while column < indents[-1]:
                    if column not in indents:
                        raise IndentationError('unindent does not match any outer indentation level',
                                               ('<string>', row, position + 1, line))
                    indents.pop()
                    yield T.DEDENT, '', (row, position), (row, position), line
            while position < len(line):
                match = _pattern.match(line, position)
                kind = match.lastgroup if match else None
                if kind is None and self._extra and line[position:].lstrip(' \f\t')[:1] in ('$', '?', '!', '`'):
                    position = len(line) - len(line[position:].lstrip(' \f\t'))
                    yield self._token(T.OP, line[position], row, position, line)
                    position += 1
                    continue
                if kind is None:
                    self._error('invalid non-printable character' if position < len(line) and
                                not line[position].isprintable() else 'invalid syntax', row, position, line)
                text, begin, position = match[kind], match.start(kind), match.end()
                if kind == 'end':
                    break
                if kind == 'comment':
                    if self._extra:
                        yield self._token(T.COMMENT, text, row, begin, line)
                elif kind == 'newline':
                    shown = '' if added else text
                    if depth == 0:
                        yield T.NEWLINE, shown, (row, begin), (row, begin + 1), line
                    elif self._extra:
                        yield T.NL, shown, (row, begin), (row, begin + 1), line
                elif kind == 'join':
                    line = self._line()
                    if not line:
                        self._error('unexpected EOF in multi-line statement', row, begin, text)
                    row += 1
                    position = 0
                    if not line.endswith('\n'):
                        line, added = line + '\n', True
                elif kind == 'string':
                    for item in self._string(text, row, begin, position, line):
                        if item[0] is None:
                            _, row, position, line = item
                        else:
                            yield item
                else:
                    if kind == 'op':
                        depth += (text in '([{') - (text in ')]}')
                    number = T.NUMBER if kind == 'number' else T.NAME if kind == 'name' else T.OP
                    if kind == 'op' and not self._extra:
                        number = T.EXACT_TOKEN_TYPES[text]
                    yield self._token(number, text, row, begin, line)
            line = self._line()
        if depth > 0:
            self._error('unexpected EOF in multi-line statement', row, 0, '')
        for _ in indents[1:]:
            yield T.DEDENT, '', (row + 1, 0), (row + 1, 0), ''
        yield T.ENDMARKER, '', (row + 1, 0), (row + 1, 0), ''

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
        raw = 'r' in opening.lower()
        yield self._token(T.FSTRING_START, opening, row, begin, line)
        nesting = []  # per open field: bracket depth, or -1 in a format spec
        text, start = '', (row, position)

        def middle():
            return (T.FSTRING_MIDDLE, text, start, (row, position), line)

        while True:
            if position >= len(line):
                if len(quote) == 1 and not nesting:
                    self._error(f'unterminated f-string literal (detected at line {row})', row, begin, line)
                row, line, position = row + 1, self._line(), 0
                if not line:
                    self._error(f'unterminated triple-quoted f-string literal (detected at line {row - 1})', row - 1,
                                0, '')
                continue
            if not nesting or nesting[-1] == -1:
                c = line[position]
                if not nesting and line.startswith(quote, position):
                    if text:
                        yield middle()
                    yield self._token(T.FSTRING_END, quote, row, position, line)
                    yield None, row, position + len(quote), line
                    return
                if c in '{}' and line[position:position + 2] == c * 2 and not nesting:
                    text += c
                    position += 2
                    continue
                if c == '{' or (c == '}' and nesting):
                    if text:
                        yield middle()
                    text = ''
                    yield self._token(T.OP, c, row, position, line)
                    position += 1
                    if c == '{':
                        nesting.append(0)
                    else:
                        nesting.pop()
                        nesting.pop()
                    start = (row, position)
                    continue
                if c == '\n' and len(quote) == 1:
                    self._error(f'unterminated f-string literal (detected at line {row})', row, begin, line)
                step = 2 if c == '\\' and line[position + 1:position + 2] not in ('{', '}') else 1
                if step == 2 and not raw and line.startswith('\\N{', position):
                    step = line.index('}', position) + 1 - position
                text += line[position:position + step]
                position += step
                continue
            match = _pattern.match(line, position)
            kind = match.lastgroup if match else None
            if kind is None or kind == 'end':
                self._error('f-string: invalid syntax', row, position, line)
            value, at, position = match[kind], match.start(kind), match.end()
            if kind == 'string':
                for item in self._string(value, row, at, position, line):
                    if item[0] is None:
                        _, row, position, line = item
                    else:
                        yield item
                continue
            if kind == 'newline':
                if self._extra:
                    yield T.NL, value, (row, at), (row, at + 1), line
                continue
            if kind == 'op' and nesting[-1] == 0 and value[0] in ':!}' and value != '!=':
                value, position = value[0], at + 1
            number = T.NUMBER if kind == 'number' else T.NAME if kind == 'name' else T.OP
            yield self._token(T.COMMENT if kind == 'comment' else number, value, row, at, line)
            if kind == 'op':
                if value in '([{':
                    nesting[-1] += 1
                elif value in ')]}' and nesting[-1] > 0:
                    nesting[-1] -= 1
                elif value == '}':
                    nesting.pop()
                    text, start = '', (row, position)
                elif value == ':' and nesting[-1] == 0:
                    nesting.append(-1)
                    text, start = '', (row, position)
