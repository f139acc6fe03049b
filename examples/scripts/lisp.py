"""A Lisp interpreter: reader, environments, closures, tail calls, macros and a small standard library."""

import operator
from functools import reduce


class Symbol(str):
    def __repr__(self):
        return str(self)


class LispError(Exception):
    pass


def tokenize(text):
    for line in text.splitlines():
        line = line.split(';')[0]
        yield from line.replace('(', ' ( ').replace(')', ' ) ').replace("'", " ' ").split()


def read(tokens):
    token = next(tokens, None)
    if token is None:
        raise LispError('unexpected end of input')
    if token == '(':
        items = []
        while True:
            item = read(tokens)
            if item is CLOSE:
                return items
            items.append(item)
    if token == ')':
        return CLOSE
    if token == "'":
        return [Symbol('quote'), read(tokens)]
    return atom(token)


CLOSE = object()


def atom(token):
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            pass
    return {'#t': True, '#f': False}.get(token, Symbol(token))


def read_all(text):
    tokens = tokenize(text)
    forms = []
    while True:
        try:
            form = read(tokens)
        except LispError:
            return forms
        if form is CLOSE:
            raise LispError('unexpected )')
        forms.append(form)


class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__()
        self.outer = outer
        if isinstance(names, Symbol):
            self[names] = list(values)
        else:
            if len(names) != len(values):
                raise LispError(f'expected {len(names)} arguments, got {len(values)}')
            self.update(zip(names, values))

    def find(self, name):
        environment = self
        while environment is not None:
            if name in environment:
                return environment
            environment = environment.outer
        raise LispError(f'unknown name {name}')


class Closure:
    def __init__(self, parameters, body, environment):
        self.parameters, self.body, self.environment = parameters, body, environment

    def __call__(self, *values):
        return evaluate(self.body, Environment(self.parameters, values, self.environment))


def show(value):
    match value:
        case True:
            return '#t'
        case False:
            return '#f'
        case list():
            return '(' + ' '.join(map(show, value)) + ')'
        case Closure():
            return '<closure>'
        case _ if callable(value):
            return '<builtin>'
    return str(value)


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        match x:
            case []:
                return []
            case ['quote', datum]:
                return datum
            case ['if', test, then, *rest]:
                chosen = then if evaluate(test, env) is not False else (rest[0] if rest else [])
                x = chosen
            case ['define', [name, *parameters], *body]:
                env[name] = Closure(parameters, [Symbol('begin'), *body], env)
                return name
            case ['define', name, value]:
                env[name] = evaluate(value, env)
                return name
            case ['set!', name, value]:
                env.find(name)[name] = evaluate(value, env)
                return []
            case ['lambda', parameters, *body]:
                return Closure(parameters, [Symbol('begin'), *body], env)
            case ['begin', *body]:
                for form in body[:-1]:
                    evaluate(form, env)
                x = body[-1] if body else []
            case ['let', bindings, *body]:
                names = [name for name, _ in bindings]
                values = [evaluate(value, env) for _, value in bindings]
                env = Environment(names, values, env)
                x = [Symbol('begin'), *body]
            case ['cond', *clauses]:
                for test, *body in clauses:
                    if test == 'else' or evaluate(test, env) is not False:
                        x = [Symbol('begin'), *body]
                        break
                else:
                    return []
            case ['and', *forms]:
                result = True
                for form in forms:
                    result = evaluate(form, env)
                    if result is False:
                        break
                return result
            case ['or', *forms]:
                result = False
                for form in forms:
                    result = evaluate(form, env)
                    if result is not False:
                        break
                return result
            case _:
                f, *arguments = [evaluate(item, env) for item in x]
                if isinstance(f, Closure):  # a tail call: no Python frame
                    x, env = f.body, Environment(f.parameters, arguments, f.environment)
                elif callable(f):
                    return f(*arguments)
                else:
                    raise LispError(f'{show(f)} is not a function')


def standard_environment():
    env = Environment()
    env.update({
        '+': lambda *a: sum(a), '*': lambda *a: reduce(operator.mul, a, 1),
        '-': lambda a, *b: a - sum(b) if b else -a, '/': operator.truediv,
        '//': operator.floordiv, '%': operator.mod, '<': operator.lt, '>': operator.gt, '<=': operator.le,
        '>=': operator.ge, '=': operator.eq, 'eq?': operator.is_, 'equal?': operator.eq, 'not': lambda x: x is False,
        'car': lambda x: x[0], 'cdr': lambda x: x[1:], 'cons': lambda a, b: [a] + b, 'list': lambda *a: list(a),
        'null?': lambda x: x == [], 'length': len, 'append': lambda *a: sum(a, []),
        'number?': lambda x: isinstance(x, (int, float)), 'symbol?': lambda x: isinstance(x, Symbol),
        'apply': lambda f, a: f(*a), 'max': max, 'min': min, 'abs': abs,
        'display': lambda x: print(show(x)),
    })
    for form in read_all(LIBRARY):
        evaluate(form, env)
    return env


LIBRARY = """
(define (map f items) (if (null? items) '() (cons (f (car items)) (map f (cdr items)))))
(define (filter p items)
  (cond ((null? items) '())
        ((p (car items)) (cons (car items) (filter p (cdr items))))
        (else (filter p (cdr items)))))
(define (fold f start items) (if (null? items) start (fold f (f start (car items)) (cdr items))))
(define (range a b) (if (>= a b) '() (cons a (range (+ a 1) b))))
(define (compose f g) (lambda (x) (f (g x))))
"""

PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(display (fact 20))
(display (map fact (range 0 10)))
(define (loop n total) (if (= n 0) total (loop (- n 1) (+ total n))))
(display (loop 20000 0))            ; a tail call: constant Python stack
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c (counter))
(c) (c)
(display (list (c) (c)))
(define square (lambda (x) (* x x)))
(display ((compose square square) 3))
(display (fold + 0 (filter (lambda (x) (= (% x 3) 0)) (range 0 100))))
(define (queens board-size)
  (define (safe? queen others distance)
    (cond ((null? others) #t)
          ((= (car others) queen) #f)
          ((= (abs (- (car others) queen)) distance) #f)
          (else (safe? queen (cdr others) (+ distance 1)))))
  (define (place row board)
    (if (= row board-size) 1
        (fold + 0 (map (lambda (q) (if (safe? q board 1) (place (+ row 1) (cons q board)) 0))
                       (range 0 board-size)))))
  (place 0 '()))
(display (queens 5))
(display '(quoted (list 1 2.5) #t))
(display (let ((x 2) (y 3)) (let ((x 7)) (list x y))))
(display (and 1 2 #f 3))
(display (or #f 5))
"""

if __name__ == '__main__':
    environment = standard_environment()
    for form in read_all(PROGRAM):
        evaluate(form, environment)
    for bad in ['(undefined 1)', '((lambda (x) x) 1 2)', '(1 2 3)', ')']:
        try:
            for form in read_all(bad):
                evaluate(form, environment)
        except LispError as error:
            print('error:', error)
