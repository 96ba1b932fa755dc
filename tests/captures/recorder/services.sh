# services.sh - recipes of small services: TFTP, NTP, FTP, Telnet, SSH.
#
# SPDX-License-Identifier: GPL-3.0-or-later

recipe_tftp () {
  network_up
  mkdir -m 777 files
  seq -f 'Line %g of a file that fits in a few blocks.' 60 > files/boot.cfg
  chmod 644 files/boot.cfg
  server server atftpd --daemon --no-fork --user root.root --group root --bind-address 198.51.100.80 "$PWD/files"
  wait_for listens server 69
  start tests/captures/tftp/tftp.pcap client eth0 'udp'
  run_in client atftp --get -r boot.cfg -l got.cfg 198.51.100.80
  run_in client atftp --put -l got.cfg -r stored.cfg 198.51.100.80 || true
  run_in client atftp --option 'blksize 1024' --option 'tsize 0' --option 'timeout 3' --get -r boot.cfg -l got2.cfg 198.51.100.80
  run_in client atftp --get -r missing.cfg -l got3.cfg 198.51.100.80 2>/dev/null || true
  stop
}

recipe_ntp () {
  network_up
  cat > server.conf <<EOF
local stratum 2
allow
bindaddress 198.51.100.80
bindcmdaddress /
cmdport 0
pidfile $PWD/server.pid
EOF
  echo "server 198.51.100.80 iburst minpoll 0 maxpoll 1
cmdport 0
pidfile $PWD/client.pid" > client.conf
  server server chronyd -x -d -u root -f "$PWD/server.conf"
  wait_for listens server 123
  start tests/captures/ntp/ntp.pcap client eth0 'udp port 123'
  run_in client timeout 9 chronyd -x -d -u root -f "$PWD/client.conf" -t 8 >/dev/null 2>&1 || true
  nsenter --net=/run/netns/client timeout 3 busybox ntpd -n -w -p 198.51.100.80 >/dev/null 2>&1 || true
  stop
}

recipe_ftp () {
  network_up
  mkdir -p ftp/pub
  echo 'Files travel on a second connection.' > ftp/pub/readme.txt
  chmod 755 "$work" "$work"/* ftp ftp/pub
  cat > vsftpd.conf <<EOF
listen=YES
listen_address=198.51.100.80
background=NO
anonymous_enable=YES
anon_root=$PWD/ftp
no_anon_password=NO
local_enable=NO
secure_chroot_dir=$PWD/empty
run_as_launching_user=YES
seccomp_sandbox=NO
isolate_network=NO
EOF
  mkdir -p empty
  server server vsftpd "$PWD/vsftpd.conf"
  wait_for listens server 21
  start tests/captures/ftp/ftp.pcapng client eth0 'tcp'
  run_in client curl -s --disable-epsv -u 'anonymous:ada@example.test' ftp://198.51.100.80/pub/readme.txt >/dev/null
  run_in client curl -s -P - -u 'anonymous:ada@example.test' ftp://198.51.100.80/pub/ >/dev/null || true
  stop
}

# Options are negotiated, then every key travels by itself, the password too.
recipe_telnet () {
  network_up
  printf '#!/bin/sh\nprintf "login: "; read -r user; stty -echo; printf "Password: "; read -r word; stty echo\nprintf "\\nWelcome, %%s.\\n$ " "$user"; read -r line; echo "$line: not found"\n' > greeter
  chmod +x greeter
  server server socat TCP-LISTEN:23,reuseaddr,fork EXEC:"/usr/sbin/telnetd -h -E $PWD/greeter",nofork
  wait_for listens server 23
  start tests/captures/telnet/telnet.pcap client eth0 'tcp'
  { pause 0.6; for key in a d a '\n' l o v e l a c e '\n' l s '\n'; do printf "$key"; pause 0.12; done; pause 0.5; } |
    run_in client socat - EXEC:'busybox telnet 198.51.100.80',pty,setsid,raw,echo=0 > telnet.txt 2>&1 || true
  stop
  cat telnet.txt
}

# A login by key, one that is refused; behind the new keys nothing can be read.
recipe_ssh () {
  network_up
  mkdir -p ssh /run/sshd
  ssh-keygen -q -t ed25519 -N '' -f ssh/host
  ssh-keygen -q -t ed25519 -N '' -f ssh/user
  cat > sshd.conf <<EOF
ListenAddress 198.51.100.80
HostKey $PWD/ssh/host
AuthorizedKeysFile $PWD/ssh/user.pub
PermitRootLogin yes
StrictModes no
UsePAM no
PidFile $PWD/sshd.pid
EOF
  server server /usr/sbin/sshd -D -f "$PWD/sshd.conf"
  wait_for listens server 22
  start tests/captures/ssh/ssh.pcap client eth0 tcp
  run_in client ssh -F none -i ssh/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o BatchMode=yes \
    root@198.51.100.80 true >/dev/null 2>&1 || true
  run_in client ssh -F none -i ssh/host -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o BatchMode=yes \
    -o KexAlgorithms=ecdh-sha2-nistp256 -o Ciphers=aes128-ctr nobody@198.51.100.80 true >/dev/null 2>&1 || true
  stop
}
