# management.sh - recipes of what looks after a network: RADIUS, SNMP, syslog.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# One user by password and one by a challenge; a wrong password; a session reported; a repeated request.
recipe_radius () {
  network_up
  mkdir -p radius/log
  cat > radius/radiusd.conf <<EOF
prefix = /usr
logdir = $PWD/radius/log
run_dir = $PWD/radius
pidfile = $PWD/radius/pid
libdir = /usr/lib/freeradius
security {
  user = root
  group = root
}
client access {
  ipaddr = 192.0.2.42
  secret = testing123
}
thread pool {
  start_servers = 1
  max_servers = 2
}
modules {
  files {
    usersfile = $PWD/radius/users
  }
  pap {
  }
  always {
    rcode = ok
  }
  chap {
  }
}
server default {
  listen {
    type = auth
    ipaddr = 198.51.100.80
    port = 1812
  }
  listen {
    type = acct
    ipaddr = 198.51.100.80
    port = 1813
  }
  authorize {
    chap
    files
    pap
  }
  authenticate {
    Auth-Type PAP {
      pap
    }
    Auth-Type CHAP {
      chap
    }
  }
  accounting {
    always
  }
}
EOF
  cat > radius/users <<'EOF'
ada Cleartext-Password := "lovelace"
  Reply-Message = "Welcome, Ada.", Session-Timeout = 3600, Class = 0x6f63746574,
  Tunnel-Type:1 = VLAN, Tunnel-Medium-Type:1 = IEEE-802, Tunnel-Private-Group-Id:1 = "42",
  Tunnel-Password:1 = "secret", Egress-VLANID = 0x3100002a, Egress-VLAN-Name = "1students",
  Framed-IP-Address = 192.0.2.77, Framed-IPv6-Prefix = 2001:db8:7::/64,
  Cisco-AVPair = "shell:priv-lvl=15", MS-MPPE-Send-Key = 0x00112233445566778899aabbccddeeff
EOF
  server server freeradius -f -d "$PWD/radius" -l "$PWD/radius/log/out"
  wait_for listens server 1812
  start tests/captures/radius/radius.pcap client eth0 udp
  radius_ask () {
    run_in client radclient -q -r "${2:-1}" -t 1 "198.51.100.80:$1" "${3:-auth}" "${4:-testing123}" >/dev/null 2>&1 || true
  }
  local who='NAS-IP-Address = 192.0.2.42, NAS-Port = 7, NAS-Port-Type = Wireless-802.11, NAS-Identifier = "ap-7",
Service-Type = Framed-User, Framed-MTU = 1400, Calling-Station-Id = "00-00-5E-00-53-2A", Called-Station-Id = "00-00-5E-00-53-01:octet"'
  radius_ask 1812 1 auth <<< "User-Name = \"ada\", User-Password = \"lovelace\", Message-Authenticator = 0x00, $who"
  radius_ask 1812 1 auth <<< "User-Name = \"ada\", CHAP-Password = \"lovelace\", CHAP-Challenge = 0x000102030405060708090a0b0c0d0e0f, $who"
  radius_ask 1812 1 auth <<< "User-Name = \"ada\", User-Password = \"wrong\", $who"
  radius_ask 1813 1 acct <<< "User-Name = \"ada\", Acct-Status-Type = Start, Acct-Session-Id = \"0007\", Acct-Authentic = RADIUS, $who"
  radius_ask 1813 1 acct <<< "User-Name = \"ada\", Acct-Status-Type = Stop, Acct-Session-Id = \"0007\", Acct-Session-Time = 61, Acct-Input-Octets = 4711, Acct-Output-Octets = 815, Acct-Input-Packets = 42, Acct-Output-Packets = 23, Acct-Terminate-Cause = User-Request, Event-Timestamp = 1700000000, $who"
  # Nobody listens at port 3799: the request comes twice, and is answered by ICMP only.
  radius_ask 3799 2 disconnect <<< 'User-Name = "ada", Acct-Session-Id = "0007"'
  stop
}

