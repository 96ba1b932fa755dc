# tunnels.sh - recipes for packets inside packets, and for what the machine notes beside them.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# Two machines on one cable, to be joined by a tunnel besides.
tunnel_lan () {
  lan_up
  address client eth0 192.0.2.42/24
  address server eth0 192.0.2.1/24
}

# The tunnel's devices get addresses of their own, and something goes through.
tunnel_up () {
  address client tun0 203.0.113.1/30 2001:db8:f::1/64
  address server tun1 203.0.113.2/30 2001:db8:f::2/64
  run_in client ip link set tun0 up
  run_in server ip link set tun1 up
  run_in client ping -c2 -i 0.3 -q 203.0.113.2 >/dev/null
  run_in client ping -6 -c1 -q 2001:db8:f::2 >/dev/null
}

# The kernel's own, with the extension for groups.
recipe_vxlan () {
  tunnel_lan
  run_in client ip link add tun0 address "$(mac 142)" type vxlan id 4242 dstport 4789 \
    local 192.0.2.42 remote 192.0.2.1 udpcsum gbp
  run_in server ip link add tun1 address "$(mac 101)" type vxlan id 4242 dstport 4789 \
    local 192.0.2.1 remote 192.0.2.42 udpcsum gbp
  start tests/captures/tunnel/vxlan.pcap client eth0 udp
  tunnel_up
  stop
}

# Not every kernel has it: a program puts what the device sends into the tunnel.
recipe_geneve () {
  tunnel_lan
  server client python3 "$here/recorder/geneve.py" tun0 192.0.2.42 192.0.2.1
  server server python3 "$here/recorder/geneve.py" tun1 192.0.2.1 192.0.2.42
  wait_for run_in client ip link show tun0
  wait_for run_in server ip link show tun1
  run_in client ip link set tun0 address "$(mac 142)"
  run_in server ip link set tun1 address "$(mac 101)"
  start tests/captures/tunnel/geneve.pcap client eth0 udp
  tunnel_up
  stop
}

configure_wireguard () {
  run_in "$1" wg set "$2" listen-port 51820 private-key "$1.key" peer "$(cat "$3.public")" \
    endpoint "$4:51820" allowed-ips 0.0.0.0/0,::/0 persistent-keepalive 2
}

# In user space; the second handshake comes when the server has lost the session.
recipe_wireguard () {
  tunnel_lan
  local space
  for space in client server; do
    (umask 077; wg genkey > $space.key)
    wg pubkey < $space.key > $space.public
  done
  server client wireguard-go -f tun0
  server server wireguard-go -f tun1
  wait_for run_in client wg show tun0
  wait_for run_in server wg show tun1
  start tests/captures/tunnel/wireguard.pcap client eth0 udp
  configure_wireguard client tun0 server 192.0.2.1
  configure_wireguard server tun1 client 192.0.2.42
  tunnel_up
  pause 2.5
  run_in server wg set tun1 peer "$(cat client.public)" remove
  configure_wireguard server tun1 client 192.0.2.42
  run_in server ping -c1 -W2 -q 203.0.113.1 >/dev/null || true
  stop
}

# A phone's connection: the emulated node asks for it, the gateway gives an address, a ping goes through.
recipe_gtp () {
  tunnel_lan
  cat > ggsn.cfg <<'EOF'
log stderr
ggsn ggsn0
 gtp state-dir .
 gtp bind-ip 192.0.2.1
 apn internet
  gtpu-mode tun
  tun-device tun1
  type-support v4
  ip prefix dynamic 203.0.113.0/29
  ip dns 0 198.51.100.53
  ip ifconfig 203.0.113.0/29
  no shutdown
 default-apn internet
 no shutdown ggsn
EOF
  server server osmo-ggsn -c ggsn.cfg
  wait_for listens server 2123
  start tests/captures/tunnel/gtp.pcap client eth0 udp
  run_in client timeout 10 sgsnemu --listen 192.0.2.42 --remote 192.0.2.1 --apn internet \
    --imsi 999420123456789 --msisdn 49123456789 --statedir . --pidfile sgsnemu.pid \
    --pinghost 203.0.113.1 --pingcount 2 --pingrate 3 >/dev/null 2>&1 || true
  stop
}

