# setup.sh - what app/run and tests/run share: install what is missing, configure, build.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by bash with $top set to the checkout. Asks each thing itself whether it
# is there, so that a second run installs nothing and takes a moment.

# check | Debian, Ubuntu | Fedora | Arch | openSUSE
#   a check is "cmd NAME", "pc MODULE" (pkg-config), "file PATTERN" or "py MODULE VERSION" (GObject from Python)
octet_needs_build='
cmd cc                       | gcc                     | gcc                         | gcc                   | gcc
file /usr/include/stdio.h    | libc6-dev               | glibc-devel                 | glibc                 | glibc-devel
cmd meson                    | meson                   | meson                       | meson                 | meson
cmd ninja                    | ninja-build             | ninja-build                 | ninja                 | ninja
cmd pkg-config               | pkg-config              | pkgconf-pkg-config          | pkgconf               | pkgconf-pkg-config
cmd msgfmt                   | gettext                 | gettext                     | gettext               | gettext-tools
cmd glib-compile-resources   | libglib2.0-dev-bin      | glib2-devel                 | glib2-devel           | glib2-devel
cmd glib-compile-schemas     | libglib2.0-bin          | glib2                       | glib2                 | glib2-tools
pc gio-unix-2.0              | libglib2.0-dev          | glib2-devel                 | glib2                 | glib2-devel
pc zlib                      | zlib1g-dev              | zlib-devel                  | zlib                  | zlib-devel
pc libzstd                   | libzstd-dev             | libzstd-devel               | zstd                  | libzstd-devel
pc libbrotlidec              | libbrotli-dev           | brotli-devel                | brotli                | libbrotli-devel
pc liblz4                    | liblz4-dev              | lz4-devel                   | lz4                   | liblz4-devel
pc libpcap                   | libpcap-dev             | libpcap-devel               | libpcap               | libpcap-devel
pc nettle                    | nettle-dev              | nettle-devel                | nettle                | libnettle-devel
pc gtk4                      | libgtk-4-dev            | gtk4-devel                  | gtk4                  | gtk4-devel
pc libadwaita-1              | libadwaita-1-dev        | libadwaita-devel            | libadwaita            | libadwaita-devel
cmd g-ir-scanner             | gobject-introspection   | gobject-introspection-devel | gobject-introspection | gobject-introspection-devel
pc gobject-introspection-1.0 | libgirepository1.0-dev  | gobject-introspection-devel | gobject-introspection | gobject-introspection-devel
cmd update-mime-database     | shared-mime-info        | shared-mime-info            | shared-mime-info      | shared-mime-info
cmd update-desktop-database  | desktop-file-utils      | desktop-file-utils          | desktop-file-utils    | desktop-file-utils
file /usr/share/icons/Adwaita/index.theme | adwaita-icon-theme | adwaita-icon-theme  | adwaita-icon-theme    | adwaita-icon-theme
file /usr/lib*/*/gdk-pixbuf-2.0/*/loaders/*svg* | librsvg2-common | librsvg2         | librsvg               | gdk-pixbuf-loader-rsvg
font Cantarell               | fonts-cantarell         | abattis-cantarell-fonts     | cantarell-fonts       | cantarell-fonts
'
octet_needs_tests='
cmd python3                  | python3                 | python3                     | python                | python3
cmd Xvfb                     | xvfb                    | xorg-x11-server-Xvfb        | xorg-server-xvfb      | xorg-x11-server-Xvfb
cmd dbus-run-session         | dbus-daemon             | dbus-daemon                 | dbus                  | dbus-1-daemon
file /usr/lib*/at-spi2-core/at-spi-bus-launcher /usr/libexec/at-spi-bus-launcher | at-spi2-core | at-spi2-core | at-spi2-core | at-spi2-core
py Atspi 2.0                 | python3-gi gir1.2-atspi-2.0 | python3-gobject at-spi2-core | python-gobject at-spi2-core | python3-gobject typelib-1_0-Atspi-2_0
cmd xdotool                  | xdotool                 | xdotool                     | xdotool               | xdotool
cmd xprop                    | x11-utils               | xprop                       | xorg-xprop            | xprop
cmd import                   | imagemagick             | ImageMagick                 | imagemagick           | ImageMagick
cmd openbox                  | openbox                 | openbox                     | openbox               | openbox
cmd desktop-file-validate    | desktop-file-utils      | desktop-file-utils          | desktop-file-utils    | desktop-file-utils
cmd appstreamcli             | appstream               | appstream                   | appstream             | AppStream
cmd git                      | git                     | git                         | git                   | git
'

