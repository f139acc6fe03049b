"""Where the package encodings looks for its codecs of this region."""

from _multibytecodec import getcodec as getcodec