# A disk of 64 KiB on the network.
recipe_aoe () {
  lan_up
  head -c 65536 /dev/zero > disk
  printf 'The first sector of a disk on the network.' | dd of=disk conv=notrunc status=none
  server server vblade -m "$(mac 42)" 20 3 eth0 disk
  pause 0.5
  start tests/captures/lan/aoe.pcap client eth0 'ether proto 0x88a2'
  run_in client python3 "$here/recorder/aoe.py" eth0
  stop
}

# Links that this kernel cannot make: a ping and a question to DNS with their headers in front.
recipe_relinked () {
  tunnel_lan
  address client eth0 2001:db8:1::42/64
  address server eth0 2001:db8:1::1/64
  server server dnsmasq --no-daemon --user=root --conf-file=/dev/null --no-resolv --no-hosts --pid-file= \
    --interface=eth0 --bind-interfaces --address=/www.example.test/192.0.2.80
  wait_for listens server 53
  pause 2
  start tests/captures/lan/ethernet.pcap client eth0 'icmp or udp port 53 or (ip6[40] >= 128 and ip6[40] <= 129)'
  run_in client ping -c1 -q 192.0.2.1 >/dev/null
  run_in client ping -6 -c1 -q 2001:db8:1::1 >/dev/null
  run_in client dig +tries=1 +timeout=2 @192.0.2.1 www.example.test >/dev/null
  stop
  mv "$target" ethernet.pcap
  local kind
  for kind in taps/nflog taps/pktap taps/juniper lan/arcnet lan/fddi lan/ipoib lan/etag \
      serial/frame-relay tunnel/ayiya tunnel/capwap tunnel/teredo management/sflow; do
    mkdir -p "$top/tests/captures/${kind%/*}"
    python3 "$here/recorder/relink.py" ${kind#*/} ethernet.pcap "$top/tests/captures/$kind.pcap"
  done
}

# Two routers for groups meet; a host behind one of them joins, and a sender sits behind the other.
recipe_pim () {
  local space
  for space in client near far server; do space_up $space; done
  link client eth0 "$(mac 42)" near lan0 "$(mac 2)"
  link near mid0 "$(mac 3)" far mid0 "$(mac 4)"
  link far lan0 "$(mac 5)" server eth0 "$(mac 80)"
  address client eth0 192.0.2.42/24
  address near lan0 192.0.2.1/24
  address near mid0 203.0.113.1/30
  address far mid0 203.0.113.2/30
  address far lan0 198.51.100.1/24
  address server eth0 198.51.100.80/24
  run_in client ip route add default via 192.0.2.1
  run_in server ip route add default via 198.51.100.1
  run_in near ip route add 198.51.100.0/24 via 203.0.113.2
  run_in far ip route add 192.0.2.0/24 via 203.0.113.1
  cat > pimd.conf <<'EOF'
bsr-candidate priority 5 interval 10
rp-candidate priority 20 interval 10
group-prefix 233.252.0.0/24
hello-interval 5
EOF
  start tests/captures/pim/pim.pcap near mid0 'proto 103'
  for space in near far; do
    run_in $space sysctl -qw net.ipv4.ip_forward=1
    nsenter --net="/run/netns/$space" unshare --mount sh -c \
      "mkdir -p run.$space && mount --bind run.$space /run && exec pimd -f -c $PWD/pimd.conf" \
      >> server.log 2>&1 < /dev/null &
  done
  pause 14
  server client socat -u UDP4-RECV:5000,ip-add-membership=233.252.0.7:eth0 -
  pause 3
  run_in server sh -c 'for i in 1 2 3 4 5 6; do echo tick; sleep 1; done |
    socat -u - UDP4-DATAGRAM:233.252.0.7:5000,ip-multicast-ttl=8,ip-multicast-if=198.51.100.80' || true
  pause 4
  stop
}
