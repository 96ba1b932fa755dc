# windows.sh - recipes of Windows networks: SMB in its versions.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# A share is listed, a file fetched and stored and looked for in vain: by versions 1, 2 and 3.
recipe_smb () {
  network_up
  mkdir -p share lock state cache private pid ncalrpc
  echo 'Files of a share.' > share/readme.txt
  chmod -R a+rwX "$work" .
  cat > smb.conf <<EOF
[global]
  interfaces = 198.51.100.80
  bind interfaces only = yes
  smb ports = 445
  disable netbios = yes
  server min protocol = NT1
  client min protocol = NT1
  map to guest = Bad User
  guest account = nobody
  load printers = no
  printcap name = /dev/null
  lock directory = $PWD/lock
  state directory = $PWD/state
  cache directory = $PWD/cache
  private dir = $PWD/private
  pid directory = $PWD/pid
  ncalrpc dir = $PWD/ncalrpc
  log file = $PWD/smbd.log
[files]
  path = $PWD/share
  guest ok = yes
  read only = no
EOF
  server server smbd -F --no-process-group -s "$PWD/smb.conf" -l "$PWD"
  wait_for listens server 445
  local version
  for version in NT1 SMB2_10 SMB3_11; do
    start tests/captures/smb/$version.pcap client eth0 tcp
    run_in client smbclient -N -s "$PWD/smb.conf" -m $version --option='client min protocol=NT1' //198.51.100.80/files \
      -c "get readme.txt got.txt; put got.txt stored.txt; get missing.txt" >/dev/null 2>&1 || true
    stop
  done
}
