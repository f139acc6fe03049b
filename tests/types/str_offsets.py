# Long texts with wide characters keep their tables of offsets apart: many at once, dropped and grown in between.
texts = [chr(0x100 + i) * 150 + 'x' * 50 + '\U0001F600' * i for i in range(200)]
print(sum(ord(t[100]) for t in texts), [t[199] for t in texts[:3]], texts[7][-1] == '\U0001F600')
kept = texts[::3]
del texts
print(sum(ord(t[149]) + ord(t[150]) for t in kept), {t[160] for t in kept})
grown = kept[5]
for i in range(100):
    grown += 'ä€' + str(i)
    if i % 10 == 0:
        assert grown[170] == 'x', i
        assert grown[-len(str(i)) - 1] == '€', i
print(len(grown), grown[200:203], grown.find('ä€99'), grown.index('x'), grown[-1])
more = [('é' * 70 + str(i))[71 - 1] for i in range(1000)]
print(''.join(more[::100]))
