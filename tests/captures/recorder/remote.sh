# remote.sh - recipes of calls to other computers: the portmapper.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# What runs on a machine, by all versions of the portmapper; where one program is, and one that is not there.
recipe_rpc () {
  network_up
  server server rpcbind -f -w -h 198.51.100.80
  wait_for listens server 111
  start tests/captures/rpc/rpc.pcap client eth0 ip
  run_in client rpcinfo -p 198.51.100.80 >/dev/null
  run_in client rpcinfo -s 198.51.100.80 >/dev/null
  run_in client rpcinfo -T udp 198.51.100.80 100000 >/dev/null 2>&1 || true
  run_in client rpcinfo -T udp 198.51.100.80 100003 3 >/dev/null 2>&1 || true
  run_in client rpcinfo -T tcp 198.51.100.80 100000 9 >/dev/null 2>&1 || true
  stop
}
