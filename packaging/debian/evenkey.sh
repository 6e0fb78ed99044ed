#!/bin/sh
# The installed program. It always works as its own user, on its own state, and reads nothing of the person who calls it.
set -eu
user=evenkey
if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid "$user" --regid "$user" --init-groups --inh-caps=-all --no-new-privs --reset-env "$0" "$@"
fi
if [ "$(id -un)" != "$user" ]; then
    echo "Run this as root, or as the user $user." >&2
    exit 1
fi
umask 077
for name in $(env | sed -n 's/^\(PYTHON[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
export PYTHONPATH=/usr/lib/evenkey:/usr/lib/evenkey/site PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1
export XDG_STATE_HOME=/var/lib EVENKEY_MODELS=/usr/lib/evenkey/models
exec /usr/bin/python3 -P -m app "$@"
