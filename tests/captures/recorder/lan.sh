# lan.sh - recipes that need one cable only: ARP, DHCP, neighbours, VLANs, groups, other link layers.
#
# SPDX-License-Identifier: GPL-3.0-or-later

recipe_arp () {
  lan_up
  address server eth0 192.0.2.1/24
  start tests/captures/arp/arp.pcap client eth0 arp
  address client eth0 192.0.2.42/24
  run_in client ping -c1 -q 192.0.2.1 >/dev/null
  run_in client ping -c1 -W1 -q 192.0.2.77 >/dev/null || true
  run_in client arping -c1 -w2 -I eth0 192.0.2.1 >/dev/null
  run_in client arping -c1 -w2 -U -I eth0 192.0.2.42 >/dev/null || true
  run_in client arping -c1 -w2 -A -I eth0 192.0.2.42 >/dev/null || true
  run_in server arping -c1 -w2 -D -I eth0 192.0.2.42 >/dev/null || true
  stop
}

# The gateway's address turns up on another card, which says so to everybody and answers from then on.
recipe_arp_conflict () {
  lan_up
  address server eth0 192.0.2.1/24
  start tests/captures/arp/conflict.pcap client eth0 arp
  address client eth0 192.0.2.42/24
  run_in client ping -c1 -q 192.0.2.1 >/dev/null
  run_in server ip link set dev eth0 address "$(mac 102)"
  sleep 1.2
  run_in server arping -c1 -w2 -A -I eth0 192.0.2.1 >/dev/null || true
  run_in client arping -c1 -w2 -I eth0 192.0.2.1 >/dev/null
  stop
}

# udhcpc asks for no script of ours: -s sets the address as a real one would.
dhcp_script () {
  cat > dhcp-script <<'EOF'
#!/bin/sh
case $1 in
  bound|renew) ip addr replace "$ip/${mask:-24}" dev "$interface" ;;
  deconfig) ip addr flush dev "$interface" scope global ;;
esac
EOF
  chmod +x dhcp-script
}

dhcp_server () {
  server server dnsmasq --no-daemon --user=root --conf-file=/dev/null --no-resolv --no-hosts --port=0 \
    --pid-file= --interface=eth0 --bind-interfaces --dhcp-authoritative --dhcp-leasefile="$PWD/leases" \
    --dhcp-range=192.0.2.100,192.0.2.120,255.255.255.0,192.0.2.255,120 \
    --dhcp-option=option:dns-server,192.0.2.53,198.51.100.53 --dhcp-option=option:router,192.0.2.1 \
    --dhcp-option=option:ntp-server,198.51.100.123 --dhcp-option=option:domain-search,campus.test,example.test \
    --dhcp-option=option:mtu,1400 --dhcp-option=option:domain-name,campus.test \
    --dhcp-option=option:classless-static-route,198.51.100.0/24,192.0.2.1,0.0.0.0/0,192.0.2.1 \
    --dhcp-option=option:tftp-server,192.0.2.69 --dhcp-option=option:bootfile-name,boot.efi \
    --dhcp-host=00:00:5e:00:53:63,ignore "$@"
  wait_for listens server 67
}

recipe_dhcp () {
  lan_up
  address server eth0 192.0.2.1/24
  dhcp_server --dhcp-boot=boot.efi,boot,192.0.2.69
  dhcp_script
  start data/samples/dhcp.pcapng client eth0
  nsenter --net=/run/netns/client busybox udhcpc -f -i eth0 -s "$PWD/dhcp-script" -x hostname:lab-pc-7 -R \
    >/dev/null 2>&1 &
  local client=$!
  pause 4
  kill -USR1 $client
  pause 1.5
  kill -USR2 $client
  pause 1
  kill $client 2>/dev/null || true
  stop --capture-comment 'A machine comes to a network: discover, offer, request, acknowledge; later renew and release.'

  start tests/captures/dhcp/dhclient.pcap client eth0 'port 67 or port 68'
  cat > dhclient.conf <<'EOF'
send host-name "lab-pc-8"; send dhcp-client-identifier "octet"; send user-class "students";
send vendor-class-identifier "octet-lab"; send dhcp-lease-time 600;
request subnet-mask, broadcast-address, time-offset, routers, domain-name, domain-name-servers, domain-search,
  host-name, netbios-name-servers, netbios-scope, interface-mtu, ntp-servers, dhcp-renewal-time, dhcp-rebinding-time;
EOF
  touch leases4
  run_in client dhclient -1 -v -cf dhclient.conf -lf leases4 -pf dhclient.pid -sf "$PWD/dhcp-script" eth0 >/dev/null 2>&1
  run_in client dhclient -r -cf dhclient.conf -lf leases4 -pf dhclient.pid -sf "$PWD/dhcp-script" eth0 >/dev/null 2>&1 || true
  # An address that the server will not give: refused.
  nsenter --net=/run/netns/client timeout 4 busybox udhcpc -f -n -q -t 2 -T 1 -i eth0 -r 10.9.9.9 -s /bin/true \
    -V octet-lab -O timezone -O 119 >/dev/null 2>&1 || true
  stop
}

