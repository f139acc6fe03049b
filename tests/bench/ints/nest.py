# Nested loops over ranges with integer arithmetic.
def run(n):
    total = 0
    for i in range(n):
        for j in range(n):
            if (i * j) % 7 < 3:
                total += j
            else:
                total -= i
    return total


print(run(3000))
