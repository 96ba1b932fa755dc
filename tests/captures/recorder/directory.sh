# directory.sh - recipes of directories: LDAP.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# A small tree is filled, searched, changed and asked for what is not there; one login is wrong.
recipe_ldap () {
  network_up
  mkdir -p ldap/config ldap/data
  cat > slapd.conf <<EOF
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile $PWD/slapd.pid
database mdb
suffix "dc=example,dc=test"
rootdn "cn=admin,dc=example,dc=test"
rootpw lovelace
directory $PWD/ldap/data
EOF
  cat > tree.ldif <<'EOF'
dn: dc=example,dc=test
objectClass: dcObject
objectClass: organization
dc: example
o: Laboratory

dn: cn=Ada,dc=example,dc=test
objectClass: inetOrgPerson
cn: Ada
sn: Lovelace
mail: ada@example.test
EOF
  cat > change.ldif <<'EOF'
dn: cn=Ada,dc=example,dc=test
changetype: modify
replace: mail
mail: countess@example.test
EOF
  server server slapd -d 0 -f "$PWD/slapd.conf" -h ldap://198.51.100.80
  wait_for listens server 389
  local admin='-x -H ldap://198.51.100.80 -D cn=admin,dc=example,dc=test'
  start tests/captures/ldap/ldap.pcap client eth0 tcp
  run_in client ldapadd $admin -w lovelace -f tree.ldif >/dev/null
  run_in client ldapsearch -x -H ldap://198.51.100.80 -LLL -s base -b '' supportedControl supportedLDAPVersion >/dev/null
  run_in client ldapsearch $admin -w lovelace -E pr=1/noprompt -b dc=example,dc=test \
    '(&(objectClass=*)(|(cn=A*a)(o=Lab*))(!(sn>=Z)))' cn mail >/dev/null
  run_in client ldapmodify $admin -w lovelace -f change.ldif >/dev/null
  run_in client ldapmodrdn $admin -w lovelace cn=Ada,dc=example,dc=test cn=Countess >/dev/null || true
  run_in client ldapcompare $admin -w lovelace cn=Countess,dc=example,dc=test sn:Lovelace >/dev/null 2>&1 || true
  run_in client ldapwhoami $admin -w lovelace >/dev/null
  run_in client ldapdelete $admin -w lovelace cn=Nobody,dc=example,dc=test >/dev/null 2>&1 || true
  run_in client ldapsearch $admin -w wrong -b dc=example,dc=test >/dev/null 2>&1 || true
  stop
}