recipe_dhcpv6 () {
  lan_up
  address server eth0 2001:db8:1::1/64
  server server dnsmasq --no-daemon --user=root --conf-file=/dev/null --no-resolv --no-hosts --port=0 --pid-file= \
    --interface=eth0 --bind-interfaces --dhcp-leasefile="$PWD/leases6" --enable-ra \
    --dhcp-range=2001:db8:1::100,2001:db8:1::1ff,64,120 \
    --dhcp-option=option6:dns-server,[2001:db8:2::53] --dhcp-option=option6:domain-search,campus.test \
    --dhcp-option=option6:ntp-server,[2001:db8:2::123] --ra-param=eth0,mtu:1400,high,60,600
  wait_for listens server 547
  touch leases6c leases6s
  start tests/captures/dhcp/dhcpv6.pcapng client eth0
  run_in client rdisc6 -1 eth0 >/dev/null 2>&1 || true
  run_in client timeout 10 dhclient -6 -1 -lf leases6c -pf dhclient6.pid -sf /bin/true eth0 >/dev/null 2>&1 || true
  run_in client timeout 10 dhclient -6 -r -lf leases6c -pf dhclient6.pid -sf /bin/true eth0 >/dev/null 2>&1 || true
  run_in client timeout 10 dhclient -6 -S -1 -lf leases6s -pf dhclient6s.pid -sf /bin/true eth0 >/dev/null 2>&1 || true
  stop
}

# Two IPv6 machines meet: duplicate address detection, router advertisement, neighbours, groups.
recipe_neighbours () {
  lan_up
  address server eth0 2001:db8:1::1/64
  cat > radvd.conf <<'EOF'
interface eth0 {
  AdvSendAdvert on; MinRtrAdvInterval 3; MaxRtrAdvInterval 4; AdvLinkMTU 1400; AdvManagedFlag on;
  AdvDefaultPreference high;
  prefix 2001:db8:1::/64 { AdvValidLifetime 7200; AdvPreferredLifetime 3600; };
  route 2001:db8:f::/48 { AdvRoutePreference low; AdvRouteLifetime 1800; };
  RDNSS 2001:db8:2::53 2001:db8:2::54 { AdvRDNSSLifetime 900; };
  DNSSL campus.test example.test { AdvDNSSLLifetime 900; };
};
EOF
  run_in server sysctl -qw net.ipv6.conf.all.forwarding=1
  run_in client ip link set eth0 down
  start data/samples/ipv6-neighbours.pcapng server eth0
  run_in client sysctl -qw net.ipv6.conf.eth0.accept_dad=1 net.ipv6.conf.eth0.router_solicitations=2
  run_in client ip link set eth0 up
  server server radvd -n -C radvd.conf -p radvd.pid -m stderr -u root
  pause 5
  run_in client ping -6 -c2 -q 2001:db8:1::1 >/dev/null
  run_in client ping -6 -c1 -W1 -q 2001:db8:1::77 >/dev/null || true
  stop --capture-comment 'A machine comes to an IPv6 network and learns everything from its neighbours.'
}

recipe_groups () {
  lan_up
  address server eth0 192.0.2.1/24
  address client eth0 192.0.2.42/24
  run_in client ip route add 224.0.0.0/4 dev eth0
  local version
  for version in 1 2 3; do
    start tests/captures/igmp/igmpv$version.pcap client eth0 'igmp or (icmp6 and ip6[40] > 129) or ip6 proto 0'
    run_in client sysctl -qw net.ipv4.conf.eth0.force_igmp_version=$version \
      net.ipv6.conf.eth0.force_mld_version=$((version > 2 ? 2 : 1))
    run_in client timeout 1.5 socat -u UDP4-RECV:5000,ip-add-membership=233.252.0.7:eth0 - >/dev/null || true
    run_in client timeout 1.5 socat -u UDP6-RECV:5001,ipv6-join-group=[ff02::1234]:eth0 - >/dev/null || true
    run_in client python3 -c '
import socket, struct, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, 39, socket.inet_aton("233.252.0.8") + socket.inet_aton("192.0.2.42") + socket.inet_aton("198.51.100.9"))
time.sleep(1.2)' || true
    stop
  done
}

