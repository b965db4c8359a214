#!/bin/sh
# Installs the factpress that builds this site: `sh install-factpress.sh FOLDER` puts it into FOLDER/bin. The workflows
# in .github/ and the build commands of hosts call it.
#
# The line below says where factpress comes from, in one of two forms. Change it to update factpress.
#
# - A release for Linux on x86-64, with its SHA-256 from the SHA256SUMS beside it. Every download is compared with that:
#   https://HOST/PATH/factpress-<<version>>-x86_64-unknown-linux-musl.tar.gz#sha256=64-HEXADECIMAL-DIGITS
# - A commit of a git repository with the source. Compiling it takes several minutes:
#   git+https://HOST/PATH#40-HEXADECIMAL-DIGITS
program='<<program>>'

set -eu

fail() {
    if [ -n "${GITHUB_ACTIONS:-}" ]; then
        echo "::error title=install-factpress.sh::$1"
    else
        echo "install-factpress.sh: $1" >&2
    fi
    exit 1
}

sha256_of() {
    if command -v sha256sum >/dev/null 2>&1; then
        sum=$(sha256sum "$1")
    else
        sum=$(shasum -a 256 "$1")
    fi
    echo "${sum%% *}"
}

[ $# -gt 0 ] || fail "say into which folder: sh install-factpress.sh FOLDER"
folder=$1
program=${2:-$program}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case $program in
'')
    fail "nobody has filled in yet where factpress comes from. Write it between the quotation marks of program='' in install-factpress.sh; the lines above it show how"
    ;;
git+https://*'#'*)
    address=${program#git+}
    commit=${address##*'#'}
    address=${address%%'#'*}
    case $commit in
    '' | *[!0-9a-f]*) fail "'$commit' is not a commit: write its 40 hexadecimal digits behind the # in program" ;;
    esac
    # A branch with such a short name could be another commit tomorrow.
    [ ${#commit} -ge 40 ] || fail "'$commit' is not a whole commit: write its 40 hexadecimal digits behind the # in program"
    command -v rustup >/dev/null 2>&1 || {
        curl --proto '=https' --tlsv1.2 --fail --silent --show-error --output "$work/rustup.sh" https://sh.rustup.rs
        sh "$work/rustup.sh" -y --profile minimal --default-toolchain none
        PATH="$HOME/.cargo/bin:$PATH"
    }
    rustup toolchain install stable --profile minimal
    cargo +stable install --locked --git "$address" --rev "$commit" --root "$folder" factpress
    ;;
https://*'#sha256='* | http://*'#sha256='*)
    address=${program%%'#'*}
    expected=${program##*'#sha256='}
    curl --fail --silent --show-error --location --retry 3 --output "$work/archive" "$address" ||
        fail "cannot download $address"
    found=$(sha256_of "$work/archive")
    [ "$found" = "$expected" ] ||
        fail "$address is not the file that was meant: its SHA-256 is $found, and program in install-factpress.sh names $expected"
    mkdir "$work/unpacked" "$work/program"
    tar -xzf "$work/archive" -C "$work/unpacked" || fail "$address is not a .tar.gz"
    for file in "$work/unpacked/factpress" "$work/unpacked"/*/factpress; do
        [ ! -f "$file" ] || mv "$file" "$work/program/factpress"
    done
    [ -f "$work/program/factpress" ] || fail "$address contains no factpress"
    mkdir -p "$folder/bin"
    mv "$work/program/factpress" "$folder/bin/factpress"
    ;;
*)
    fail "'$program' names no release with #sha256=… and no commit git+https://…#…; install-factpress.sh shows both forms"
    ;;
esac
"$folder/bin/factpress" --version || fail "the factpress from $address does not run on this system"
