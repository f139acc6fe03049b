"""find_library: from the name that linkers use to that of a file."""

import os
import re

_MULTIARCH = f"{os.uname().machine}-linux-gnu"
_FOLDERS = ("/lib", "/usr/lib", f"/lib/{_MULTIARCH}", f"/usr/lib/{_MULTIARCH}", "/lib64", "/usr/lib64", "/usr/local/lib")


def _cached():
    """Names of shared libraries in the loader's cache."""
    try:
        with open("/etc/ld.so.cache", "rb") as f:
            return [name.decode("ascii", "replace") for name in re.findall(rb"(?<=[\0/])lib[\w.+-]+\.so[\w.]*(?=\0)", f.read())]
    except OSError:
        return []


def _listed():
    """Names in the folders that loaders look into."""
    names = []
    for folder in os.environ.get("LD_LIBRARY_PATH", "").split(":") + list(_FOLDERS):
        if folder and os.path.isdir(folder):
            names += os.listdir(folder)
    return names


def _version(name):
    return [int(n) if n.isdigit() else -1 for n in name.split(".so")[-1].split(".")[1:]]


def find_library(name):
    """File name of the library `name` ("m" -> "libm.so.6"), or None."""
    pattern = re.compile(rf"lib{re.escape(name)}\.so(\.[\w.]+)?\Z")
    for names in (_cached(), _listed()):
        found = [each for each in names if pattern.match(each)]
        if found:
            return max(found, key=_version)
    return None
