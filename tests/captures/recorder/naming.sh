# naming.sh - recipes about names: DNS with a signed zone, over UDP and TCP; mDNS and LLMNR.
#
# SPDX-License-Identifier: GPL-3.0-or-later

dns_zones () {
  cat > example.test.zone <<'EOF'
$TTL 3600
@ IN SOA ns1 hostmaster 2026112301 7200 900 1209600 300
@ NS ns1
@ NS ns2
@ A 198.51.100.80
@ AAAA 2001:db8:2::80
@ MX 10 mail
@ MX 20 backup.mail
@ TXT "v=spf1 mx -all" "a second string"
@ CAA 0 issue "ca.example.test"
@ CAA 128 iodef "mailto:security@example.test"
ns1 A 198.51.100.53
ns1 AAAA 2001:db8:2::53
ns2 A 198.51.100.54
www A 198.51.100.80
www AAAA 2001:db8:2::80
www HTTPS 1 . alpn=http/1.1 ipv4hint=198.51.100.80
mail A 198.51.100.25
backup.mail A 198.51.100.26
ftp CNAME www
docs CNAME ftp
many A 198.51.100.101
many A 198.51.100.102
many A 198.51.100.103
many A 198.51.100.104
_sip._tcp SRV 10 60 5060 voice
_sip._tcp SRV 20 40 5061 voice
voice A 198.51.100.90
voice NAPTR 100 10 "S" "SIP+D2T" "" _sip._tcp.example.test.
host HINFO "PDP-11" "UNIX"
host LOC 52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000m 10m
host SSHFP 4 2 123456789abcdef67890123456789abcdef67890123456789abcdef123456789
host RP ada.people.example.test. host.example.test.
_443._tcp.www TLSA 3 1 1 0c72ac70b745ac19998811b131d662c9ac69dbdbe7cb23e5b514b56664c5d3d6
_dns SVCB 1 ns1 alpn=dot port=853
old DNAME example.test.
uri URI 10 1 "https://www.example.test/"
long TXT "A text record of two hundred octets and more makes the answer long, and many of them together do not fit in the 512 octets that plain DNS over UDP allows, so the server says that it was cut short."
long TXT "The client sees the TC bit in the header and asks once more over TCP, where each message is preceded by two octets that state its length, so that several may follow each other on one connection."
long TXT "That second question costs a handshake, three packets before the question can be asked and more to close the connection, which is why EDNS lets a client offer more room for an answer over UDP."
*.wild A 198.51.100.99
EOF
  cat > campus.test.zone <<'EOF'
$TTL 300
@ IN SOA ns1.example.test. hostmaster.example.test. 1 7200 900 1209600 300
@ NS ns1.example.test.
portal A 203.0.113.80
EOF
  cat > reverse4.zone <<'EOF'
$TTL 3600
@ IN SOA ns1.example.test. hostmaster.example.test. 1 7200 900 1209600 300
@ NS ns1.example.test.
80 PTR www.example.test.
53 PTR ns1.example.test.
EOF
  cat > reverse6.zone <<'EOF'
$TTL 3600
@ IN SOA ns1.example.test. hostmaster.example.test. 1 7200 900 1209600 300
@ NS ns1.example.test.
0.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0 PTR www.example.test.
EOF
}

dns_server () {
  dns_zones
  local keys
  keys=$(tsig-keygen update-key)
  echo "$keys" > update.key
  cat > named.conf <<EOF
include "$PWD/update.key";
options {
  directory "$PWD"; pid-file none; session-keyfile none; managed-keys-directory "$PWD";
  listen-on { 198.51.100.53; }; listen-on-v6 { 2001:db8:2::53; };
  recursion no; dnssec-validation no; notify no; allow-transfer { any; };
  querylog no; version "none of your business"; lock-file none;
};
controls { };
zone "example.test" { type primary; file "example.test.zone"; dnssec-policy default; inline-signing yes;
  key-directory "$PWD"; };
zone "campus.test" { type primary; file "campus.test.zone"; allow-update { key update-key; }; };
zone "100.51.198.in-addr.arpa" { type primary; file "reverse4.zone"; };
zone "8.b.d.0.1.0.0.2.ip6.arpa" { type primary; file "reverse6.zone"; };
EOF
  server server named -g -c "$PWD/named.conf"
  wait_for listens server 53
  wait_for dns_is_signed
}

