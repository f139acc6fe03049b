"""A JSON parser and printer written from the grammar up, with error positions."""

ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
DIGITS = set('0123456789')


class ParseError(ValueError):
    def __init__(self, message, text, position):
        line = text.count('\n', 0, position) + 1
        column = position - (text.rfind('\n', 0, position) + 1) + 1
        super().__init__(f'{message} at line {line}, column {column}')
        self.position = position


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, message):
        raise ParseError(message, self.text, self.at)

    def peek(self):
        while self.at < len(self.text) and self.text[self.at] in ' \t\r\n':
            self.at += 1
        return self.text[self.at] if self.at < len(self.text) else ''

    def expect(self, literal):
        if not self.text.startswith(literal, self.at):
            self.fail(f'expected {literal!r}')
        self.at += len(literal)

    def value(self):
        match self.peek():
            case '{':
                return self.object()
            case '[':
                return self.array()
            case '"':
                return self.string()
            case 't':
                self.expect('true')
                return True
            case 'f':
                self.expect('false')
                return False
            case 'n':
                self.expect('null')
                return None
            case '':
                self.fail('unexpected end of text')
            case c if c == '-' or c in DIGITS:
                return self.number()
            case c:
                self.fail(f'unexpected {c!r}')

    def object(self):
        result = {}
        self.expect('{')
        if self.peek() == '}':
            self.at += 1
            return result
        while True:
            if self.peek() != '"':
                self.fail('expected a key')
            key = self.string()
            if self.peek() != ':':
                self.fail("expected ':'")
            self.at += 1
            result[key] = self.value()
            separator = self.peek()
            if separator not in (',', '}'):
                self.fail("expected ',' or '}'")
            self.at += 1
            if separator == '}':
                return result

    def array(self):
        result = []
        self.expect('[')
        if self.peek() == ']':
            self.at += 1
            return result
        while True:
            result.append(self.value())
            separator = self.peek()
            if separator not in (',', ']'):
                self.fail("expected ',' or ']'")
            self.at += 1
            if separator == ']':
                return result

    def string(self):
        self.expect('"')
        parts = []
        while True:
            if self.at >= len(self.text):
                self.fail('unterminated string')
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return ''.join(parts)
            if c == '\\':
                parts.append(self.escape())
            elif c < ' ':
                self.at -= 1
                self.fail('control character in string')
            else:
                parts.append(c)

    def escape(self):
        c = self.text[self.at:self.at + 1]
        self.at += 1
        if c == 'u':
            digits = self.text[self.at:self.at + 4]
            self.at += 4
            code = int(digits, 16)
            if 0xD800 <= code < 0xDC00 and self.text.startswith('\\u', self.at):
                low = int(self.text[self.at + 2:self.at + 6], 16)
                self.at += 6
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            return chr(code)
        if c not in ESCAPES:
            self.at -= 1
            self.fail(f'bad escape {c!r}')
        return ESCAPES[c]

    def number(self):
        start = self.at
        if self.text[self.at] == '-':
            self.at += 1
        while self.text[self.at:self.at + 1] in DIGITS:
            self.at += 1
        is_float = False
        if self.text[self.at:self.at + 1] == '.':
            is_float = True
            self.at += 1
            while self.text[self.at:self.at + 1] in DIGITS:
                self.at += 1
        if self.text[self.at:self.at + 1] in ('e', 'E'):
            is_float = True
            self.at += 1
            if self.text[self.at:self.at + 1] in ('+', '-'):
                self.at += 1
            while self.text[self.at:self.at + 1] in DIGITS:
                self.at += 1
        word = self.text[start:self.at]
        return float(word) if is_float else int(word)


def parse(text):
    parser = Parser(text)
    value = parser.value()
    if parser.peek():
        parser.fail('text behind the value')
    return value


def dump(value, indent=0):
    pad, inner = '  ' * indent, '  ' * (indent + 1)
    if value is None:
        return 'null'
    if value is True or value is False:
        return 'true' if value else 'false'
    if isinstance(value, str):
        table = {ord(v): '\\' + k for k, v in ESCAPES.items() if k != '/'}
        return '"' + value.translate(table) + '"'
    if isinstance(value, dict):
        if not value:
            return '{}'
        rows = [f'{inner}{dump(k)}: {dump(v, indent + 1)}' for k, v in value.items()]
        return '{\n' + ',\n'.join(rows) + f'\n{pad}}}'
    if isinstance(value, list):
        if not value:
            return '[]'
        return '[\n' + ',\n'.join(inner + dump(v, indent + 1) for v in value) + f'\n{pad}]'
    return repr(value)


SAMPLE = r'''
{
  "name": "gilt", "version": [0, 1, 0], "tags": [], "nested": {"empty": {}, "deep": [[1, [2, [3]]]]},
  "numbers": [0, -1, 3.25, 1e3, -2.5E-3, 12345678901234567890],
  "text": "tab\tquote\" backslash\\ \u00e9 \ud83d\ude00 \/",
  "flags": [true, false, null]
}
'''

if __name__ == '__main__':
    data = parse(SAMPLE)
    print(dump(data))
    print(data['text'], sum(data['numbers'][:5]))
    print('round trip:', parse(dump(data)) == data)
    for bad in ['', '[1, 2', '{"a" 1}', '{"a": 1,}', '[1 2]', '"open', 'nul', '[1]\n  x', '"\\q"', '{1: 2}']:
        try:
            parse(bad)
        except ParseError as error:
            print(f'{bad!r:14} {error}')
    big = '[' + ','.join(f'{{"id": {i}, "square": {i * i}}}' for i in range(500)) + ']'
    rows = parse(big)
    print(len(rows), sum(row['square'] for row in rows))
