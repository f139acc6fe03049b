# Indexing text that is not ASCII goes through a table of offsets.
parts = ["a", "\xe9", "\u20ac", "\U0001f600", "z", "\ud800"]
text = "".join(parts[i * 7 % 6] * (i % 3 + 1) for i in range(500))
points = list(text)
print(len(text), len(points), text == "".join(points))
for i in list(range(0, len(text), 37)) + [63, 64, 65, 127, 128, len(text) - 1, -1, -len(text)]:
    assert text[i] == points[i], i
for i in range(0, len(text), 61):
    for j in range(0, len(text) + 5, 59):
        assert text[i:j] == "".join(points[i:j]), (i, j)
        assert text[i:j:3] == "".join(points[i:j:3])
        assert text[j:i:-2] == "".join(points[j:i:-2])
print(ascii(text[60:70]), ascii(text[-5:]), ascii(text[::100]))
for sub in ("\xe9\u20ac", "z", "\U0001f600a", "nothing", ""):
    print(ascii(sub), text.find(sub), text.rfind(sub), text.count(sub), text.find(sub, 100), text.rfind(sub, 5, 300),
          text.count(sub, 64, 128), text.find(sub, -50, -10))
longer = text + "!"
print(len(longer), ascii(longer[-1]), longer[:-1] == text)
s = "\xe9"
for i in range(300):
    s += chr(97 + i % 26) if i % 2 else "\u0416"
    assert s[-1] in "abcdefghijklmnopqrstuvwxyz\u0416" and s[0] == "\xe9" and len(s) == i + 2
print(ascii(s[64]), ascii(s[128:136]), s.index("z"), len(s.encode()))
print([ascii(c) for c in "a\xe9\u20ac\U0001f600\ud800"], list(reversed("a\xe9\u20ac")))
