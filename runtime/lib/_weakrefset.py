# SPDX-License-Identifier: MIT
"""WeakSet: a set that does not keep its members alive.

A member that dies leaves at the next opportunity: at once, or when the last
iteration over the set has ended, for a set must not shrink while it is walked.
"""

from _weakref import ref
from types import GenericAlias

__all__ = ['WeakSet']


class _Walk:
    """While one of these is entered, dead members stay in the container."""

    __slots__ = ('container',)

    def __init__(self, container):
        self.container = container

    def __enter__(self):
        self.container._walks += 1

    def __exit__(self, *exc_info):
        container = self.container
        container._walks -= 1
        if not container._walks and container._dead:
            container._commit_removals()


class WeakSet:
    def __init__(self, data=None):
        self.data = set()
        self._walks = 0
        self._dead = []

        def forget(member, owner=ref(self)):
            self = owner()
            if self is not None:
                if self._walks:
                    self._dead.append(member)
                else:
                    self.data.discard(member)

        self._remove = forget
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        while self._dead:
            self.data.discard(self._dead.pop())

    def _settle(self):
        # Whoever changes the set, even during a walk, finds the dead members gone.
        if self._dead:
            self._commit_removals()

    def __iter__(self):
        with _Walk(self):
            for member in self.data:
                item = member()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._dead)

    def __contains__(self, item):
        try:
            member = ref(item)
        except TypeError:
            return False
        return member in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def add(self, item):
        self._settle()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._settle()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._settle()
        while True:
            try:
                member = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = member()
            if item is not None:
                return item

    def remove(self, item):
        self._settle()
        self.data.remove(ref(item))

    def discard(self, item):
        self._settle()
        self.data.discard(ref(item))

    def update(self, other):
        self._settle()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result
    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)
    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._settle()
        self.data.intersection_update(ref(item) for item in other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)
    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)
    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result
    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    def union(self, other):
        return self.__class__(item for source in (self, other) for item in source)
    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)

    __class_getitem__ = classmethod(GenericAlias)
