#!/bin/sh
# The plain page, for five minutes in all, however often it fails: the kiosk is tried again after it, and not before it may.
set -eu
seconds_up() { cut -d. -f1 /proc/uptime; }
end=$(($(seconds_up) + 300))
while left=$((end - $(seconds_up))); [ "$left" -gt 0 ]; do
    /usr/bin/cage -d -- /usr/bin/evenkey closed --seconds "$left" || true
    sleep 5
done