dns_is_signed () { run_in client dig +short +dnssec @198.51.100.53 example.test SOA | grep -q 'SOA 13'; }

client_dig () { run_in client dig "$@" >/dev/null || true; }

recipe_dns () {
  network_up
  dns_server
  start data/samples/dns.pcapng client eth0
  run_in client getent ahosts www.example.test >/dev/null || true
  client_dig +noedns example.test MX
  client_dig +noedns docs.example.test A
  client_dig +noedns example.test TXT
  client_dig +noedns -x 198.51.100.80
  client_dig +noedns nothing.example.test A
  client_dig +noedns +ignore long.example.test TXT
  client_dig +noedns long.example.test TXT
  stop --capture-comment 'Names and addresses, mail, aliases, a name that is not there, and an answer too long for UDP.'

  start tests/captures/dns/types.pcap client eth0 'port 53'
  local question
  for question in 'example.test A' 'example.test AAAA' 'example.test NS' 'example.test SOA' 'example.test MX' \
      'example.test CAA' 'example.test TXT' '_sip._tcp.example.test SRV' 'voice.example.test NAPTR' \
      'host.example.test HINFO' 'host.example.test LOC' 'host.example.test SSHFP' 'host.example.test RP' \
      '_443._tcp.www.example.test TLSA' 'www.example.test HTTPS' '_dns.example.test SVCB' \
      'x.old.example.test A' 'uri.example.test URI' 'many.example.test A' 'a.wild.example.test A' \
      'docs.example.test CNAME' 'www.example.test ANY' 'example.test TYPE65280' 'example.com A' \
      'version.bind CH TXT'; do
    # shellcheck disable=SC2086
    client_dig +noedns +nocookie @198.51.100.53 $question
  done
  client_dig +noedns @198.51.100.53 -x 198.51.100.53
  client_dig +noedns @198.51.100.53 -x 2001:db8:2::80
  stop

  start tests/captures/dns/edns-dnssec.pcapng client eth0 'port 53'
  client_dig @198.51.100.53 +dnssec www.example.test A
  client_dig @198.51.100.53 +dnssec example.test DNSKEY
  client_dig @198.51.100.53 +dnssec example.test CDS
  client_dig @198.51.100.53 +dnssec nothing.example.test A
  client_dig @198.51.100.53 +dnssec www.example.test SRV
  client_dig @198.51.100.53 +nsid +subnet=192.0.2.0/24 www.example.test A
  client_dig @198.51.100.53 +edns=5 +noednsneg www.example.test A
  client_dig @198.51.100.53 +ednsopt=15:0017 +padding=128 www.example.test A
  stop

  start tests/captures/dns/ipv6.pcap.gz client eth0 'port 53'
  client_dig @2001:db8:2::53 www.example.test AAAA
  client_dig @2001:db8:2::53 +tcp www.example.test AAAA
  stop_packed gzip -9n

  start tests/captures/dns/tcp-transfer.pcap client eth0 'port 53'
  client_dig @198.51.100.53 +tcp +keepopen www.example.test A +tcp +keepopen www.example.test AAAA
  client_dig @198.51.100.53 campus.test AXFR
  client_dig @198.51.100.53 example.test AXFR
  stop

  start tests/captures/dns/update.pcap client eth0 'port 53'
  printf 'server 198.51.100.53\nzone campus.test\nupdate add lab.campus.test 300 A 203.0.113.81\nsend\n' |
    run_in client nsupdate -k update.key || true
  printf 'server 198.51.100.53\nzone campus.test\nprereq yxdomain lab.campus.test\nupdate delete portal.campus.test A\nsend\n' |
    run_in client nsupdate >/dev/null 2>&1 || true
  stop
}

# Neither Avahi nor systemd-resolved runs without a system bus, so the questions come from dig, which asks
# multicast addresses as well as any other; the answers from busybox-size responders in respond.py.
recipe_mdns () {
  lan_up
  address client eth0 192.0.2.42/24
  address server eth0 192.0.2.1/24
  run_in client ip route add 224.0.0.0/4 dev eth0
  run_in server ip route add 224.0.0.0/4 dev eth0
  server server python3 "$here/recorder/respond.py" eth0
  wait_for listens server 5353
  start tests/captures/dns/mdns-llmnr.pcap client eth0 'udp port 5353 or udp port 5355 or igmp'
  run_in client python3 "$here/recorder/respond.py" --ask eth0
  stop
}