recipe_vlan () {
  local space
  for space in client switch1 switch2 server; do space_up $space; done
  link client eth0 "$(mac 42)" switch1 near "$(mac 250)"
  link switch1 trunk "$(mac 251)" switch2 trunk "$(mac 252)"
  link switch2 far "$(mac 253)" server eth0 "$(mac 1)"
  local name tags
  for name in vlan qinq; do
    tags="--tag 8100:10:5"
    [ $name = vlan ] || tags="--tag 88a8:100:1 --tag 8100:10:3"
    # shellcheck disable=SC2086
    server switch1 python3 "$here/recorder/wire.py" near trunk $tags
    # shellcheck disable=SC2086
    server switch2 python3 "$here/recorder/wire.py" far trunk $tags
    address client eth0 192.0.2.42/24 2001:db8:1::42/64
    address server eth0 192.0.2.1/24 2001:db8:1::1/64
    pause 0.5
    start tests/captures/vlan/$name.pcap switch1 trunk
    run_in client ping -c2 -i 0.3 -q 192.0.2.1 >/dev/null
    run_in client ping -6 -c1 -q 2001:db8:1::1 >/dev/null
    run_in client arping -c1 -w1 -I eth0 192.0.2.1 >/dev/null
    stop
    for space in switch1 switch2; do
      kill $(ip netns pids $space) 2>/dev/null || true
    done
    run_in client ip addr flush dev eth0
    run_in server ip addr flush dev eth0
  done
}

# The same ping as other link layers see it: Linux cooked (any, v1 and v2), loopback, tunnel without a link layer.
recipe_links () {
  lan_up
  address client eth0 192.0.2.42/24 2001:db8:1::42/64
  address server eth0 192.0.2.1/24 2001:db8:1::1/64
  local version
  for version in LINUX_SLL LINUX_SLL2; do
    LINK_TYPE=$version start tests/captures/links/${version,,}.pcap client any
    run_in client ping -c1 -q 192.0.2.1 >/dev/null
    run_in client ping -6 -c1 -q 2001:db8:1::1 >/dev/null
    run_in client ping -c1 -q 127.0.0.1 >/dev/null
    LINK_TYPE='' stop
  done
  start tests/captures/links/loopback.nano.pcap client lo
  run_in client ping -c1 -q 127.0.0.1 >/dev/null
  run_in client ping -6 -c1 -q ::1 >/dev/null
  run_in client busybox nslookup -timeout=1 example.test 127.0.0.1 >/dev/null 2>&1 || true
  stop

  # BSD loopback frames do not exist on Linux: the same packets with the four octets of a BSD in front.
  python3 "$here/recorder/relink.py" null "$target" "$top/tests/captures/links/null.pcap"
  python3 "$here/recorder/relink.py" loop "$target" "$top/tests/captures/links/loop.pcap"
  if [ -c /dev/net/tun ]; then
    run_in client ip tuntap add mode tun name tun0
    server client python3 "$here/recorder/respond.py" --tun tun0
    pause 0.5
    run_in client ip link set tun0 up
    address client tun0 203.0.113.1/30 2001:db8:f::1/64
    start tests/captures/links/raw-ip.pcap client tun0
    run_in client ping -c2 -i 0.3 -q 203.0.113.2 >/dev/null
    run_in client ping -6 -c1 -q 2001:db8:f::2 >/dev/null
    stop
  fi

  # Two interfaces in one file, and one of them with a name for an address (Name Resolution Block by dumpcap's -N).
  start tests/captures/links/two-interfaces.pcapng client eth0,lo
  run_in client ping -c1 -q 192.0.2.1 >/dev/null
  run_in client ping -c1 -q 127.0.0.1 >/dev/null
  stop --capture-comment 'Two interfaces in one file.'
}

# Addresses in an AppleTalk network.
recipe_appletalk () {
  lan_up
  run_in client sysctl -qw net.ipv6.conf.all.disable_ipv6=1
  run_in server sysctl -qw net.ipv6.conf.all.disable_ipv6=1
  start tests/captures/lan/aarp.pcap client eth0
  run_in client python3 "$here/recorder/appletalk.py" eth0
  stop
}

# A bridge looks for loops: 802.3 frames with LLC, which carry no type but a length.
recipe_bridge () {
  lan_up
  run_in server ip link add name br0 type bridge stp_state 1 forward_delay 400 hello_time 100
  run_in server ip link set dev eth0 master br0
  run_in server ip link set dev br0 up
  start tests/captures/links/bridge-llc.pcap client eth0 'not ip6'
  pause 4
  stop
}
