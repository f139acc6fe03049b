"""Structures and unions in a byte order of their own."""

import sys

from ctypes import Structure, Union, PyCStructType, UnionType


class _swapped_struct_meta(PyCStructType):
    pass


class _swapped_union_meta(UnionType):
    pass


if sys.byteorder == "little":
    LittleEndianStructure, LittleEndianUnion = Structure, Union

    class BigEndianStructure(Structure, metaclass=_swapped_struct_meta):
        """Structure with big endian byte order"""
        __slots__ = ()
        _swappedbytes_ = None

    class BigEndianUnion(Union, metaclass=_swapped_union_meta):
        """Union with big endian byte order"""
        __slots__ = ()
        _swappedbytes_ = None
else:
    BigEndianStructure, BigEndianUnion = Structure, Union

    class LittleEndianStructure(Structure, metaclass=_swapped_struct_meta):
        """Structure with little endian byte order"""
        __slots__ = ()
        _swappedbytes_ = None

    class LittleEndianUnion(Union, metaclass=_swapped_union_meta):
        """Union with little endian byte order"""
        __slots__ = ()
        _swappedbytes_ = None
