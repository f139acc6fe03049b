# x + y where both are one object and x is a temporary: each reference is given back (checked by the audit).
def padded(width, sign):
    for _ in range(3):
        form = (sign if width else '') + width
        other = (width or '') + (width or '')
        third = ('' if width else width) + ''
    return form, other, third


print(padded('', '>'), padded('7', '>'))
