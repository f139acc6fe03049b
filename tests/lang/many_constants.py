# More constants than 16 bits count.
n = 70000
src = "x = 0\n" + "".join(f"x += {i}.25\n" for i in range(n)) + "y = 'last'\n"
ns = {}
exec(src, ns)
print(ns["x"] == sum(i + 0.25 for i in range(n)), ns["y"])
src = "d = {" + ", ".join(f"{i}.5: 'v{i}'" for i in range(n)) + "}"
exec(src, ns)
print(len(ns["d"]), ns["d"][0.5], ns["d"][69999.5])
src = "def f():\n" + "".join(f"    a = {i}.75\n" for i in range(n)) + "    return a, 'end', (1, 'tuple', 2.5)\n"
exec(src, ns)
print(ns["f"]())
src = "t = (" + ", ".join(f"{i}.125" for i in range(n)) + ")"
exec(src, ns)
print(len(ns["t"]), ns["t"][-1])
