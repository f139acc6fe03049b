"""Mazes: carved by depth-first search, solved breadth-first, with A* for comparison."""

from collections import deque
from heapq import heappop, heappush

N, S, E, W = 1, 2, 4, 8
STEP = {N: (0, -1), S: (0, 1), E: (1, 0), W: (-1, 0)}
BACK = {N: S, S: N, E: W, W: E}


class Random:
    """xorshift: the same maze everywhere."""

    def __init__(self, seed):
        self.x = seed

    def below(self, n):
        self.x ^= (self.x << 13) & 0xFFFFFFFF
        self.x ^= self.x >> 17
        self.x ^= (self.x << 5) & 0xFFFFFFFF
        return self.x % n

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


class Maze:
    def __init__(self, width, height, seed):
        self.width, self.height = width, height
        self.cells = [[0] * width for _ in range(height)]
        self.carve(Random(seed))

    def inside(self, x, y):
        return 0 <= x < self.width and 0 <= y < self.height

    def carve(self, random):
        stack = [(0, 0)]
        seen = {(0, 0)}
        while stack:
            x, y = stack[-1]
            ways = [N, S, E, W]
            random.shuffle(ways)
            for way in ways:
                dx, dy = STEP[way]
                nx, ny = x + dx, y + dy
                if self.inside(nx, ny) and (nx, ny) not in seen:
                    self.cells[y][x] |= way
                    self.cells[ny][nx] |= BACK[way]
                    seen.add((nx, ny))
                    stack.append((nx, ny))
                    break
            else:
                stack.pop()

    def neighbours(self, place):
        x, y = place
        for way, (dx, dy) in STEP.items():
            if self.cells[y][x] & way:
                yield x + dx, y + dy

    def breadth_first(self, start, goal):
        previous = {start: None}
        queue = deque([start])
        while queue:
            place = queue.popleft()
            if place == goal:
                break
            for other in self.neighbours(place):
                if other not in previous:
                    previous[other] = place
                    queue.append(other)
        return self.path(previous, goal), len(previous)

    def a_star(self, start, goal):
        def distance(place):
            return abs(place[0] - goal[0]) + abs(place[1] - goal[1])

        previous, cost, heap = {start: None}, {start: 0}, [(distance(start), start)]
        while heap:
            _, place = heappop(heap)
            if place == goal:
                break
            for other in self.neighbours(place):
                new = cost[place] + 1
                if new < cost.get(other, float('inf')):
                    cost[other] = new
                    previous[other] = place
                    heappush(heap, (new + distance(other), other))
        return self.path(previous, goal), len(cost)

    @staticmethod
    def path(previous, goal):
        path = []
        while goal is not None:
            path.append(goal)
            goal = previous[goal]
        return path[::-1]

    def draw(self, path=()):
        on_path = set(path)
        lines = ['+' + '--+' * self.width]
        for y, row in enumerate(self.cells):
            body, floor = '|', '+'
            for x, cell in enumerate(row):
                body += ('()' if (x, y) in on_path else '  ') + (' ' if cell & E else '|')
                floor += ('  ' if cell & S else '--') + '+'
            lines += [body, floor]
        return '\n'.join(lines)


if __name__ == '__main__':
    maze = Maze(18, 10, 2463534242)
    goal = maze.width - 1, maze.height - 1
    path, visited = maze.breadth_first((0, 0), goal)
    print(maze.draw(path))
    print(f'breadth first: {len(path)} steps, {visited} cells seen')
    other, seen = maze.a_star((0, 0), goal)
    print(f'A*: {len(other)} steps, {seen} cells seen, same path: {other == path}')
    dead_ends = sum(cell in (N, S, E, W) for row in maze.cells for cell in row)
    print('dead ends:', dead_ends)
    for size in (5, 10, 20, 40):
        big = Maze(size, size, 88172645 + size)
        path, visited = big.breadth_first((0, 0), (size - 1, size - 1))
        print(f'{size:3} x {size:<3} path {len(path):4}, visited {visited:4} of {size * size}')
