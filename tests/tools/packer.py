"""Packs bytes for runtime/unpack.c: copies of earlier bytes and literals, coded by an adaptive range coder.

pack(data) gives the packed form; the format is described in runtime/unpack.h. The parse is the cheapest one by the prices
of the symbols in the round before.
"""

import math

ONE = 1 << 12
RATE = 4
SHORTEST, LONGEST = 2, 273
TRIES = 48


class Encoder:
    """Codes bits by their estimated probabilities; the carry goes into what is written already."""

    def __init__(self):
        self.low, self.range, self.shifts = 0, 0xFFFFFFFF, 0
        self.model = {}

    def bit(self, context, value):
        p = self.model.get(context, ONE // 2)
        bound = (self.range >> 12) * p
        if value:
            self.low += bound
            self.range -= bound
            self.model[context] = p - (p >> RATE)
        else:
            self.range = bound
            self.model[context] = p + ((ONE - p) >> RATE)
        self.normalize()

    def direct(self, value, count):
        for i in reversed(range(count)):
            self.range >>= 1
            if value >> i & 1:
                self.low += self.range
            self.normalize()

    def normalize(self):
        while self.range < 1 << 24:
            self.low <<= 8
            self.range <<= 8
            self.shifts += 1

    def end(self):
        return self.low.to_bytes(self.shifts + 4, "big")


class Prices:
    """An encoder that only adds up what each symbol costs, by counts of a whole round."""

    def __init__(self):
        self.counts = {}

    def bit(self, context, value):
        c = self.counts.setdefault(context, [1, 1])
        c[value] += 1

    def direct(self, value, count):
        pass

    def of(self, context, value):
        c = self.counts.get(context, (1, 1))
        return -math.log2(c[value] / (c[0] + c[1]))


def tree(coder, name, value, bits):
    node = 1
    for i in reversed(range(bits)):
        bit = value >> i & 1
        coder.bit((name, node), bit)
        node = node * 2 + bit


def number(coder, name, value, most):
    """The number of bits of value + 1 in a tree of `most` leaves' bits, then the bits below the highest."""
    value += 1
    bits = value.bit_length() - 1
    tree(coder, name, bits, most)
    if bits > 4:
        coder.direct((value >> 4) & ((1 << bits - 4) - 1), bits - 4)
    tree(coder, (name, bits), value & ((1 << min(bits, 4)) - 1), min(bits, 4))


def put_literal(coder, data, at, after):
    coder.bit(("copy", after), 0)
    tree(coder, ("byte", context_of(data, at)), data[at], 8)


def put_copy(coder, size, distance, last, after):
    coder.bit(("copy", after), 1)
    coder.bit(("again", after), int(distance == last))
    number(coder, ("size", int(distance == last)), size - SHORTEST, 4)
    if distance != last:
        number(coder, ("distance", min(size - SHORTEST, 3)), distance - 1, 5)


def context_of(data, at):
    return data[at - 1] >> 5 if at else 0


def find_copies(data):
    """For each place the copies that no shorter distance gives as long: [(size, distance)], growing."""
    chains, copies = {}, []
    for at in range(len(data)):
        found, best = [], SHORTEST - 1
        key = data[at:at + 2]
        for place in reversed(chains.get(key, ())[-TRIES * 8:]):
            if at + best < len(data) and data[place + best] == data[at + best]:
                n = 0
                most = min(LONGEST, len(data) - at)
                while n < most and data[place + n] == data[at + n]:
                    n += 1
                if n > best:
                    found.append((n, at - place))
                    best = n
        copies.append(found)
        chains.setdefault(key, []).append(at)
    return copies


class Costs:
    """Prices of whole steps, remembered."""

    def __init__(self, prices):
        self.prices, self.known = prices, {}

    def bits_of(self, key, put):
        if key not in self.known:
            total = [0.0]

            class Sum:
                def bit(_, context, value):
                    total[0] += self.prices.of(context, value)

                def direct(_, value, count):
                    total[0] += count
            put(Sum())
            self.known[key] = total[0]
        return self.known[key]

    def literal(self, data, at, after):
        key = ("l", context_of(data, at), data[at], after)
        return self.bits_of(key, lambda c: put_literal(c, data, at, after))

    def copy(self, size, distance, last, after):
        again = distance == last
        head = self.bits_of(("h", size, again, after, min(size, 5)), lambda c: (
            c.bit(("copy", after), 1), c.bit(("again", after), int(again)),
            number(c, ("size", int(again)), size - SHORTEST, 4)))
        return head if again else head + self.bits_of(
            ("d", distance, min(size - SHORTEST, 3)),
            lambda c: number(c, ("distance", min(size - SHORTEST, 3)), distance - 1, 5))


def parse(data, copies, costs):
    """The cheapest way through; each place knows the last distance of the way that leads there."""
    end = len(data)
    best = [1e18] * (end + 1)
    came, last, after = [None] * (end + 1), [0] * (end + 1), [0] * (end + 1)
    best[0] = 0.0

    def offer(at, size, distance, price):
        to = at + size
        if best[at] + price < best[to]:
            best[to] = best[at] + price
            came[to] = (size, distance)
            last[to] = distance or last[at]
            after[to] = 1 if distance else 0

    for at in range(end):
        a, l = after[at], last[at]
        offer(at, 1, 0, costs.literal(data, at, a))
        if l and at >= l:
            n = 0
            while at + n < end and n < LONGEST and data[at + n] == data[at + n - l]:
                n += 1
            for size in range(SHORTEST, n + 1):
                offer(at, size, l, costs.copy(size, l, l, a))
        low = SHORTEST
        for n, distance in copies[at]:
            for size in range(low, n + 1):
                offer(at, size, distance, costs.copy(size, distance, l, a))
            low = n + 1
    steps, at = [], end
    while at:
        steps.append(came[at])
        at -= came[at][0]
    return steps[::-1]


def write(coder, data, steps):
    at = last = after = 0
    for size, distance in steps:
        if distance:
            put_copy(coder, size, distance, last, after)
            last = distance
        else:
            put_literal(coder, data, at, after)
        after = int(distance != 0)
        at += size


def pack(data, rounds=3):
    copies = find_copies(data)
    prices = Prices()
    for _ in range(rounds):
        steps = parse(data, copies, Costs(prices))
        prices = Prices()
        write(prices, data, steps)
    coder = Encoder()
    write(coder, data, steps)
    return coder.end()
