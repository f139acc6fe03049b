# List items by index, read and written.
def run(n):
    flags = [True] * (n + 1)
    count = 0
    i = 2
    while i <= n:
        if flags[i]:
            count += 1
            j = i + i
            while j <= n:
                flags[j] = False
                j += i
        i += 1
    return count


for _ in range(30):
    r = run(100000)
print(r)
