#!/bin/sh
# Prints the licences of the crates that are compiled into factpress, each text once, below the crates that have it.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo fetch --locked --quiet
cargo tree --locked --offline --target all --edges normal --prefix none --format '{p} {l}' |
    sed 's/ (\*)$//; s/ (proc-macro)//' | sort -u >"$work/crates"
while read -r name version licence; do
    [ "$name" != factpress ] || continue
    found=""
    for file in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/"$name-${version#v}"/*; do
        case $(basename "$file" | tr '[:lower:]' '[:upper:]') in
        LICEN[CS]E* | COPYING* | COPYRIGHT* | NOTICE* | UNLICENSE*)
            # The folder LICENSES of some crates has a file for each.
            if [ -d "$file" ]; then set -- "$file"/*; else set -- "$file"; fi
            for text in "$@"; do
                found=yes
                sum=$(sha256sum <"$text")
                cp "$text" "$work/text-${sum%% *}"
                echo "$name ${version#v} ($licence)" >>"$work/of-${sum%% *}"
            done
            ;;
        esac
    done
    # Its metadata is then all that it says of its licence.
    [ -n "$found" ] || echo "$name ${version#v} ($licence): the crate contains no text of it" >>"$work/without"
done <"$work/crates"
for crates in "$work"/of-*; do
    echo
    echo "========"
    sort -u "$crates"
    echo "--------"
    cat "$work/text-${crates##*/of-}"
done
[ ! -f "$work/without" ] || { echo && echo "========" && cat "$work/without"; }
