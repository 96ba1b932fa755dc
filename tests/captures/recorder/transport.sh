# transport.sh - recipes about IP, ICMP, UDP and TCP: what the network does to packets.
#
# SPDX-License-Identifier: GPL-3.0-or-later

recipe_ping () {
  network_up
  run_in client ip neigh flush all
  start data/samples/ping-traceroute.pcapng client eth0
  run_in client ping -c3 -i 0.5 -q 198.51.100.80 >/dev/null
  run_in client traceroute -n -q2 -N1 198.51.100.80 >/dev/null
  stop --capture-comment 'ping asks, traceroute lets its packets die one router further each time.'

  start tests/captures/icmp/ping.pcap client eth0 icmp
  run_in client ping -c2 -i 0.3 -s 8 -Q 0xb8 -q 198.51.100.80 >/dev/null
  run_in client ping -c1 -T tsandaddr -q 198.51.100.80 >/dev/null || true
  run_in client ping -c1 -R -q 198.51.100.80 >/dev/null || true
  run_in client ping -c1 -t 1 -q 198.51.100.80 >/dev/null || true
  run_in client ping -c1 -W1 -M do -s 1473 -q 198.51.100.80 >/dev/null || true
  run_in client traceroute -n -q1 -N1 -I 198.51.100.80 >/dev/null
  stop

  start tests/captures/icmp/unreachable.pcap client eth0 'icmp or udp'
  run_in client traceroute -n -q1 -N1 198.51.100.80 >/dev/null
  run_in client ping -c1 -W4 -q 198.51.100.200 >/dev/null || true
  run_in provider ip route add prohibit 233.252.0.0/24
  run_in provider ip route add unreachable 198.51.100.192/28
  run_in client ping -c1 -W2 -q 198.51.100.193 >/dev/null || true
  run_in provider ip link set lan0 mtu 1280
  run_in client ping -c1 -W2 -M do -s 1400 -q 198.51.100.80 >/dev/null || true
  stop

  start tests/captures/icmpv6/ping.pcap client eth0 icmp6
  run_in client ping -6 -c2 -i 0.3 -q 2001:db8:2::80 >/dev/null
  run_in client ping -6 -c1 -W1 -M do -s 1400 -q 2001:db8:2::80 >/dev/null || true
  run_in client ping -6 -c1 -W1 -t 1 -q 2001:db8:2::80 >/dev/null || true
  run_in client ping -6 -c1 -W1 -N name -q 2001:db8:2::80 >/dev/null 2>&1 || true
  run_in client traceroute -6 -n -q1 -N1 2001:db8:2::80 >/dev/null
  run_in provider ip -6 route add unreachable 2001:db8:dead::/48
  run_in client ping -6 -c1 -W2 -q 2001:db8:dead::1 >/dev/null || true
  stop
}

recipe_fragments () {
  network_up
  start tests/captures/ip/fragments.pcap client eth0 'icmp or udp'
  run_in client ping -c1 -s 4000 -q 198.51.100.80 >/dev/null
  run_in client python3 -c '
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(b"Datagrams may be longer than packets. " * 90, ("198.51.100.80", 9999))'
  stop
  start tests/captures/ipv6/fragments.pcap client eth0 'ip6'
  run_in client ping -6 -c1 -s 4000 -q 2001:db8:2::80 >/dev/null
  stop

  # Extension headers, as the kernel builds them from socket options.
  start tests/captures/ipv6/extension-headers.pcap client eth0 'ip6'
  run_in client python3 -c '
import socket, struct
s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
where = ("2001:db8:2::80", 9999)
hop, destination, routing = 54, 59, 57   # IPV6_HOPOPTS, IPV6_DSTOPTS, IPV6_RTHDR
s.setsockopt(41, hop, bytes([0, 0, 5, 2, 0, 0, 1, 0])); s.sendto(b"router alert", where)
s.setsockopt(41, hop, b""); s.setsockopt(41, destination, bytes([0, 0, 1, 4, 0, 0, 0, 0])); s.sendto(b"padding", where)
s.setsockopt(41, destination, bytes([0, 1, 0x1e, 4, 0xde, 0xad, 0xbe, 0xef, 1, 4, 0, 0, 0, 0, 1, 0])); s.sendto(b"experiment", where)
s.setsockopt(41, destination, b""); s.setsockopt(41, 67, struct.pack("i", 0xb8))
s.sendto(b"traffic class", where)
s.setsockopt(41, 67, struct.pack("i", 0)); s.setsockopt(41, 78, struct.pack("i", 0))
s.sendto(b"x" * 3000, where)' || true
  stop
}

# What no kernel sends: pieces that overlap, contradict each other, or never get whole.
recipe_pieces () {
  lan_up
  run_in client sysctl -qw net.ipv6.conf.all.disable_ipv6=1
  run_in server sysctl -qw net.ipv6.conf.all.disable_ipv6=1
  local what
  for what in 'fragments4 ip/overlaps' 'fragments6 ipv6/overlaps' 'segments tcp/disorder'; do
    start "tests/captures/${what#* }.pcap" client eth0
    run_in client python3 "$here/recorder/pieces.py" eth0 "${what% *}"
    stop
  done
}

