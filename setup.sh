#!/bin/sh
# Installs missing system packages, then creates .venv and installs the program in it.
# `sh setup.sh` is enough to build papers. `sh setup.sh dev` adds the Python packages for development, and
# `sh setup.sh tools` also the programs that some tests need.
# shellcheck disable=SC2086  # package lists are split into words on purpose
set -eu
cd "$(dirname "$0")"

extra=${1:-}
tools=
if [ "$extra" = tools ]; then
    extra=dev
    # poppler-utils reads the finished papers a second time; LibreOffice opens and edits the Word files; Chromium shows
    # the preview.
    tools="poppler-utils libreoffice-writer-nogui python3-uno chromium"
fi
# fonts-noto-core prints names in other scripts, and symbols; with its dependencies it takes 44 MB.
debian="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    fonts-liberation fonts-texgyre fonts-courier-prime fonts-noto-core"
macos="brew install python pango && brew install --cask font-liberation font-tex-gyre-schola font-courier-prime \
font-tex-gyre-termes font-noto-serif font-noto-sans-symbols font-noto-sans-symbols-2 font-noto-sans-math"
macos_tools="brew install poppler && brew install --cask libreoffice chromium"

say() { printf 'set-up: %s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# The key includes the folder, because the scripts of a .venv that was moved still point to the old folder.
key=$(cat pyproject.toml requirements.lock setup.sh | cksum; pwd)
is_current() { [ "$(cat ".venv/set-up-$1" 2>/dev/null)" = "$key" ] && .venv/bin/python -c '' 2>/dev/null; }

# Skips a Python that does not run, is older than 3.11, or lacks ensurepip where apt-get cannot add it.
# Tries 3.13 first, because the golden papers were made with it.
fastest_python() {
    for name in python3.13 python3.14 python3.12 python3.11 python3; do
        "$name" - 2>/dev/null <<'PYTHON' && echo "$name" && return
import importlib.util, sys
pip = importlib.util.find_spec("ensurepip") or sys.base_prefix == "/usr"
sys.exit(not pip or sys.version_info < (3, 11))
PYTHON
    done
    stop "no Python 3.11 or newer on PATH"
}

# Debian has ensurepip in a separate package for each version of Python.
venv_package() {
    "$1" -c 'import ensurepip' 2>/dev/null && return
    version=$("$1" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    [ "$(readlink /usr/bin/python3)" != "$version" ] || version=python3
    echo "$version-venv"
}

# A package counts as installed if another installed package provides it under a new name.
missing() {
    there=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides},\n' | grep '^installed ')
    for package in "$@"; do
        printf '%s\n' "$there" | grep -qE " $package(,| \()" || echo "$package"
    done
}

install_packages() {
    line="apt-get install --no-install-recommends -y $*"
    if [ "$(id -u)" = 0 ]; then root=
    elif sudo -n true 2>/dev/null; then root="sudo -n"
    else stop "run this as root, then run the set-up again: $line"
    fi
    say "$line"
    # A package list that cannot be fetched does not matter if the packages can still be installed.
    $root apt-get -qq update </dev/null || :
    $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 install \
        --no-install-recommends -y "$@" </dev/null >/dev/null || stop "apt-get did not install $*"
}

mac_is_ready() {
    ls "$(brew --prefix 2>/dev/null || echo /opt/homebrew)"/lib/libpango-1.0.* >/dev/null 2>&1 &&
        find ~/Library/Fonts /Library/Fonts -name 'LiberationSerif*' 2>/dev/null | grep -q .
}

# Replaces the script that pip writes, in which the shell would interpret special characters in the folder's name.
write_command() {
    folder=$(pwd | sed "s/'/'\\\\''/g")
    printf "#!/bin/sh\nexec '%s/.venv/bin/python' -P -m assembler \"\$@\"\n" "$folder" >.venv/bin/assembler
}

install_program() {
    say "installing the program and what it needs into .venv, with $("$python" -V)"
    # Packages left from an older set-up could move a page break.
    is_current filing || "$python" -m venv --clear .venv
    pip=".venv/bin/python -m pip install --quiet --disable-pip-version-check"
    # Install the versions that the golden papers were made with, if this system has them all.
    $pip --require-hashes --requirement requirements.lock ||
        say "requirements.lock does not fit this system: taking the versions that pyproject.toml allows"
    $pip --editable ".${extra:+[$extra]}"
    case $(pwd) in *[!A-Za-z0-9/._+-]*) write_command ;; esac
    for name in filing $extra; do printf '%s\n' "$key" >".venv/set-up-$name"; done
}

python=''
venv=''
if ! is_current "${extra:-filing}"; then
    python=$(fastest_python)
    if has dpkg-query; then venv=$(venv_package "$python"); fi
fi
if has dpkg-query; then
    packages=$(missing $venv $debian $tools)
    [ -z "$packages" ] || install_packages $packages
elif [ -n "$python" ] && [ "$(uname -s)" = Darwin ]; then
    mac_is_ready || say "Pango or the Liberation fonts were not found: $macos"
    [ -z "$tools" ] || has pdftotext || stop "Poppler was not found: $macos_tools"
elif [ -n "$python" ]; then
    say "no dpkg here: install Pango, HarfBuzz and the fonts Liberation, TeX Gyre, Courier Prime and Noto yourself"
fi
[ -z "$python" ] || install_program
# A language server for YAML, beside which ours is tested; it needs Node.js, which is not installed for it.
if [ -n "$tools" ] && has npm && [ ! -d .venv/node ]; then
    npm install --silent --no-fund --no-audit --prefix .venv/node yaml-language-server@1.25.0 ||
        say "yaml-language-server was not installed; its test is skipped"
fi
# Compile the bytecode and pack the YAML now; otherwise a system that cannot write here later repeats both at each start.
.venv/bin/python -m compileall -q assembler || :
.venv/bin/python -m assembler.load.packed || :
