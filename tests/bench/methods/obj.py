# Method calls, attributes read and written.
class Counter:
    def __init__(self):
        self.count = 0
        self.step = 1
        self.sum = 0

    def tick(self, n):
        self.count += self.step
        self.sum = self.sum + n


def run(n):
    c = Counter()
    for i in range(n):
        c.tick(i)
    return c.count + c.sum


print(run(3000000))
