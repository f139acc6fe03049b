#!/bin/sh
# Installs what building and testing gilt needs on Debian, once: says plainly what is missing.
set -eu

missing=""
need() { # need PACKAGE: is it installed?
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed' || missing="$missing $1"
}

if ! command -v apt-get >/dev/null 2>&1; then
    echo "setup: no apt-get here; needed: gcc cmake ninja, headers of libutf8proc, pcre2, zlib, libffi, readline"
    exit 0
fi
for package in gcc libc6-dev cmake ninja-build libutf8proc-dev libpcre2-dev zlib1g-dev libffi-dev libreadline-dev; do
    need "$package"
done
[ -z "$missing" ] && exit 0
echo "setup: installing$missing"
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
