# Dict counting and string building.
def run(n):
    words = ["the", "quick", "brown", "fox", "jumps", "over", "lazy", "dog"]
    counts = {}
    text = ""
    for i in range(n):
        w = words[(i * 7) % 8]
        if w in counts:
            counts[w] = counts[w] + 1
        else:
            counts[w] = 1
        if i % 16 == 0:
            text += w
    return counts["fox"], len(text)


print(*run(2000000))
