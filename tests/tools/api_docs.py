"""Writes the reference part of docs/embedding.md from the comments of include/gilt.h.

api_docs.py HEADER PAGE            rewrites what follows the mark in PAGE
api_docs.py --check HEADER PAGE    ends with 1 when that would change something
"""
import sys

MARK = "<!-- What follows is written by tests/tools/api_docs.py. -->\n"


def comment_text(lines):
    """The text of a comment, one line per line, without its decoration."""
    out = []
    for line in lines:
        line = line.strip()
        for start in ("/*", "*"):
            if line.startswith(start):
                line = line[len(start):]
                break
        if line.endswith("*/"):
            line = line[:-2]
        out.append(line.strip())
    return [line for line in out if line]


def describe(text):
    """Paragraph and notes: "Errors: ..." and the like begin a new item."""
    body, notes = [], []
    for sentence in " ".join(text).replace(" Errors:", "\nErrors:").replace(" GIL:", "\nGIL:").split("\n"):
        (notes if sentence.startswith(("Errors:", "GIL:")) else body).append(sentence)
    result = " ".join(body)
    if notes:
        result += "\n\n*" + " ".join(notes) + "*"
    return result


def reference(header):
    out = ["\n# Reference\n"]
    comment, prototype, inside, heading = [], None, False, None
    for line in header.split("\n"):
        if prototype is not None:
            prototype.append(line.strip())
        elif line.startswith("/* ----"):
            heading = "\n## " + line.strip("/* -").capitalize() + "\n"
            comment = []
            continue
        elif inside or line.startswith("/*"):
            comment = comment + [line] if inside else [line]
            inside = "*/" not in line
            continue
        elif line.startswith("GILT_API"):
            prototype = [line.strip()]
        else:
            if line.strip() == "":
                comment = []
            continue
        if prototype[-1].endswith(";"):
            text = " ".join(prototype)
            for word in ("GILT_API ", "GILT_CHECK "):
                text = text.replace(word, "")
            if text.startswith("GILT_PRINTF"):
                text = text[text.index(")") + 2:]
            name = text[:text.index("(")].split(" ")[-1].strip("*")
            if heading:
                out.append(heading)
                heading = None
            out.append("### %s\n\n    %s\n\n%s\n" % (name, text, describe(comment_text(comment))))
            comment, prototype = [], None
    return "\n".join(out)


def main(arguments):
    check = arguments[0] == "--check"
    header_name, page_name = arguments[1:] if check else arguments
    with open(header_name) as f:
        header = f.read()
    with open(page_name) as f:
        page = f.read()
    guide = page.split(MARK)[0]
    new = guide + MARK + reference(header)
    if check:
        if new != page:
            print(page_name, "is not current: run the target embedding-docs")
            return 1
    elif new != page:
        with open(page_name, "w") as f:
            f.write(new)
    return 0


sys.exit(main(sys.argv[1:]))
