#!/bin/sh
# Times `./run` from nothing to the first page, then a second start; prints WHAT, SECONDS and ON WHAT, tab between.
# As root with debootstrap installed: in a bare Debian 12 made for it. Else in a fresh copy with empty caches.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
port=${BENCH_PORT:-8917}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/trinh-ky-bench.XXXXXX")
system=
server=
trust=

clean() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    [ -z "$system" ] || umount "$system/proc" 2>/dev/null || true
    rm -rf --one-file-system "$scratch"
}
trap clean EXIT
trap 'exit 1' INT TERM

now() { date +%s.%N; }

# The first page, asked by whatever the machine has; a bare one has nothing before Python is there.
page() { "$python" - "$port" <<'PY' 2>/dev/null
import sys, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
sys.exit(opener.open(f"http://127.0.0.1:{sys.argv[1]}/", timeout=5).status != 200)
PY
}

# start WHAT ON: run the product until its first page comes, print the seconds, end it.
start() {
    began=$(now)
    if [ -n "$system" ]; then
        # shellcheck disable=SC2086  # one word for each variable
        chroot "$system" env -u PIP_FIND_LINKS PORT="$port" $trust /app/run >&2 &
    else
        env PORT="$port" XDG_CACHE_HOME="$scratch/cache" "$app/run" >&2 &
    fi
    server=$!
    until page; do
        kill -0 "$server" || exit 1
        sleep 0.1
    done
    printf '%s\t%s\t%s\n' "$1" "$(echo "$(now) $began" | awk '{ printf "%.1f", $1 - $2 }')" "$2"
    sleep 3
    kill "$server"
    wait "$server" || true
    server=
}

python=$(command -v python3)
if [ "$(id -u)" -eq 0 ] && command -v debootstrap >/dev/null; then
    system=$scratch/debian
    on="bare Debian 12"
    # shellcheck disable=SC2016  # apt's own variable
    mirror=$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)
    debootstrap --variant=minbase bookworm "$system" "$mirror" >&2
    # This machine's way to the registries: names, settings of apt, whom it trusts.
    cp -L /etc/resolv.conf "$system/etc/resolv.conf"
    cp -r /etc/apt/apt.conf.d /etc/apt/sources.list* "$system/etc/apt/"
    cp -r /usr/share/keyrings "$system/usr/share/"
    if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
        cp -L /etc/ssl/certs/ca-certificates.crt "$system/trusted.crt"
        trust="SSL_CERT_FILE=/trusted.crt PIP_CERT=/trusted.crt REQUESTS_CA_BUNDLE=/trusted.crt"
    fi
    mount -t proc proc "$system/proc"
    app=$system/app
else
    on="a fresh copy with empty caches; Debian's packages were there"
    app=$scratch/app
fi
mkdir -p "$app"
cd "$root"
git ls-files -z --cached --others --exclude-standard | tar -c --null --ignore-failed-read -T - | tar -x -C "$app"

start "first start to the first page" "$on"
start "second start to the first page" "$on"