# A node away from home. Its messages are an extension header that no payload follows.
recipe_mobility () {
  network_up
  start tests/captures/ipv6/mobility.pcap client eth0 'ip6 proto 135'
  run_in client python3 "$here/recorder/mobile.py" node 2001:db8:2::80
  run_in server python3 "$here/recorder/mobile.py" answers 2001:db8:1::42
  stop
}

# One sends to a group, and who misses something asks for it.
recipe_multicast () {
  lan_up
  address client eth0 192.0.2.42/24 2001:db8:1::42/64
  address server eth0 192.0.2.1/24 2001:db8:1::1/64
  run_in client ip route add 239.192.0.0/16 dev eth0
  run_in client ping -c1 -q 192.0.2.1 >/dev/null      # each knows the other's MAC address
  start tests/captures/pgm/repair.pcap client eth0 'ip proto 113'
  run_in client python3 "$here/recorder/reliable.py" source 192.0.2.42
  run_in server python3 "$here/recorder/reliable.py" receiver 192.0.2.1
  pause 1
  stop
}

recipe_tcp () {
  network_up '--lose 4,19 --hold 9 --repeat 13'
  seq -f 'Line %g of a stream: TCP numbers octets, not lines.' 3000 > stream.txt
  server server socat -U TCP-LISTEN:9000,reuseaddr,fork FILE:stream.txt
  server server socat TCP-LISTEN:9001,reuseaddr,fork EXEC:cat
  wait_for listens server 9001
  start tests/captures/tcp/loss-reordering.pcapng client eth0 'tcp'
  run_in client socat -u TCP:198.51.100.80:9000 - > got.txt
  stop --capture-comment 'Segments 4 and 19 were lost on the way, 9 came late, 13 came twice.'
  cmp got.txt stream.txt

  start tests/captures/tcp/small.pcap client eth0 'tcp'
  { echo hello; pause 0.3; echo again; pause 0.3; } | run_in client socat -t1 - TCP:198.51.100.80:9001 >/dev/null
  run_in client socat -u - TCP:198.51.100.80:9777 </dev/null 2>/dev/null || true      # refused
  run_in client socat -u - 'TCP6:[2001:db8:2::80]:9777' </dev/null 2>/dev/null || true
  stop

  # A reader that does not read: the window closes, probes follow, then it opens again. Then a reset, then
  # urgent data and a keep-alive.
  cat > slow.py <<'EOF'
import socket, struct, time
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
s.connect(('198.51.100.80', 9000))
time.sleep(2.5)
for _ in range(40):
    s.recv(4096)
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
s.close()
s = socket.create_connection(('198.51.100.80', 9001))
s.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 1)
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 1)
s.send(b'urgent', socket.MSG_OOB)
time.sleep(2.2)
s.close()
time.sleep(0.2)
EOF
  start tests/captures/tcp/zero-window.pcap client eth0 'tcp'
  run_in client python3 slow.py
  stop

  # One stream of a megabyte without its payloads' end: only the first 100 octets of each packet were kept.
  seq -f 'Line %g of a longer stream, of which the recording keeps the headers only.' 14000 > stream.txt
  SNAPLEN=100 start tests/captures/tcp/stream-headers.pcap.zst client eth0 'tcp'
  run_in client socat -u TCP:198.51.100.80:9000 - > got.txt
  SNAPLEN='' stop_packed zstd -19 -q
}

recipe_scan () {
  lan_up
  address client eth0 192.0.2.42/24
  address server eth0 192.0.2.1/24
  server server busybox httpd -f -p 192.0.2.1:80 -h "$PWD"
  server server socat TCP-LISTEN:22,reuseaddr,fork SYSTEM:'echo SSH-2.0-OpenSSH_9.2'
  wait_for listens server 22
  start data/samples/port-scan.pcapng client eth0
  run_in client nmap -n -sS -p 21-25,53,80,110,143,443 --max-retries 1 --scan-delay 40ms 192.0.2.1 >/dev/null
  stop --capture-comment 'Who listens? A half-open scan of ten ports, two of them open.'
  start tests/captures/tcp/scans.pcap.lz4 client eth0 'tcp or udp or icmp'
  local kind
  for kind in -sT -sF -sN -sX -sA -sU -sO; do
    if [ $kind = -sO ]; then ports=1,6,17,47,132; else ports=22,80,443; fi
    run_in client nmap -n -Pn $kind -p $ports --max-retries 0 192.0.2.1 >/dev/null 2>&1
  done
  stop_packed lz4 -9 -q
}

# A client knocks by QUIC at a machine that does not speak it: first packets, sent again, and refused.
recipe_quic () {
  network_up
  start tests/captures/quic/quic.pcap client eth0 'udp or icmp'
  run_in client kdig -p 4433 +quic +time=2 +retry=1 @198.51.100.80 example.test >/dev/null 2>&1 || true
  run_in client kdig -p 4433 +quic +time=2 +retry=1 @198.51.100.81 example.test >/dev/null 2>&1 || true
  stop
}
