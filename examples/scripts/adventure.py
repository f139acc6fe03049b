"""A text adventure that plays itself: rooms, things, commands, and a script of moves."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Direction(Enum):
    NORTH = auto()
    SOUTH = auto()
    EAST = auto()
    WEST = auto()

    @property
    def opposite(self):
        pairs = {Direction.NORTH: Direction.SOUTH, Direction.EAST: Direction.WEST}
        return pairs.get(self) or next(k for k, v in pairs.items() if v is self)


@dataclass
class Thing:
    name: str
    description: str
    weight: int = 1
    fixed: bool = False


@dataclass
class Room:
    name: str
    description: str
    exits: dict = field(default_factory=dict)
    things: list = field(default_factory=list)
    dark: bool = False

    def connect(self, direction, other):
        self.exits[direction] = other
        other.exits[direction.opposite] = self


class Game:
    capacity = 5

    def __init__(self):
        hall = Room('Hall', 'A cold hall. Dust dances in the light.')
        library = Room('Library', 'Shelves up to the ceiling.', things=[
            Thing('book', 'It is titled "On Locks".', 2), Thing('desk', 'Oak, heavy.', 90, fixed=True)])
        cellar = Room('Cellar', 'Barrels, and something that glitters.', dark=True, things=[
            Thing('crown', 'Gold and rubies.', 3)])
        garden = Room('Garden', 'Roses and a rusty gate.', things=[Thing('lamp', 'An oil lamp, full.')])
        hall.connect(Direction.NORTH, library)
        hall.connect(Direction.EAST, garden)
        hall.connect(Direction.SOUTH, cellar)
        self.here, self.bag, self.lit, self.moves, self.won = hall, [], False, 0, False

    def find(self, name, things):
        return next((thing for thing in things if thing.name == name), None)

    @property
    def can_see(self):
        return self.lit or not self.here.dark

    def look(self):
        if not self.can_see:
            return 'It is pitch dark.'
        lines = [f'== {self.here.name} ==', self.here.description]
        if self.here.things:
            lines.append('You see: ' + ', '.join(sorted(t.name for t in self.here.things)) + '.')
        lines.append('Exits: ' + ', '.join(d.name.lower() for d in self.here.exits) + '.')
        return '\n'.join(lines)

    def go(self, word):
        try:
            direction = Direction[word.upper()]
        except KeyError:
            return f'{word} is no direction.'
        if direction not in self.here.exits:
            return 'There is no way.'
        self.here = self.here.exits[direction]
        return self.look()

    def take(self, name):
        thing = self.find(name, self.here.things) if self.can_see else None
        if thing is None:
            return f'There is no {name} here.'
        if thing.fixed:
            return f'The {name} does not move.'
        if sum(t.weight for t in self.bag) + thing.weight > self.capacity:
            return 'Your bag is too full.'
        self.here.things.remove(thing)
        self.bag.append(thing)
        self.won = name == 'crown'
        return f'Taken: {name}.'

    def drop(self, name):
        thing = self.find(name, self.bag)
        if thing is None:
            return f'You have no {name}.'
        self.bag.remove(thing)
        self.here.things.append(thing)
        return f'Dropped: {name}.'

    def command(self, line):
        self.moves += 1
        match line.lower().split():
            case ['look' | 'l']:
                return self.look()
            case ['go', word] | [('north' | 'south' | 'east' | 'west') as word]:
                return self.go(word)
            case ['take' | 'get', *words] if words:
                return ' '.join(self.take(word) for word in words)
            case ['drop', name]:
                return self.drop(name)
            case ['examine' | 'x', name]:
                thing = self.find(name, self.bag + self.here.things)
                return thing.description if thing else f'There is no {name} here.'
            case ['light', 'lamp'] if self.find('lamp', self.bag):
                self.lit = True
                return 'The lamp burns.\n' + self.look()
            case ['inventory' | 'i']:
                return 'You carry: ' + (', '.join(f'{t.name} ({t.weight})' for t in self.bag) or 'nothing') + '.'
            case []:
                return 'Say something.'
            case [verb, *_]:
                return f'I do not know how to {verb}.'


SCRIPT = '''look
south
take crown
north
north
take desk
take book
x book
east
south
dance wildly
east
get lamp
i
west
go south
light lamp
take crown
drop book
take crown
go up
i'''

if __name__ == '__main__':
    game = Game()
    for line in SCRIPT.splitlines():
        print('>', line)
        print(game.command(line))
        if game.won:
            print(f'You found the crown in {game.moves} moves.')
            game.won = False
