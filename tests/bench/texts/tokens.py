# A tokenizer and a calculator: characters one by one, classes of characters, lists as stacks.
def tokens(text):
    out, i, n = [], 0, len(text)
    while i < n:
        c = text[i]
        if c == " " or c == "\n":
            i += 1
        elif c.isdigit():
            start = i
            while i < n and text[i].isdigit():
                i += 1
            out.append(("num", int(text[start:i])))
        elif c.isalpha() or c == "_":
            start = i
            while i < n and (text[i].isalnum() or text[i] == "_"):
                i += 1
            out.append(("name", text[start:i]))
        elif c in "+-*/()=":
            out.append(("op", c))
            i += 1
        else:
            raise SyntaxError(c)
    return out


LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2}


def evaluate(items, names):
    values, ops = [], []

    def reduce():
        op, b, a = ops.pop(), values.pop(), values.pop()
        if op == "+":
            values.append(a + b)
        elif op == "-":
            values.append(a - b)
        elif op == "*":
            values.append(a * b)
        else:
            values.append(a // b)

    for kind, value in items:
        if kind == "num":
            values.append(value)
        elif kind == "name":
            values.append(names[value])
        elif value == "(":
            ops.append(value)
        elif value == ")":
            while ops[-1] != "(":
                reduce()
            ops.pop()
        else:
            while ops and ops[-1] != "(" and LEVEL[ops[-1]] >= LEVEL[value]:
                reduce()
            ops.append(value)
    while ops:
        reduce()
    return values[0]


source = "12 + alpha * (34 - beta_2) / 7 + 99 * (5 + (gamma - 1) * 2) - 1000 / 3"
names = {"alpha": 17, "beta_2": 4, "gamma": 30}
total = 0
for i in range(10000):
    names["alpha"] = i
    total += evaluate(tokens(source), names)
print(total)
