# Operators defined by a class, properties, inheritance with super().
class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


class Account:
    fee = 1

    def __init__(self, owner, balance):
        self.owner = owner
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    def pay(self, amount):
        self._balance += amount - self.fee
        return self


class Savings(Account):
    fee = 0

    def __init__(self, owner, balance, rate):
        super().__init__(owner, balance)
        self.rate = rate

    def pay(self, amount):
        super().pay(amount + self.rate)
        return self


def run(n):
    position, speed = Vector(0, 0), Vector(1, 2)
    energy = 0
    for i in range(n):
        position = position + speed * 2
        energy += position.dot(speed) % 7
    accounts = [Account("a", 0), Savings("b", 0, 3), Savings("c", 5, 1)]
    for i in range(n):
        accounts[i % 3].pay(i).pay(2)
        energy += accounts[0].balance & 1
    return position.x, energy, [a.balance for a in accounts]


print(run(250000))
