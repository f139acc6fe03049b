"""Matrices with operators, and statistics on top: determinants, least squares, power iteration."""

import math


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError('rows of different length')

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, index):
        match index:
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as i, slice() as j):
                return Matrix([row[j] for row in self.rows[i]])
            case int(i):
                return self.rows[i]
        raise TypeError(f'bad index {index!r}')

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        if self.shape != other.shape:
            raise ValueError(f'shapes {self.shape} and {other.shape}')
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -other

    def __mul__(self, factor):
        if not isinstance(factor, (int, float)):
            return NotImplemented
        return Matrix([[a * factor for a in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f'shapes {self.shape} and {other.shape}')
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __repr__(self):
        cells = [[format(x, '.4g') if isinstance(x, float) else str(x) for x in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return '\n'.join('[' + ' '.join(c.rjust(w) for c, w in zip(row, widths)) + ']' for row in cells)

    def determinant(self):
        """Bareiss: stays in the integers."""
        m, sign, previous = [row[:] for row in self.rows], 1, 1
        n = len(m)
        for k in range(n - 1):
            if m[k][k] == 0:
                swap = next((i for i in range(k + 1, n) if m[i][k] != 0), None)
                if swap is None:
                    return 0
                m[k], m[swap] = m[swap], m[k]
                sign = -sign
            for i in range(k + 1, n):
                for j in range(k + 1, n):
                    m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // previous
            previous = m[k][k]
        return sign * m[-1][-1]

    def solve(self, b):
        """Gaussian elimination with partial pivoting."""
        m = [row[:] + [value] for row, value in zip(self.rows, b)]
        n = len(m)
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(m[i][k]))
            if abs(m[pivot][k]) < 1e-12:
                raise ZeroDivisionError('singular matrix')
            m[k], m[pivot] = m[pivot], m[k]
            for i in range(k + 1, n):
                factor = m[i][k] / m[k][k]
                for j in range(k, n + 1):
                    m[i][j] -= factor * m[k][j]
        x = [0.0] * n
        for i in reversed(range(n)):
            x[i] = (m[i][n] - sum(m[i][j] * x[j] for j in range(i + 1, n))) / m[i][i]
        return x


def mean(xs):
    return math.fsum(xs) / len(xs)


def deviation(xs):
    m = mean(xs)
    return math.sqrt(math.fsum((x - m) ** 2 for x in xs) / (len(xs) - 1))


def correlation(xs, ys):
    mx, my = mean(xs), mean(ys)
    top = math.fsum((x - mx) * (y - my) for x, y in zip(xs, ys))
    return top / ((len(xs) - 1) * deviation(xs) * deviation(ys))


def fit(xs, ys, degree):
    """Least-squares polynomial by the normal equations."""
    design = Matrix([[x ** p for p in range(degree + 1)] for x in xs])
    right = (design.T @ Matrix([[y] for y in ys])).T[0]
    return (design.T @ design).solve(right)


def power_iteration(matrix, steps=60):
    v = [1.0] * matrix.shape[0]
    value = 0.0
    for _ in range(steps):
        w = [sum(a * b for a, b in zip(row, v)) for row in matrix.rows]
        value = math.sqrt(sum(x * x for x in w))
        v = [x / value for x in w]
    return value


if __name__ == '__main__':
    a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
    print(a, a.shape)
    print(a @ a - 2 * a + Matrix.identity(3))
    print('det', a.determinant(), 'T', a.T == a, 'power', (Matrix([[1, 1], [1, 0]]) ** 90)[0, 1])
    print('solve', [round(x, 6) for x in a.solve([1, 2, 3])])
    print('block', a[0:2, 1:3].rows)
    hilbert = Matrix([[1 / (i + j + 1) for j in range(6)] for i in range(6)])
    print('hilbert', f'{power_iteration(hilbert):.9f}')
    big = Matrix([[(i * 7 + j * 13) % 11 - 5 for j in range(8)] for i in range(8)])
    print('det8', big.determinant())
    xs = [i / 4 for i in range(20)]
    ys = [1.5 - 2 * x + 0.5 * x * x for x in xs]
    print('fit', [round(c, 6) for c in fit(xs, ys, 2)])
    print(f'mean {mean(ys):.4f} deviation {deviation(ys):.4f} r {correlation(xs, ys):.4f}')
    for attempt in (lambda: a + hilbert, lambda: a @ Matrix([[1]]), lambda: a * 'x', lambda: Matrix([[1], [2, 3]]),
                    lambda: Matrix([[1, 2], [2, 4]]).solve([1, 1])):
        try:
            attempt()
        except (ValueError, TypeError, ZeroDivisionError) as error:
            print(type(error).__name__, '-', error)
