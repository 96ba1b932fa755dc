# voice.sh - recipes of telephony: SIP with SDP, STUN and TURN.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# A call over UDP and one over TCP, a registration with a challenge, and a question that nobody answers.
recipe_sip () {
  network_up
  cat > register.xml <<'EOF'
<?xml version="1.0" encoding="UTF-8"?>
<scenario name="register">
  <send retrans="500"><![CDATA[
    REGISTER sip:example.test SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport
    From: "Ada" <sip:ada@example.test>;tag=[call_number]
    To: <sip:ada@example.test>
    Call-ID: [call_id]
    CSeq: 1 REGISTER
    Contact: <sip:ada@[local_ip]:[local_port];transport=udp>;expires=600
    Max-Forwards: 70
    User-Agent: octet recorder
    Content-Length: 0
  ]]></send>
  <recv response="401" auth="true"/>
  <send retrans="500"><![CDATA[
    REGISTER sip:example.test SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport
    From: "Ada" <sip:ada@example.test>;tag=[call_number]
    To: <sip:ada@example.test>
    Call-ID: [call_id]
    CSeq: 2 REGISTER
    Contact: <sip:ada@[local_ip]:[local_port];transport=udp>;expires=600
    [authentication username=ada password=lovelace]
    Max-Forwards: 70
    Expires: 600
    Content-Length: 0
  ]]></send>
  <recv response="200"/>
</scenario>
EOF
  cat > registrar.xml <<'EOF'
<?xml version="1.0" encoding="UTF-8"?>
<scenario name="registrar">
  <recv request="REGISTER"/>
  <send><![CDATA[
    SIP/2.0 401 Unauthorized
    [last_Via:]
    [last_From:]
    [last_To:];tag=[call_number]
    [last_Call-ID:]
    [last_CSeq:]
    WWW-Authenticate: Digest realm="example.test", nonce="47364c23432d2e131a5fb210812c", algorithm=MD5
    Content-Length: 0
  ]]></send>
  <recv request="REGISTER"/>
  <send><![CDATA[
    SIP/2.0 200 OK
    [last_Via:]
    [last_From:]
    [last_To:];tag=[call_number]
    [last_Call-ID:]
    [last_CSeq:]
    [last_Contact:]
    Content-Length: 0
  ]]></send>
</scenario>
EOF
  start tests/captures/sip/sip.pcap client eth0 ip
  server server sipp -sn uas -i 198.51.100.80 -p 5060 -t u1 -nostdin
  server server sipp -sn uas -i 198.51.100.80 -p 5070 -t t1 -nostdin
  server server sipp -sf "$PWD/registrar.xml" -i 198.51.100.80 -p 5080 -t u1 -nostdin
  wait_for listens server 5060
  wait_for listens server 5080
  run_in client sipp -sn uac -s grace -i 192.0.2.42 -p 5060 -d 300 -m 1 -t u1 -nostdin 198.51.100.80:5060 >/dev/null 2>&1 || true
  run_in client sipp -sn uac -s grace -i 192.0.2.42 -p 5062 -d 100 -m 1 -t t1 -nostdin 198.51.100.80:5070 >/dev/null 2>&1 || true
  run_in client sipp -sf register.xml -i 192.0.2.42 -p 5060 -m 1 -t u1 -nostdin 198.51.100.80:5080 >/dev/null 2>&1 || true
  run_in client timeout 2 sipp -sn uac -s nobody -i 192.0.2.42 -p 5060 -m 1 -t u1 -nostdin 198.51.100.81:5060 >/dev/null 2>&1 || true
  stop
}

# A relay: who am I from outside, an address of one's own there, and data through it.
recipe_stun () {
  network_up
  server server turnserver -n --no-tls --no-dtls --no-cli -L 198.51.100.80 -E 198.51.100.80 --lt-cred-mech -u ada:lovelace \
    -r example.test --log-file "$PWD/turn.log" --simple-log --pidfile "$PWD/turn.pid" --db "$PWD/turn.db" --allow-loopback-peers
  wait_for listens server 3478
  start tests/captures/stun/stun.pcap client eth0 ip
  run_in client turnutils_stunclient 198.51.100.80 >/dev/null 2>&1 || true
  run_in client timeout 8 turnutils_uclient -y -c -n 2 -l 40 -m 1 -s -u ada -w lovelace 198.51.100.80 >/dev/null 2>&1 || true
  run_in client timeout 8 turnutils_uclient -y -c -n 1 -l 40 -m 1 -t -u ada -w lovelace 198.51.100.80 >/dev/null 2>&1 || true
  run_in client timeout 3 turnutils_stunclient 198.51.100.81 >/dev/null 2>&1 || true
  stop
}
