# Integer products near the limit of machine words.
def run(n):
    x = 42
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    return x


print(run(5000000))
