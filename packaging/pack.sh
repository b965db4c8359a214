#!/bin/sh
# Packs compiled programs into the files of a release: sh packaging/pack.sh PROGRAMS RELEASE
#
# PROGRAMS has a folder for each target, such as x86_64-unknown-linux-musl/, that holds the program. RELEASE must not
# exist yet. It gets an archive for each target, a .deb for each Linux, and SHA256SUMS; RELEASE-image gets what
# packaging/Containerfile copies. The same programs give the same bytes on every machine.
#
# MAINTAINER ("NAME <ADDRESS>") is named in the .deb, and HOMEPAGE if it is set.
set -eu
export LC_ALL=C TZ=UTC

programs=$(cd "${1:?which programs?}" && pwd)
mkdir "${2:?which folder for the release?}"
release=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."
: "${MAINTAINER:?who answers for the packages? MAINTAINER=\"NAME <ADDRESS>\"}"

version=$(sed -n '/^version = /{s/.*"\(.*\)"/\1/p;q;}' Cargo.toml)
# The day of the commit, so that packing again tomorrow changes nothing.
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What belongs to every archive. The manual and the completions are printed by the program that runs here.
here=$work/factpress
install -m 755 "$programs/$(uname -m)-unknown-linux-musl/factpress" "$here"
common=$work/common
mkdir -p "$common/man" "$common/completions"
cp README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$common"
sh packaging/licences.sh >"$common/LICENSES-OF-CRATES.txt"
page() {
    "$here" man ${1:+"$1"} >"$common/man/factpress${1:+-$1}.1"
    "$here" man ${1:+"$1"} | sed -n 's/^factpress\\-\(.*\)(1)$/\1/p' | sed 's/\\//g' | grep -v 'help$' || :
}
for command in $(page ''); do
    for below in $(page "$command"); do
        page "$below"
    done
done
for shell in bash zsh fish powershell; do
    "$here" completions "$shell" >"$common/completions/factpress.$shell"
done

# A folder as a .tar.gz or .zip of its name, with nothing of this machine in it.
archive() {
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    name=$(basename "$1")
    case $2 in
    tar.gz)
        tar --sort=name --owner=0 --group=0 --numeric-owner --format=ustar --mode=go=rX,u+w \
            -C "$(dirname "$1")" -cf - "$name" | gzip -9n >"$release/$name.tar.gz"
        ;;
    zip)
        (cd "$(dirname "$1")" && find "$name" -type f | sort | zip -9 -X -q "$release/$name.zip" -@)
        ;;
    esac
}

deb() {
    root=$work/deb-$1
    doc=$root/usr/share/doc/factpress
    mkdir -p "$root/DEBIAN" "$root/usr/bin" "$doc" "$root/usr/share/man/man1" \
        "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" \
        "$root/usr/share/fish/vendor_completions.d"
    install -m 755 "$2" "$root/usr/bin/factpress"
    cp "$common"/man/* "$root/usr/share/man/man1"
    gzip -9n "$root"/usr/share/man/man1/*
    cp "$common/completions/factpress.bash" "$root/usr/share/bash-completion/completions/factpress"
    cp "$common/completions/factpress.zsh" "$root/usr/share/zsh/vendor-completions/_factpress"
    cp "$common/completions/factpress.fish" "$root/usr/share/fish/vendor_completions.d/factpress.fish"
    gzip -9n <CHANGELOG.md >"$doc/changelog.gz"
    {
        echo "factpress is published under the MIT licence or the Apache License 2.0, at your choice."
        echo "Below are both, then the licences of the crates that are compiled into it."
        cat LICENSE-MIT LICENSE-APACHE "$common/LICENSES-OF-CRATES.txt"
    } >"$doc/copyright"
    chmod -R go=rX,u+w "$root"
    {
        echo "Package: factpress"
        echo "Version: $version"
        echo "Architecture: $1"
        echo "Maintainer: $MAINTAINER"
        echo "Installed-Size: $(du -sk "$root/usr" | cut -f 1)"
        echo "Section: web"
        echo "Priority: optional"
        [ -z "${HOMEPAGE:-}" ] || echo "Homepage: $HOMEPAGE"
        echo "Description: static-site generator for fact-check explainers"
        echo " factpress turns Markdown and YAML claims into a website of claim cards and"
        echo " source badges, and checks them before it publishes anything."
    } >"$root/DEBIAN/control"
    dpkg-deb --root-owner-group -Zgzip --build "$root" "$release/factpress_${version}_$1.deb" >/dev/null
}

image() {
    mkdir -p "$release-image/$1"
    install -m 755 "$2" "$release-image/$1/factpress"
}

for folder in "$programs"/*; do
    target=$(basename "$folder")
    case $target in
    *windows*) file=factpress.exe ending=zip ;;
    *) file=factpress ending=tar.gz ;;
    esac
    packed=$work/factpress-$version-$target
    cp -R "$common" "$packed"
    install -m 755 "$folder/$file" "$packed/$file"
    archive "$packed" "$ending"
    case $target in
    x86_64-*-linux-*) deb amd64 "$folder/$file" && image amd64 "$folder/$file" ;;
    aarch64-*-linux-*) deb arm64 "$folder/$file" && image arm64 "$folder/$file" ;;
    esac
done
cd "$release"
sha256sum factpress* >SHA256SUMS
