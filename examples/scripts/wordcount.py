"""Word counts over a real text: the preamble and amendments I to X of the US Constitution."""

import string
from collections import Counter, defaultdict
from itertools import groupby, islice

TEXT = """
We the People of the United States, in Order to form a more perfect Union, establish Justice, insure domestic
Tranquility, provide for the common defence, promote the general Welfare, and secure the Blessings of Liberty to
ourselves and our Posterity, do ordain and establish this Constitution for the United States of America.

Congress shall make no law respecting an establishment of religion, or prohibiting the free exercise thereof; or
abridging the freedom of speech, or of the press; or the right of the people peaceably to assemble, and to petition
the Government for a redress of grievances.

A well regulated Militia, being necessary to the security of a free State, the right of the people to keep and bear
Arms, shall not be infringed.

No Soldier shall, in time of peace be quartered in any house, without the consent of the Owner, nor in time of war,
but in a manner to be prescribed by law.

The right of the people to be secure in their persons, houses, papers, and effects, against unreasonable searches and
seizures, shall not be violated, and no Warrants shall issue, but upon probable cause, supported by Oath or
affirmation, and particularly describing the place to be searched, and the persons or things to be seized.

No person shall be held to answer for a capital, or otherwise infamous crime, unless on a presentment or indictment of
a Grand Jury, except in cases arising in the land or naval forces, or in the Militia, when in actual service in time
of War or public danger; nor shall any person be subject for the same offence to be twice put in jeopardy of life or
limb; nor shall be compelled in any criminal case to be a witness against himself, nor be deprived of life, liberty,
or property, without due process of law; nor shall private property be taken for public use, without just
compensation.

In all criminal prosecutions, the accused shall enjoy the right to a speedy and public trial, by an impartial jury of
the State and district wherein the crime shall have been committed, which district shall have been previously
ascertained by law, and to be informed of the nature and cause of the accusation; to be confronted with the witnesses
against him; to have compulsory process for obtaining witnesses in his favor, and to have the Assistance of Counsel
for his defence.

In Suits at common law, where the value in controversy shall exceed twenty dollars, the right of trial by jury shall
be preserved, and no fact tried by a jury, shall be otherwise re-examined in any Court of the United States, than
according to the rules of the common law.

Excessive bail shall not be required, nor excessive fines imposed, nor cruel and unusual punishments inflicted.

The enumeration in the Constitution, of certain rights, shall not be construed to deny or disparage others retained by
the people.

The powers not delegated to the United States by the Constitution, nor prohibited by it to the States, are reserved to
the States respectively, or to the people.
"""


def words_of(text):
    table = str.maketrans('', '', string.punctuation.replace('-', ''))
    return [word.translate(table).lower() for word in text.split()]


def bar_chart(rows, width=30):
    top = max(count for _, count in rows)
    for label, count in rows:
        print(f'{label:>12} {count:4d} {"#" * round(count * width / top)}')


def main():
    words = words_of(TEXT)
    paragraphs = [p for p in TEXT.strip().split('\n\n')]
    counts = Counter(words)
    print(f'{len(words)} words, {len(counts)} different, {len(paragraphs)} paragraphs, {len(TEXT)} characters')
    print('\nmost common:')
    bar_chart(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10])
    stop = {'the', 'of', 'and', 'to', 'in', 'a', 'be', 'or', 'shall', 'by', 'for', 'nor', 'no', 'not'}
    content = Counter(w for w in words if w not in stop)
    print('\ncontent words:', ', '.join(w for w, n in sorted(content.items(), key=lambda i: (-i[1], i[0]))[:8]))
    by_length = defaultdict(set)
    for word in words:
        by_length[len(word)].add(word)
    print('\nlengths:')
    bar_chart([(length, len(by_length[length])) for length in sorted(by_length)])
    longest = sorted(counts, key=lambda w: (-len(w), w))
    print('\nlongest:', ', '.join(islice(longest, 5)))
    print('hapaxes starting with p:', ' '.join(sorted(w for w, n in counts.items() if n == 1 and w[0] == 'p')))
    initials = {letter: len(list(group)) for letter, group in groupby(sorted(counts), key=lambda w: w[0])}
    print('initials:', ' '.join(f'{k}{v}' for k, v in initials.items()))
    pairs = Counter(zip(words, words[1:]))
    print('pairs:', [(' '.join(p), n) for p, n in sorted(pairs.items(), key=lambda i: (-i[1], i[0]))[:5]])
    for number, paragraph in enumerate(paragraphs, 1):
        sentence = ' '.join(paragraph.split())
        if len(sentence) > 60:
            sentence = sentence[:57].rsplit(' ', 1)[0] + ' ...'
        print(f'{number:2}. {len(words_of(paragraph)):3} {sentence}')


if __name__ == '__main__':
    main()
