# String methods: split, join, replace, find, strip, slices, comparison, formatting, f-strings.
def run(n):
    line = "the quick brown fox, jumps over: the lazy dog; 3.14 + x_1"
    total = 0
    text = ""
    for i in range(n):
        words = line.split()
        total += len(words) + len(" ".join(words[::-1]))
        total += line.find("dog") + line.count("o") + len(line.replace("o", "00"))
        if line.startswith("the") and words[0].upper() == "THE":
            total += len(line[4:9].strip("q"))
        s = f"{i}:{words[i % 9]}={i * 3:>6}"
        total += len(s) + int(str(i)) % 3
        name, _, rest = s.partition(":")
        total += len("%s-%d" % (rest, i)) + ord(name[-1])
        if "fox" in line and not s.isdigit():
            text += s[0]
        text += "."
    reverse = "".join(reversed(text))
    return total, len(text), reverse[:5]


print(*run(60000))
