# Arrays compare items by ==, not by identity.
from array import array

nan = float("nan")
a = array("d", [1.0, nan])
b = array("d", [1.0, nan])
print(a == b, a != b, a == a, a != a, a < b, a <= b)
print(array("f", [nan]) == array("d", [nan]), array("d", [0.0]) == array("d", [-0.0]), array("i", [1]) == array("d", [1.0]))
print([nan] == [nan])