octet_has () {
  local kind=$1 found
  shift
  case $kind in
    cmd) command -v "$1" >/dev/null ;;
    pc) command -v pkg-config >/dev/null && pkg-config --exists "$1" ;;
    file) found=$(compgen -G "$1" || { [ $# -gt 1 ] && compgen -G "$2"; }) && [ -n "$found" ] ;;
    py) /usr/bin/python3 -c "import gi; gi.require_version ('$1', '$2')" 2>/dev/null ;;
    font) command -v fc-list >/dev/null && fc-list | grep -q "$1" ;;
  esac
}

# Which column of the tables, and the command that installs.
octet_distribution () {
  if command -v apt-get >/dev/null; then
    column=2 install='env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends'
    refresh='apt-get update -q'
  elif command -v dnf >/dev/null; then
    column=3 install='dnf install -y --setopt=install_weak_deps=False' refresh=true
  elif command -v pacman >/dev/null; then
    column=4 install='pacman -S --noconfirm --needed' refresh='pacman -Sy'
  elif command -v zypper >/dev/null; then
    column=5 install='zypper --non-interactive install --no-recommends' refresh=true
  else
    return 1
  fi
}

# octet_install TABLE...: installs what is missing, and says what.
octet_install () {
  local table line check packages column install refresh sudo=
  local -a missing=() unnamed=()
  # What was installed once and still is not seen (another path on another system) is not asked for again.
  local asked="$top/build/.installed"
  octet_distribution || column=0
  for table; do
    while IFS= read -r line; do
      [ -n "$line" ] || continue
      check=${line%%|*}
      set -f; set -- $check; set +f
      octet_has "$@" && continue
      unnamed+=("$*")
      [ "$column" -gt 0 ] || continue
      packages=$(cut -d'|' -f"$column" <<< "$line" | xargs)
      for line in $packages; do
        grep -qsx "$line" "$asked" || [[ " ${missing[*]} " == *" $line "* ]] || missing+=("$line")
      done
    done <<< "$table"
  done
  if [ "$column" = 0 ] && [ ${#unnamed[@]} -gt 0 ]; then
    echo "Octet needs the following, and this system has no package manager that this script knows:" >&2
    printf '  %s\n' "${unnamed[@]}" >&2
    return 1
  fi
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    sudo=sudo
    command -v sudo >/dev/null || {
      echo "Octet needs these packages. Install them as root: ${install#env * } ${missing[*]}" >&2
      return 1
    }
  fi
  echo "Installing what Octet needs${sudo:+ (with sudo)}: ${missing[*]}"
  $sudo $refresh
  $sudo $install "${missing[@]}"
  mkdir -p "$top/build"
  printf '%s\n' "${missing[@]}" >> "$asked"
}

# octet_configure FOLDER ARGUMENTS...: meson, where it did not run yet with these arguments.
octet_configure () {
  local folder=$1 said
  shift
  said="$folder/.octet-arguments"
  if [ ! -f "$folder/build.ninja" ]; then
    rm -rf "$folder"
    meson setup "$folder" "$top" "$@"
  elif [ "$(cat "$said" 2>/dev/null)" != "$*" ]; then
    meson setup --reconfigure "$folder" "$top" "$@"
  fi
  echo "$*" > "$said"
}
