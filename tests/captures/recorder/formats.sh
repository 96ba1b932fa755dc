# formats.sh - the same packets in the ways that files can hold them.
#
# SPDX-License-Identifier: GPL-3.0-or-later

recipe_formats () {
  local samples=$top/data/samples formats=$top/tests/captures/formats
  mkdir -p "$formats"
  # Two sections: a pcapng file behind another is one file.
  cat "$samples/dns.pcapng" "$samples/ping-traceroute.pcapng" > "$formats/two-sections.pcapng"
  # Comments on packets; only these packets, and names for the addresses in them.
  editcap -a '1:Where is the portal?' -a '3:There it is.' -r "$samples/portal-login.pcapng" "$formats/comments.pcapng" 1-12
  printf '203.0.113.80 portal.campus.test\n192.0.2.42 lab-pc-7.campus.test\n2001:db8:2::80 www.example.test\n' > hosts
  tshark -r "$formats/comments.pcapng" -H hosts -N n -W n -2 -P -V -w "$formats/names.pcapng" >/dev/null 2>&1
  # Cut off in the middle of a packet; cut to the first octets of each packet.
  head -c 1500 "$samples/portal-login.pcapng" > "$formats/cut-off.pcapng"
  editcap -F pcap -s 60 "$samples/web-page.pcapng" "$formats/snaplen-60.pcap"
  # The same file in each packing, and with nanoseconds.
  editcap -F nsecpcap "$samples/web-page.pcapng" "$formats/web-page.nano.pcap"
  gzip -9nc "$samples/web-page.pcapng" > "$formats/web-page.pcapng.gz"
  zstd -19 -qc "$samples/web-page.pcapng" > "$formats/web-page.pcapng.zst"
  lz4 -9 -qc "$samples/web-page.pcapng" > "$formats/web-page.pcapng.lz4"
  editcap -F modpcap "$samples/dns.pcapng" "$formats/dns.modified.pcap"
  : > "$formats/empty.pcap"
  ls -l "$formats" | awk 'NR > 1 { print "  " $9 ": " $5 " bytes" }'
}
