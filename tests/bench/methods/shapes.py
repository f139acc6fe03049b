# Polymorphic calls over a list of objects; state changed through methods and direct attribute access.
class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        return 0

    def grow(self, k):
        self.size += k
        return self.size


class Square(Shape):
    def __init__(self, size):
        Shape.__init__(self, "square")
        self.size = size

    def area(self):
        return self.size * self.size


class Box(Shape):
    def __init__(self, size, height):
        Shape.__init__(self, "box")
        self.size = size
        self.height = height

    def area(self):
        return 2 * (self.size * self.height)


def run(n):
    shapes = [Square(2), Box(3, 4), Square(5), Box(1, 9)]
    total = 0
    for i in range(n):
        for s in shapes:
            total += s.area()
            if isinstance(s, Box) and s.height > 5:
                s.height -= 1
        if i % 100 == 0:
            shapes[i % 4].grow(1)
    return total, Shape.count


print(*run(300000))
