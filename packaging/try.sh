#!/bin/sh
# Tries the files of a release for Linux on this machine's processor, as somebody would who has no Rust:
# sh packaging/try.sh RELEASE [ROOT]
#
# ROOT is a Debian with nginx in it; without one, mmdebstrap makes it. Needs root, since programs run with another root
# of the file system. It ends with an error at the first thing that is not as it should be.
set -eu
release=$(cd "${1:?which release?}" && pwd)
cd "$(dirname "$0")/.."
version=$(sed -n '/^version = /{s/.*"\(.*\)"/\1/p;q;}' Cargo.toml)
machine=$(uname -m)
case $machine in
x86_64) debian=amd64 ;;
aarch64) debian=arm64 ;;
*) echo "no release is for $machine" >&2 && exit 1 ;;
esac
name=factpress-$version-$machine-unknown-linux-musl
work=$(mktemp -d)
nginx=""
end() {
    [ -z "$nginx" ] || kill "$nginx" 2>/dev/null || :
    [ ! -d "$work/root/proc/1" ] || umount "$work/root/proc"
    rm -rf --one-file-system "$work"
}
trap end EXIT

said() { echo "ok: $1"; }
fail() { echo "not ok: $1" >&2 && exit 1; }

(cd "$release" && sha256sum --check --quiet SHA256SUMS)
said "every file has the checksum in SHA256SUMS"

tar -xzf "$release/$name.tar.gz" -C "$work"
program=$work/$name/factpress
ldd "$program" 2>&1 | grep -q 'not a dynamic executable\|statically linked' || fail "the program needs libraries"
! readelf --sections "$program" | grep -q '\.symtab\|\.debug_info' || fail "the program has symbols"
said "the program is static and stripped: $(stat -c %s "$program") bytes, the archive $(stat -c %s "$release/$name.tar.gz")"

# The image: only what the Containerfile copies, and its command.
sed -n "s/^COPY .*\${TARGETARCH}\/\([^ ]*\) \(.*\)/\1 \2/p" packaging/Containerfile | while read -r from to; do
    mkdir -p "$work/image$(dirname "$to")" "$work/image/site"
    cp "$release-image/$debian/$from" "$work/image$to"
done
entry=$(sed -n 's/^ENTRYPOINT \["\(.*\)"\]/\1/p' packaging/Containerfile)
chroot "$work/image" "$entry" new site site --title "Town Checks" --url https://checks.example/ >/dev/null 2>&1
chroot "$work/image" "$entry" build --root site >/dev/null 2>&1
[ -f "$work/image/site/public/index.html" ] || fail "the image builds no site"
[ "$(find "$work/image" -path "$work/image/site" -prune -o -type f -print | wc -l)" = 1 ] || fail "the image has other files"
said "the files of the image build a site with nothing else in the root"

if [ -n "${2:-}" ]; then
    cp -a "$2" "$work/root"
else
    mmdebstrap --quiet --variant=minbase --include=nginx-light stable "$work/root" http://deb.debian.org/debian
fi
root=$work/root
for tool in cargo rustc cc; do
    ! chroot "$root" sh -c "command -v $tool" || fail "the root has $tool"
done

cp "$release/factpress_${version}_$debian.deb" "$root/tmp/factpress.deb"
chroot "$root" dpkg --install /tmp/factpress.deb >/dev/null
[ "$(chroot "$root" factpress --version)" = "factpress $version" ] || fail "the .deb"
chroot "$root" dpkg --verify factpress || fail "files of the .deb are not as they were"
[ -f "$root/usr/share/bash-completion/completions/factpress" ] || fail "the .deb has no completions"
chroot "$root" dpkg --purge factpress >/dev/null 2>&1
! chroot "$root" sh -c 'command -v factpress' || fail "the .deb leaves the program behind"
said "the .deb is installed, runs, and leaves nothing behind"

# From the archive to a site on line: the commands of docs/INSTALL.md, one after the other.
mkdir -p "$root/root/first"
cp "$release/$name.tar.gz" "$release/SHA256SUMS" "$root/root/first"
sed -n '/^## A site in two minutes/,/^## /p' docs/INSTALL.md |
    awk '/^```/ { inside = !inside && $0 == "```sh"; next } inside' |
    sed "s/VERSION/$version/g; s/x86_64/$machine/g" >"$root/root/first/commands.sh"
grep -q nginx "$root/root/first/commands.sh" || fail "docs/INSTALL.md has no commands for nginx"
[ -d "$root/proc/1" ] || mount -t proc proc "$root/proc"
# Another server of this machine may have its port.
rm -f "$root/etc/nginx/sites-enabled/default"
begun=$(date +%s)
chroot "$root" sh -c 'cd /root/first && exec sh -eux ./commands.sh' >"$work/said" 2>&1 || {
    cat "$work/said"
    fail "a command of docs/INSTALL.md"
}
took=$(($(date +%s) - begun))
nginx=$(cat "$root/run/nginx.pid")
page=$(curl --fail --silent --show-error http://127.0.0.1:8080/samplewick-trees/)
case $page in
*Samplewick*) ;;
*) fail "nginx serves something else: $page" ;;
esac
status=$(curl --silent --output "$work/404" --write-out '%{http_code}' http://127.0.0.1:8080/nowhere/)
[ "$status" = 404 ] || fail "a wrong address gets the status $status"
grep -q 'Town Checks' "$work/404" || fail "a wrong address does not get the site's page"
[ "$took" -lt 120 ] || fail "it took $took seconds"
said "from the archive to a site that nginx serves, without Rust: $took seconds"
