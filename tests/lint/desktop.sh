#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# desktop.sh SOURCE BUILD: what desktops read of us is valid, and the manuals render.
set -eu

id=io.github.millrace.Millrace
desktop-file-validate "$2/data/$id.desktop"
appstreamcli validate --no-net --no-color "$2/data/$id.metainfo.xml"
glib-compile-schemas --strict --dry-run "$1/data"
mandoc -T lint -W warning "$1"/data/man/*.1
for page in "$1"/data/man/*.1; do
  test -n "$(mandoc -T utf8 "$page")"
done
for icon in scalable/apps/$id.svg symbolic/apps/$id-symbolic.svg; do
  rsvg-convert -w 16 "$1/data/icons/hicolor/$icon" >/dev/null
done
