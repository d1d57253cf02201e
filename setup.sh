#!/bin/sh
# Makes .venv with the program in it, and first the system packages that it lacks.
# `sh setup.sh` is enough to build papers; `sh setup.sh dev` adds the Python packages that check the program, and
# `sh setup.sh tools` the programs that some tests need besides.
# shellcheck disable=SC2086  # a list of packages is words
set -eu
cd "$(dirname "$0")"

extra=${1:-}
tools=
if [ "$extra" = tools ]; then
    extra=dev
    # poppler-utils reads the finished papers a second time; LibreOffice opens and edits the Word files.
    tools="poppler-utils libreoffice-writer-nogui python3-uno"
fi
# fonts-noto-core prints names in other scripts, and signs; with what it needs it takes 44 MB on the disk.
debian="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    fonts-liberation fonts-texgyre fonts-courier-prime fonts-noto-core"
macos="brew install python pango && brew install --cask font-liberation font-tex-gyre-schola font-courier-prime \
font-tex-gyre-termes font-noto-serif font-noto-sans-symbols font-noto-sans-symbols-2 font-noto-sans-math"
macos_tools="brew install poppler && brew install --cask libreoffice"

say() { printf 'set-up: %s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# The folder belongs to the key: a .venv that was moved has the old place in its scripts.
key=$(cat pyproject.toml requirements.lock setup.sh | cksum; pwd)
is_current() { [ "$(cat ".venv/set-up-$1" 2>/dev/null)" = "$key" ] && .venv/bin/python -c '' 2>/dev/null; }

# A Python that does not run, is older than 3.11, or has no ensurepip that apt-get could add, is passed over.
# The golden papers were made with 3.13, so it comes first.
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

# Debian keeps ensurepip in a package of its own, which follows the version of Python.
venv_package() {
    "$1" -c 'import ensurepip' 2>/dev/null && return
    version=$("$1" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    [ "$(readlink /usr/bin/python3)" != "$version" ] || version=python3
    echo "$version-venv"
}

# A package may be there under a new name that says whom it stands for.
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
    else stop "run as root, then make again: $line"
    fi
    say "$line"
    # One list that cannot be had does not matter as long as the packages can.
    $root apt-get -qq update </dev/null || :
    $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 install \
        --no-install-recommends -y "$@" </dev/null >/dev/null || stop "apt-get did not install $*"
}

mac_is_ready() {
    ls "$(brew --prefix 2>/dev/null || echo /opt/homebrew)"/lib/libpango-1.0.* >/dev/null 2>&1 &&
        find ~/Library/Fonts /Library/Fonts -name 'LiberationSerif*' 2>/dev/null | grep -q .
}

# In the command that pip writes, the shell reads the dollar signs and quotes of the folder's name.
write_command() {
    folder=$(pwd | sed "s/'/'\\\\''/g")
    printf "#!/bin/sh\nexec '%s/.venv/bin/python' -P -m assembler \"\$@\"\n" "$folder" >.venv/bin/assembler
}

install_program() {
    say "installing the program and what it needs into .venv, with $("$python" -V)"
    # What an older set-up left behind could move a page break.
    is_current filing || "$python" -m venv --clear .venv
    pip=".venv/bin/python -m pip install --quiet --disable-pip-version-check"
    # The versions that the golden papers were made with; a system for which one cannot be had takes its own.
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
    say "no dpkg here: Pango, HarfBuzz and the fonts Liberation, TeX Gyre, Courier Prime and Noto are yours to install"
fi
[ -z "$python" ] || install_program
# A machine that writes no bytecode, or cannot write here, would compile the program at each start, and read its YAML.
.venv/bin/python -m compileall -q assembler || :
.venv/bin/python -m assembler.load.packed || :