# An agent is asked in versions 1, 2c and 3, a value is set, and the agent tells something unasked.
recipe_snmp () {
  network_up
  mkdir -p snmp state
  cat > snmp/snmpd.conf <<EOF
agentaddress udp:198.51.100.80:161
rocommunity public
rwcommunity private
sysDescr A small machine
sysName lab.example.test
sysServices 72
createUser ada SHA lovelace1815 AES lovelace1815
rwuser ada noauth
EOF
  # Only what is named is shown: no values of the machine that records.
  server server env SNMP_PERSISTENT_DIR="$PWD/state" SNMPCONFPATH="$PWD/snmp" snmpd -f -r -Lf snmpd.log -C \
    -c "$PWD/snmp/snmpd.conf" -p "$PWD/snmpd.pid" -I system_mib,snmpv3mibs,usmUser,usmConf,vacm_conf,vacm_vars,snmpEngine,setSerialNo
  wait_for listens server 161
  start tests/captures/snmp/snmp.pcap client eth0 udp
  export SNMP_PERSISTENT_DIR="$PWD/state" MIBS= SNMPCONFPATH="$PWD/none"
  run_in client snmpget -v1 -c public 198.51.100.80 1.3.6.1.2.1.1.5.0 1.3.6.1.2.1.1.3.0 >/dev/null
  run_in client snmpget -v1 -c public 198.51.100.80 1.3.6.1.2.1.99.0 >/dev/null 2>&1 || true
  run_in client snmpgetnext -v2c -c public 198.51.100.80 1.3.6.1.2.1.1.1 >/dev/null
  run_in client snmpbulkget -v2c -c public -Cn1 -Cr4 198.51.100.80 1.3.6.1.2.1.1.1 1.3.6.1.2.1.1.5 >/dev/null
  run_in client snmpget -v2c -c public 198.51.100.80 1.3.6.1.2.1.99.0 1.3.6.1.2.1.1.7.1 >/dev/null || true
  run_in client snmpset -v2c -c public 198.51.100.80 1.3.6.1.2.1.1.6.0 s Attic >/dev/null 2>&1 || true
  run_in client snmpget -v3 -u ada -l noAuthNoPriv 198.51.100.80 1.3.6.1.2.1.1.5.0 >/dev/null
  run_in client snmpget -v3 -u ada -l authPriv -a SHA -A lovelace1815 -x AES -X lovelace1815 198.51.100.80 1.3.6.1.2.1.1.5.0 >/dev/null
  run_in client snmpget -v2c -c public -r1 -t0.5 198.51.100.81 1.3.6.1.2.1.1.5.0 >/dev/null 2>&1 || true
  run_in client snmptrap -v1 -c public 198.51.100.80 1.3.6.1.4.1.8072 192.0.2.42 2 0 4711 1.3.6.1.2.1.2.2.1.1.7 i 7
  run_in client snmptrap -v2c -c public 198.51.100.80 4711 1.3.6.1.6.3.1.1.5.4 1.3.6.1.2.1.2.2.1.8.7 i 1 \
    1.3.6.1.2.1.2.2.1.5.7 u 1000000000 1.3.6.1.2.1.4.20.1.1.7 a 192.0.2.7
  run_in client timeout 2 snmpinform -v2c -c public -r1 -t0.5 198.51.100.80 4711 1.3.6.1.6.3.1.1.5.3 >/dev/null 2>&1 || true
  stop
}

# Both forms of a message for a log.
recipe_syslog () {
  network_up
  server server socat -u UDP4-RECV:514 OPEN:/dev/null
  start tests/captures/syslog/syslog.pcap client eth0 udp
  run_in client logger -n 198.51.100.80 -P 514 -d --rfc3164 -p auth.warning -t sudo 'ada: 3 incorrect password attempts'
  run_in client logger -n 198.51.100.80 -P 514 -d --rfc5424 -p daemon.info -t engine --id=4711 --msgid START 'The engine runs.'
  run_in client logger -n 198.51.100.80 -P 514 -d --rfc5424=notime,notq -p local3.debug -t engine 'No time, no quality'
  stop
}
