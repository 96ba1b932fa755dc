# network.sh - the namespaces, wires and recordings that all recipes stand on.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
#            192.0.2.0/24            10 ms wire               198.51.100.0/24
#   client ---------------- gateway ============ provider ----------------- server
#   .42       LAN       .1             WAN                .1               .80 www .53 dns
#   2001:db8:1::42                                             2001:db8:2::80   203.0.113.80 portal

run_in () {
  local space=$1
  shift
  nsenter --net="/run/netns/$space" "$@"
}

space_up () {
  ip netns add "$1"
  run_in "$1" ip link set lo up
  # No address probing: what a recipe did not ask for shall not be in its recording.
  run_in "$1" sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0 \
    net.ipv6.conf.default.router_solicitations=0 net.ipv6.conf.all.forwarding=0
}

# link SPACE_A IFACE_A MAC_A SPACE_B IFACE_B MAC_B: a cable between two namespaces. Offloads are
# off so that the recording has the segments and checksums that a real cable would carry.
link () {
  ip link add name "$2" netns "$1" address "$3" type veth peer name "$5" netns "$4" address "$6"
  local end
  for end in "$1 $2" "$4 $5"; do
    # shellcheck disable=SC2086
    set -- $end
    run_in "$1" ethtool -K "$2" tx off rx off sg off tso off gso off gro off >/dev/null 2>&1 || true
    run_in "$1" ip link set dev "$2" up
  done
}

address () {
  local space=$1 iface=$2 one
  shift 2
  for one; do
    run_in "$space" ip addr add "$one" dev "$iface" $(case $one in *:*) echo nodad ;; esac)
  done
}

mac () { printf '00:00:5e:00:53:%02x' "$1"; }

# The whole picture above. $1: more options of the WAN wire (see wire.py).
network_up () {
  local space
  for space in client gateway wan provider server; do space_up $space; done
  run_in gateway sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
  run_in provider sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
  link client eth0 "$(mac 42)" gateway lan0 "$(mac 1)"
  link gateway wan0 "$(mac 2)" wan near "$(mac 240)"
  link wan far "$(mac 241)" provider wan0 "$(mac 3)"
  link provider lan0 "$(mac 4)" server eth0 "$(mac 80)"
  address client eth0 192.0.2.42/24 2001:db8:1::42/64
  address gateway lan0 192.0.2.1/24 2001:db8:1::1/64
  address gateway wan0 203.0.113.1/30 2001:db8:f::1/64
  address provider wan0 203.0.113.2/30 2001:db8:f::2/64
  address provider lan0 198.51.100.1/24 203.0.113.65/26 2001:db8:2::1/64
  address server eth0 198.51.100.80/24 198.51.100.53/24 203.0.113.80/26 2001:db8:2::80/64 \
    2001:db8:2::53/64
  run_in client ip route add default via 192.0.2.1
  run_in client ip -6 route add default via 2001:db8:1::1
  run_in gateway ip route add default via 203.0.113.2
  run_in gateway ip -6 route add default via 2001:db8:f::2
  run_in provider ip route add 192.0.2.0/24 via 203.0.113.1
  run_in provider ip -6 route add 2001:db8:1::/64 via 2001:db8:f::1
  run_in server ip route add default via 198.51.100.1
  run_in server ip -6 route add default via 2001:db8:2::1
  # shellcheck disable=SC2086
  server wan python3 "$here/recorder/wire.py" near far --delay 10 ${1:-}
  wait_for run_in client ping -c1 -W1 -q 198.51.100.80
  wait_for run_in client ping -6 -c1 -W1 -q 2001:db8:2::80
  printf 'nameserver 198.51.100.53\noptions timeout:2\n' > resolv.conf
  mount --bind resolv.conf "$resolver"
}

# Two machines on one cable: for what happens on a LAN only.
lan_up () {
  space_up client
  space_up server
  link client eth0 "$(mac 42)" server eth0 "$(mac 1)"
}

network_down () {
  # Everything in this process namespace but the script itself (1 and its subshells).
  local pid
  for pid in $(ps -e -o pid= -o comm= | awk '$1 != 1 && $2 !~ /^(record|ps|awk|bash)$/ { print $1 }'); do
    kill -9 "$pid" 2>/dev/null || true
  done
  sleep 0.2
  umount "$resolver" 2>/dev/null || true
  local space
  for space in /run/netns/*; do
    [ -e "$space" ] && ip netns del "${space##*/}"
  done
  for _ in $(seq 50); do [ -z "$(ip -o link show type veth 2>/dev/null)" ] && break; sleep 0.1; done
}

# server SPACE COMMAND...: in the background, its words in server.log.
server () {
  local space=$1
  shift
  nsenter --net="/run/netns/$space" "$@" >> server.log 2>&1 < /dev/null &
}

wait_for () {
  local _
  for _ in $(seq 50); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.1
  done
  echo "record: never succeeded: $*" >&2
  return 1
}

listens () { run_in "$1" ss -Hltun "sport = :$2" | grep -q .; }

# start FILE SPACE IFACE[,IFACE] [FILTER]: begin to record into FILE, a path from the top of the tree.
# The name decides the form: .pcapng by dumpcap, .pcap (.nano.pcap with nanoseconds) by tcpdump.
start () {
  local file=$1 space=$2 iface=$3 filter=${4:-}
  mkdir -p "$top/$(dirname "$file")"
  target=$top/$file
  rm -f "$target" tcpdump.log
  case $file in
    *.pcapng)
      local -a ifaces=()
      local one
      for one in ${iface//,/ }; do ifaces+=(-i "$one" ${filter:+-f "$filter"}); done
      nsenter --net="/run/netns/$space" dumpcap -q "${ifaces[@]}" -w raw.cap > tcpdump.log 2>&1 &
      wait_for grep -q "^File:" tcpdump.log ;;
    *)
      nsenter --net="/run/netns/$space" tcpdump -Z root -n -U -i "$iface" -w raw.cap \
        ${LINK_TYPE:+-y "$LINK_TYPE"} ${SNAPLEN:+-s "$SNAPLEN"} \
        $(case $file in *.nano.pcap) echo --time-stamp-precision=nano ;; esac) \
        $filter > tcpdump.log 2>&1 &
      wait_for grep -q "listening on" tcpdump.log ;;
  esac
  recorder=$!
  sleep 0.3
}

# stop [ARGUMENTS OF EDITCAP]: end the recording and put it in its place.
stop () {
  sleep 0.6
  kill -INT "$recorder"
  wait "$recorder" || true
  if [ $# -gt 0 ]; then
    editcap "$@" raw.cap "$target"
  else
    cp raw.cap "$target"
  fi
  rm -f raw.cap
  echo "  ${target#"$top"/}: $(capinfos -TrcM "$target" | cut -f2) packets, $(stat -c %s "$target") bytes"
}

pause () { sleep "$1"; }

# stop_packed COMMAND...: the same, through a compressor.
stop_packed () {
  sleep 0.6
  kill -INT "$recorder"
  wait "$recorder" || true
  "$@" < raw.cap > "$target"
  rm -f raw.cap
  echo "  ${target#"$top"/}: $(stat -c %s "$target") bytes"
}
