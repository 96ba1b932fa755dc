# mail.sh - recipes of mail and chat: SMTP, POP, IMAP, IRC.
#
# SPDX-License-Identifier: GPL-3.0-or-later

letter () {
  printf 'From: Ada <ada@example.test>\r\nTo: Grace <grace@example.test>\r\nSubject: Good morning\r\n\r\nThe engine runs.\r\n'
}

# A letter with a login, one that is refused, and one in a hurry: several commands in a packet.
recipe_smtp () {
  network_up
  cat > exim.conf <<EOF
primary_hostname = lab.example.test
local_interfaces = 198.51.100.80
daemon_smtp_ports = 25
keep_environment =
exim_user = root
exim_group = root
never_users =
spool_directory = $PWD/spool
log_file_path = $PWD/log-%slog
acl_smtp_rcpt = check
rfc1413_query_timeout = 0s
tls_advertise_hosts =
begin acl
check:
  deny message = Nobody of that name
       local_parts = nobody
  accept
begin routers
sink:
  driver = redirect
  data = :blackhole:
begin authenticators
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if eq{\$auth2}{lovelace}}
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if eq{\$auth3}{lovelace}}
EOF
  mkdir -p spool
  server server exim4 -bdf -C "$PWD/exim.conf"
  wait_for listens server 25
  letter > letter
  start tests/captures/smtp/smtp.pcap client eth0 tcp
  run_in client swaks --silent 3 --server 198.51.100.80 --helo client.example.test --from ada@example.test --to grace@example.test \
    --auth LOGIN --auth-user ada --auth-password lovelace --data @letter >/dev/null 2>&1 || true
  run_in client curl -s --mail-from ada@example.test --mail-rcpt grace@example.test --user ada:lovelace --login-options AUTH=PLAIN \
    -T letter smtp://198.51.100.80/client.example.test >/dev/null 2>&1 || true
  run_in client swaks --silent 3 --server 198.51.100.80 --helo client.example.test --from ada@example.test --to nobody@example.test \
    --pipeline --data @letter >/dev/null 2>&1 || true
  stop
}

dovecot_up () {
  mkdir -p mail dovecot
  cat > dovecot.conf <<EOF
protocols = imap pop3
listen = 198.51.100.80
base_dir = $PWD/dovecot
log_path = $PWD/dovecot.log
ssl = no
disable_plaintext_auth = no
default_internal_user = root
default_login_user = nobody
default_internal_group = root
first_valid_uid = 0
first_valid_gid = 0
mail_location = mbox:~/box:INBOX=~/inbox
passdb {
  driver = static
  args = password=lovelace
}
userdb {
  driver = static
  args = uid=65534 gid=65534 home=$PWD/mail
}
service imap-login {
  chroot =
}
service pop3-login {
  chroot =
}
EOF
  { printf 'From ada@example.test Mon Jan  1 00:00:00 2024\n'; letter | tr -d '\r'; echo; } > mail/inbox
  chmod -R a+rX "$work" .
  chown -R nobody:nogroup mail
  server server dovecot -F -c "$PWD/dovecot.conf"
}

recipe_pop () {
  network_up
  dovecot_up
  wait_for listens server 110
  start tests/captures/pop/pop.pcap client eth0 tcp
  run_in client python3 - <<'EOF' || true
import poplib
post = poplib.POP3('198.51.100.80')
post.capa(); post.user('ada'); post.pass_('lovelace'); post.stat(); post.list(); post.uidl(); post.retr(1); post.dele(1); post.rset(); post.quit()
post = poplib.POP3('198.51.100.80')
post.user('ada')
try:
    post.pass_('wrong')
except poplib.error_proto:
    post.quit()
EOF
  stop
}

recipe_imap () {
  network_up
  dovecot_up
  wait_for listens server 143
  start tests/captures/imap/imap.pcap client eth0 tcp
  run_in client python3 - <<'EOF' || true
import imaplib
post = imaplib.IMAP4('198.51.100.80')
post.login('ada', 'lovelace'); post.list(); post.select('INBOX'); post.search(None, 'ALL'); post.fetch('1', '(FLAGS BODY[HEADER])')
post.uid('FETCH', '1', '(FLAGS)'); post.logout()
post = imaplib.IMAP4('198.51.100.80')
try:
    post.login('ada', 'wrong')
except imaplib.IMAP4.error:
    post.logout()
EOF
  stop
}

recipe_irc () {
  network_up
  cat > ngircd.conf <<EOF
[Global]
Name = irc.example.test
Info = Laboratory
Listen = 198.51.100.80
Ports = 6667
ServerUID = root
ServerGID = root
MotdPhrase = Welcome to the laboratory.
[Options]
DNS = no
Ident = no
PAM = no
EOF
  server server ngircd -n -f "$PWD/ngircd.conf"
  wait_for listens server 6667
  start tests/captures/irc/irc.pcap client eth0 tcp
  { printf 'NICK ada\r\nUSER ada 0 * :Ada Lovelace\r\n'; pause 1; printf 'JOIN #lab\r\n'; pause 0.3
    printf 'PRIVMSG #lab :Good morning, everyone\r\n'; pause 0.3; printf 'PRIVMSG nobody :Hello?\r\nQUIT :Bye\r\n'; pause 0.3; } |
    run_in client socat - TCP:198.51.100.80:6667 >/dev/null 2>&1 || true
  stop
}
