"""A sudoku solver: constraint propagation, then search by the cell with the fewest candidates."""

DIGITS = '123456789'
ROWS = 'ABCDEFGHI'


def cross(a, b):
    return [x + y for x in a for y in b]


SQUARES = cross(ROWS, DIGITS)
UNITS = ([cross(ROWS, c) for c in DIGITS] + [cross(r, DIGITS) for r in ROWS] +
         [cross(r, c) for r in ('ABC', 'DEF', 'GHI') for c in ('123', '456', '789')])
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: set(sum(UNITS_OF[s], [])) - {s} for s in SQUARES}


class Contradiction(Exception):
    pass


class Solver:
    def __init__(self):
        self.assignments = 0
        self.guesses = 0

    def parse(self, grid):
        values = dict.fromkeys(SQUARES, DIGITS)
        cells = [c for c in grid if c in DIGITS or c in '0.']
        assert len(cells) == 81, 'a grid has 81 cells'
        for square, digit in zip(SQUARES, cells):
            if digit in DIGITS:
                self.assign(values, square, digit)
        return values

    def assign(self, values, square, digit):
        self.assignments += 1
        for other in values[square].replace(digit, ''):
            self.eliminate(values, square, other)

    def eliminate(self, values, square, digit):
        if digit not in values[square]:
            return
        values[square] = values[square].replace(digit, '')
        if not values[square]:
            raise Contradiction(square)
        if len(values[square]) == 1:
            last = values[square]
            for peer in sorted(PEERS[square]):
                self.eliminate(values, peer, last)
        for unit in UNITS_OF[square]:
            places = [s for s in unit if digit in values[s]]
            if not places:
                raise Contradiction(digit)
            if len(places) == 1 and len(values[places[0]]) > 1:
                self.assign(values, places[0], digit)

    def search(self, values):
        open_squares = [(len(values[s]), s) for s in SQUARES if len(values[s]) > 1]
        if not open_squares:
            return values
        _, square = min(open_squares)
        for digit in values[square]:
            self.guesses += 1
            attempt = values.copy()
            try:
                self.assign(attempt, square, digit)
                result = self.search(attempt)
            except Contradiction:
                continue
            if result:
                return result
        return None

    def solve(self, grid):
        try:
            return self.search(self.parse(grid))
        except Contradiction:
            return None


def show(values):
    for r in ROWS:
        print(' '.join(values[r + c] + (' |' if c in '36' else '') for c in DIGITS))
        if r in 'CF':
            print('------+-------+------')


def is_solved(values):
    return all({values[s] for s in unit} == set(DIGITS) for unit in UNITS)


PUZZLES = {
    'easy': '003020600900305001001806400008102900700000008006708200002609500800203009005010300',
    'hard': '4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......',
    'escargot': '1....7.9..3..2...8..96..5....53..9...1..8...26....4...3......1..4......7..7...3..',
    'impossible': '11..............................................................................',
}

if __name__ == '__main__':
    for name, grid in PUZZLES.items():
        solver = Solver()
        grid = grid.ljust(81, '.')
        result = solver.solve(grid)
        print(f'{name}: {"solved" if result else "no solution"}, '
              f'{solver.assignments} assignments, {solver.guesses} guesses')
        if result:
            assert is_solved(result)
            show(result)
