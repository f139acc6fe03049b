"""Where the fields of structures and unions lie: the rules of C compilers on Unix, and of CPython 3.13."""

import sys

import _ctypes
from _ctypes import CField


class CharsField(CField):
    """Field of characters: read and written as bytes or str."""

    __slots__ = ()
    __module__ = "_ctypes"

    def __get__(self, instance, owner=None):
        return self if instance is None else super().__get__(instance, owner).value

    def __set__(self, instance, value):
        wide = self._type._type_._layout_.code == "u"
        if not isinstance(value, str if wide else bytes):
            raise TypeError(f"unicode string expected instead of {type(value).__name__} instance" if wide else
                            f"expected bytes, {type(value).__name__} found")
        value = value if wide else value.split(b"\0", 1)[0]
        most = self._type._length_
        if len(value) > most:
            raise ValueError(f"{'string' if wide else 'bytes'} too long ({len(value)}, maximum length {most})")
        super().__get__(instance).value = value


class Placer:
    """Places one field after the other."""

    def __init__(self, cls, base):
        self.cls, self.union = cls, type(cls)._kind == "U"
        self.size, self.align = (base.size, base.align) if base is not None else (0, 1)
        self.parts = list(base.parts or ()) if base is not None else []
        self.simple = base is None or base.parts is not None
        self.offset = 0 if self.union else self.size
        self.pack = self._option("_pack_")
        self.wish = self._option("_align_")
        self.open_bits = self.used_bits = 0
        self.swapped = hasattr(cls, "_swappedbytes_")

    def _option(self, name):
        value = getattr(self.cls, name, 0)
        if not isinstance(value, int) or value < 0:
            raise ValueError(f"{name} must be a non-negative integer")
        return value

    def add(self, name, kind, bits=None):
        """The descriptor of the next field."""
        layout = getattr(kind, "_layout_", None)
        if layout is None or not isinstance(kind, type):
            raise TypeError("second item in _fields_ tuple (index 0) must be a C type")
        if kind is self.cls:
            raise AttributeError("Structure or union cannot contain itself")
        if layout.kind in "SU" and not kind.__dict__.get("_is_final", False):
            kind._is_final = True
        if bits is not None:
            self._check_bits(kind, layout, bits)
        if self.swapped:
            kind = swapped_type(kind)
            layout = kind._layout_
        align = min(layout.align, self.pack) if self.pack else layout.align
        self.align = max(self.align, align)
        if self.union:
            self.offset = 0
            self.open_bits = 0
        if bits is None:
            return self._plain(name, kind, layout, align)
        self.simple = False
        return self._bit_field(name, kind, layout, align, bits)

    def _check_bits(self, kind, layout, bits):
        if layout.kind != "s" or layout.code not in "bBhHiIlLqQ?":
            raise TypeError(f"bit fields not allowed for type {kind.__name__}")
        limit = 1 if layout.code == "?" else layout.size * 8
        if not isinstance(bits, int) or not 0 < bits <= limit:
            raise ValueError("number of bits invalid for bit field")

    def _room(self, size, align):
        self.offset += -self.offset % align
        start = self.offset
        self.offset += size
        self.size = max(self.size, self.offset)
        return start

    def _plain(self, name, kind, layout, align):
        self.open_bits = 0
        start = self._room(layout.size, align)
        self.parts.append(layout)
        self.simple = self.simple and align == layout.align
        item = layout.element._layout_ if layout.kind == "A" else None
        chars = item is not None and item.kind == "s" and item.code in "cu" and item.plain
        return (CharsField if chars else CField)(name, kind, start, layout.size)

    def _bit_field(self, name, kind, layout, align, bits):
        size = layout.size * 8
        if self.open_bits and size <= self.open_bits and self.used_bits + bits <= self.open_bits:
            low, start = self.used_bits, self.offset - layout.size
            if layout.size * 8 < self.open_bits:
                start = self.offset - self.open_bits // 8
                kind, layout = self.open_kind, self.open_kind._layout_
        elif self.open_bits and size >= self.open_bits and self.used_bits + bits <= size:
            self.offset += layout.size - self.open_bits // 8
            self.size = max(self.size, self.offset)
            self.open_bits, self.open_kind = size, kind
            low, start = self.used_bits, self.offset - layout.size
        else:
            low, start = 0, self._room(layout.size, align)
            self.open_bits, self.used_bits, self.open_kind = size, 0, kind
        self.used_bits = low + bits
        if self.swapped:
            low = layout.size * 8 - low - bits
        return CField(name, kind, start, layout.size, low, bits)

    def finish(self):
        """The layout of the whole."""
        align = max(self.align, self.wish)
        size = self.size + -self.size % align
        parts = tuple(self._passed(size))
        return _ctypes.Layout(type(self.cls)._kind, " ", size, align, 0, None, parts, False, self.swapped)

    def _passed(self, size):
        """What a function that takes the whole by value is told of it."""
        from ctypes import c_ubyte, c_ulong
        if self.simple and not self.union:
            return self.parts
        if self.union and self.parts and all(part.kind == "s" and part.code in "fd" for part in self.parts):
            return [max(self.parts, key=lambda part: part.size)]
        return [c_ulong._layout_] * (size // 8) + [c_ubyte._layout_] * (size % 8)


def swapped_type(kind):
    """The twin of kind in the other byte order."""
    layout = kind._layout_
    twin = "__ctype_be__" if sys.byteorder == "little" else "__ctype_le__"
    if hasattr(kind, twin):
        return getattr(kind, twin)
    if layout.kind == "A":
        return swapped_type(layout.element) * layout.count
    if layout.kind in "SU" and layout.swapped or layout.kind == "s" and layout.size == 1:
        return kind
    if layout.kind in "SU":
        return kind
    raise TypeError(f"This type does not support other endian: {kind}")


def place(cls, fields):
    """Gives cls a layout and a descriptor for each field."""
    if not isinstance(fields, (list, tuple)):
        raise TypeError("_fields_ must be a sequence of pairs")
    base = next((b.__dict__["_layout_"] for b in cls.__mro__[1:] if b.__dict__.get("_layout_")), None)
    for b in cls.__mro__[1:]:
        if "_layout_" in b.__dict__:
            b._is_final = True
    placer = Placer(cls, base)
    for number, field in enumerate(fields):
        if not (isinstance(field, tuple) and len(field) in (2, 3)):
            raise TypeError("_fields_ must be a sequence of (name, C type) pairs")
        if not isinstance(field[0], str):
            raise TypeError("_fields_ must be a sequence of (name, C type) pairs")
        type.__setattr__(cls, field[0], placer.add(*field))
    type.__setattr__(cls, "_layout_", placer.finish())
    type.__setattr__(cls, "_is_final", True)
    raise_anonymous(cls)


def raise_anonymous(cls):
    """Fields of the parts listed in _anonymous_ are reachable directly."""
    names = cls.__dict__.get("_anonymous_", ())
    for name in names:
        outer = cls.__dict__.get(name)
        if outer is None:
            raise AttributeError(name)
        if not isinstance(outer, CField):
            raise AttributeError(f"'{name}' is specified in _anonymous_ but not in _fields_")
        for inner_name, inner in inner_fields(outer._type):
            shifted = type(inner)(inner_name, inner._type, outer.offset + inner.offset,
                                  inner._type._layout_.size, inner._low, inner._bits)
            type.__setattr__(cls, inner_name, shifted)


def inner_fields(cls):
    for base in reversed(cls.__mro__):
        for name, value in list(vars(base).items()):
            if isinstance(value, CField):
                yield name, value
