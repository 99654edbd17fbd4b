#!/bin/sh
# Rebuilds everything under assets/vendor/ that comes from npm, and its hashes.
#
# The result is committed and checked by hash (src/face/assets.rs), so neither a build of the app nor CI needs
# npm. Run this only to take a new version: change package.json, `npm install --package-lock-only`, run, look.
# Wants Node 20 or newer. All work happens in a folder of its own, which is removed at the end.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
vendor=$here/../vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$here/designsystemet.config.json" "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
packages=$work/node_modules

# 1. Our theme: light and dark, made from one hex each by Designsystemet's own tool.
npx --no-install designsystemet tokens create >/dev/null
npx --no-install designsystemet tokens build -t design-tokens -o theme >/dev/null
# An inlined style sheet may not begin with @charset.
sed '/^@charset/d' theme/grusvej.css >"$vendor/designsystemet/theme.css"

# 2. The parts of Designsystemet that we use. Single files carry no @layer, so they are wrapped here.
components="button chip card input field fieldset label validation-message tag badge dialog toggle-group tabs
alert skeleton spinner divider details paragraph heading list data-size-workaround"
source=$packages/@digdir/designsystemet-css/dist/src
{
    echo '/*! Designsystemet, @digdir/designsystemet-css 1.22.0: base and 22 components, each unchanged but for'
    echo ' * built-in Norwegian and English words, which are taken out (ours stand in assets/style/fields.css, by language).'
    echo ' * MIT licence:'
    sed -e 's/^/ * /' -e 's/ *$//' "$packages/@digdir/designsystemet-css/LICENSE"
    echo ' */'
    printf '@layer ds.theme, ds.base, ds.components;\n@layer ds.base{\n'
    cat "$source/base.css"
    printf '\n}\n@layer ds.components{\n'
    for part in $components; do
        printf '/* %s */\n' "$part"
        cat "$source/$part.css"
        echo
    done
    echo '}'
} | sed -E \
    -e 's/--dsc-field-counter-(over|under):"[^"]*";//g' \
    -e 's/\.ds-chip:lang\(nb\)[^{]*\{[^}]*\}//' \
    -e 's/"Press to remove"/""/' >"$vendor/designsystemet/ds.css"
cp "$packages/@digdir/designsystemet-css/LICENSE" "$vendor/designsystemet/LICENSE"

# 3. The typeface.
inter=$packages/@fontsource-variable/inter
cp "$inter/files/inter-latin-wght-normal.woff2" "$vendor/inter/inter-latin.woff2"
cp "$inter/LICENSE" "$vendor/inter/LICENSE"

# 4. The map: the classic script with its worker inside. Its style sheet is not taken; assets/style/map.css has the few rules.
cp "$packages/maplibre-gl/dist/maplibre-gl.js" "$vendor/maplibre/maplibre-gl.js"
cp "$packages/maplibre-gl/LICENSE.txt" "$vendor/maplibre/LICENSE.txt"

cd "$vendor"
find . -type f ! -name HASHES ! -name CREDITS.md | sed 's,^\./,,' | LC_ALL=C sort | xargs sha256sum >HASHES
