/* dns-values.h - names of the numbers in DNS messages; for dns-fields.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gi18n-lib.h>

#include "bytes/octet-names.h"

/* clang-format off */
static const OctetName opcodes[] = {
  { 0, N_("Standard query") }, { 1, N_("Inverse query") }, { 2, N_("Server status request") },
  { 4, N_("Zone change notification") }, { 5, N_("Dynamic update") },
  { 6, N_("Stateful operation") },
};

static const OctetName rcodes[] = {
  { 0, N_("No error") }, { 1, N_("Format error") }, { 2, N_("Server failure") },
  { 3, N_("No such name") }, { 4, N_("Not implemented") }, { 5, N_("Refused") },
  { 6, N_("Name exists") }, { 7, N_("Record set exists") },
  { 8, N_("Record set does not exist") }, { 9, N_("Not authoritative") },
  { 10, N_("Name out of zone") }, { 11, N_("Stateful operation not implemented") },
  { 16, N_("Bad EDNS version or signature") }, { 17, N_("Key not recognized") },
  { 18, N_("Signature out of its time") }, { 19, N_("Bad key agreement mode") },
  { 20, N_("Duplicate key name") }, { 21, N_("Algorithm not supported") },
  { 22, N_("Bad truncation") }, { 23, N_("Bad or missing server cookie") },
};

/* The first word is the mnemonic that the list's info column shows. */
static const OctetName types[] = {
  { 0, N_("Unused") }, { 1, N_("A (IPv4 address)") }, { 2, N_("NS (name server)") },
  { 3, N_("MD (mail destination)") }, { 4, N_("MF (mail forwarder)") },
  { 5, N_("CNAME (alias for another name)") }, { 6, N_("SOA (start of a zone)") },
  { 7, N_("MB (mailbox)") }, { 8, N_("MG (mail group)") }, { 9, N_("MR (mailbox renamed)") },
  { 10, N_("NULL (anything)") }, { 11, N_("WKS (well-known services)") },
  { 12, N_("PTR (pointer to a name)") }, { 13, N_("HINFO (host information)") },
  { 14, N_("MINFO (mailbox information)") }, { 15, N_("MX (mail server)") },
  { 16, N_("TXT (text)") }, { 17, N_("RP (responsible person)") },
  { 18, N_("AFSDB (AFS server)") }, { 19, N_("X25 (X.25 address)") },
  { 20, N_("ISDN (ISDN number)") }, { 21, N_("RT (route through)") },
  { 22, N_("NSAP (OSI address)") }, { 23, N_("NSAP-PTR (pointer from an OSI address)") },
  { 24, N_("SIG (signature)") }, { 25, N_("KEY (public key)") },
  { 26, N_("PX (X.400 mapping)") }, { 27, N_("GPOS (geographical position)") },
  { 28, N_("AAAA (IPv6 address)") }, { 29, N_("LOC (location)") },
  { 30, N_("NXT (next name)") }, { 31, N_("EID (endpoint identifier)") },
  { 32, N_("NIMLOC (Nimrod locator)") }, { 33, N_("SRV (service)") },
  { 34, N_("ATMA (ATM address)") }, { 35, N_("NAPTR (naming authority pointer)") },
  { 36, N_("KX (key exchanger)") }, { 37, N_("CERT (certificate)") },
  { 38, N_("A6 (IPv6 address, obsolete)") }, { 39, N_("DNAME (alias for a branch)") },
  { 40, "SINK" }, { 41, N_("OPT (EDNS options)") }, { 42, N_("APL (address prefixes)") },
  { 43, N_("DS (delegation signer)") }, { 44, N_("SSHFP (SSH key fingerprint)") },
  { 45, N_("IPSECKEY (IPsec key)") }, { 46, N_("RRSIG (record signature)") },
  { 47, N_("NSEC (next secure name)") }, { 48, N_("DNSKEY (public key)") },
  { 49, N_("DHCID (DHCP client identity)") }, { 50, N_("NSEC3 (next hashed name)") },
  { 51, N_("NSEC3PARAM (hash parameters)") }, { 52, N_("TLSA (certificate of a server)") },
  { 53, N_("SMIMEA (certificate for mail)") }, { 55, N_("HIP (host identity)") },
  { 56, "NINFO" }, { 57, "RKEY" }, { 58, N_("TALINK (trust anchor link)") },
  { 59, N_("CDS (child's DS)") }, { 60, N_("CDNSKEY (child's DNSKEY)") },
  { 61, N_("OPENPGPKEY (OpenPGP key)") }, { 62, N_("CSYNC (child-to-parent synchronization)") },
  { 63, N_("ZONEMD (digest of a zone)") }, { 64, N_("SVCB (service binding)") },
  { 65, N_("HTTPS (service binding for HTTPS)") }, { 99, N_("SPF (sender policy)") },
  { 100, "UINFO" }, { 101, "UID" }, { 102, "GID" }, { 103, "UNSPEC" },
  { 104, N_("NID (node identifier)") }, { 105, N_("L32 (locator of 32 bits)") },
  { 106, N_("L64 (locator of 64 bits)") }, { 107, N_("LP (locator pointer)") },
  { 108, "EUI48" }, { 109, "EUI64" }, { 249, N_("TKEY (key agreement)") },
  { 250, N_("TSIG (message signature)") }, { 251, N_("IXFR (changes of a zone)") },
  { 252, N_("AXFR (whole zone)") }, { 253, N_("MAILB (mailbox records)") },
  { 254, N_("MAILA (mail agent records)") }, { 255, N_("ANY (all records)") },
  { 256, "URI" }, { 257, N_("CAA (certification authority authorization)") },
  { 32768, N_("TA (trust authority)") }, { 32769, N_("DLV (DNSSEC look-aside)") },
  { 65281, N_("WINS (Windows names)") }, { 65282, N_("WINS-R (Windows names, reverse)") },
  { 65422, N_("XPF (forwarded client address)") },
};

static const OctetName classes[] = {
  { 1, "IN" }, { 2, "CS" }, { 3, "CH" }, { 4, "HS" }, { 254, "NONE" }, { 255, "ANY" },
};

static const OctetName algorithms[] = {
  { 1, "RSA/MD5" }, { 2, "Diffie-Hellman" }, { 3, "DSA/SHA-1" }, { 4, N_("Elliptic curves") },
  { 5, "RSA/SHA-1" }, { 6, "DSA/SHA-1, NSEC3" }, { 7, "RSA/SHA-1, NSEC3" },
  { 8, "RSA/SHA-256" }, { 10, "RSA/SHA-512" }, { 12, "GOST R 34.10-2001" },
  { 13, "ECDSA P-256/SHA-256" }, { 14, "ECDSA P-384/SHA-384" }, { 15, "Ed25519" },
  { 16, "Ed448" }, { 157, "HMAC-MD5" }, { 252, N_("Indirect key") },
  { 253, N_("Private, by name") }, { 254, N_("Private, by object identifier") },
};

static const OctetName digests[] = {
  { 0, N_("Reserved") }, { 1, "SHA-1" }, { 2, "SHA-256" }, { 3, "GOST R 34.11-94" },
  { 4, "SHA-384" },
};

static const OctetName hashes[] = { { 0, N_("Reserved") }, { 1, "SHA-1" } };

static const OctetName families[] = { { 1, "IPv4" }, { 2, "IPv6" } };

static const OctetName certificates[] = {
  { 1, "X.509" }, { 2, "SPKI" }, { 3, "OpenPGP" }, { 4, N_("Address of an X.509 certificate") },
  { 5, N_("Address of an SPKI certificate") }, { 6, N_("Address of an OpenPGP certificate") },
  { 7, N_("Attribute certificate") }, { 8, N_("Address of an attribute certificate") },
  { 253, N_("Private, by URI") }, { 254, N_("Private, by object identifier") },
};

static const OctetName ssh_algorithms[] = {
  { 0, N_("Reserved") }, { 1, "RSA" }, { 2, "DSA" }, { 3, "ECDSA" }, { 4, "Ed25519" },
  { 6, "Ed448" },
};

static const OctetName ssh_digests[] = {
  { 0, N_("Reserved") }, { 1, "SHA-1" }, { 2, "SHA-256" },
};

static const OctetName gateways[] = {
  { 0, N_("No gateway") }, { 1, N_("IPv4 address") }, { 2, N_("IPv6 address") },
  { 3, N_("Domain name") },
};

static const OctetName ipsec_algorithms[] = {
  { 0, N_("None") }, { 1, "DSA" }, { 2, "RSA" }, { 3, "ECDSA" },
};

static const OctetName tlsa_usages[] = {
  { 0, N_("Authority constraint (PKIX-TA)") }, { 1, N_("Server certificate constraint (PKIX-EE)") },
  { 2, N_("Trust anchor (DANE-TA)") }, { 3, N_("The domain's own certificate (DANE-EE)") },
};

static const OctetName tlsa_selectors[] = {
  { 0, N_("Whole certificate") }, { 1, N_("Public key") },
};

static const OctetName tlsa_matchings[] = {
  { 0, N_("No hash") }, { 1, "SHA-256" }, { 2, "SHA-512" },
};

static const OctetName zonemd_schemes[] = {
  { 0, N_("Reserved") }, { 1, N_("Simple") }, { 240, N_("Private use"), 254 },
};

static const OctetName zonemd_hashes[] = {
  { 0, N_("Reserved") }, { 1, "SHA-384" }, { 2, "SHA-512" }, { 240, N_("Private use"), 254 },
};

static const OctetName svcb_keys[] = {
  { 0, "mandatory" }, { 1, "alpn" }, { 2, "no-default-alpn" }, { 3, "port" }, { 4, "ipv4hint" },
  { 5, "ech" }, { 6, "ipv6hint" }, { 7, "dohpath" }, { 8, "ohttp" }, { 32769, "odohconfig" },
  { 65535, N_("Reserved") },
};

static const OctetName tkey_modes[] = {
  { 1, N_("Assigned by the server") }, { 2, "Diffie-Hellman" }, { 3, "GSS-API" },
  { 4, N_("Assigned by the resolver") }, { 5, N_("Delete the key") },
};

static const OctetName options[] = {
  { 0, N_("Reserved") }, { 1, N_("Long-lived query") }, { 2, N_("Update lease") },
  { 3, N_("Name server identifier") }, { 4, N_("Owner (reserved)") },
  { 5, N_("DNSSEC algorithms understood") }, { 6, N_("DS hashes understood") },
  { 7, N_("NSEC3 hashes understood") }, { 8, N_("Client subnet") }, { 9, N_("Zone expiry") },
  { 10, N_("Cookie") }, { 11, N_("TCP keepalive") }, { 12, N_("Padding") },
  { 13, N_("Chain query") }, { 14, N_("Key tags") }, { 15, N_("Extended error") },
  { 16, N_("Client tag") }, { 17, N_("Server tag") }, { 18, N_("Report channel") },
  { 20730, N_("Client subnet (experimental)") },
};

static const OctetName errors[] = {
  { 0, N_("Other error") }, { 1, N_("Unsupported DNSKEY algorithm") },
  { 2, N_("Unsupported DS digest type") }, { 3, N_("Stale answer") },
  { 4, N_("Forged answer") }, { 5, N_("DNSSEC state unknown") },
  { 6, N_("DNSSEC check failed") }, { 7, N_("Signature expired") },
  { 8, N_("Signature not yet valid") }, { 9, N_("DNSKEY missing") },
  { 10, N_("RRSIG missing") }, { 11, N_("No zone key bit set") }, { 12, N_("NSEC missing") },
  { 13, N_("Cached error") }, { 14, N_("Not ready") }, { 15, N_("Blocked") },
  { 16, N_("Censored") }, { 17, N_("Filtered") }, { 18, N_("Prohibited") },
  { 19, N_("Stale answer that the name does not exist") }, { 20, N_("Not authoritative") },
  { 21, N_("Not supported") }, { 22, N_("No authority reachable") }, { 23, N_("Network error") },
  { 24, N_("Invalid data") }, { 25, N_("Signature expired before it was valid") },
  { 26, N_("Too early") }, { 27, N_("Unsupported number of NSEC3 iterations") },
  { 28, N_("Against the policy") }, { 29, N_("Synthesized") },
  { 49152, N_("Private use"), 65535 },
};

static const OctetName dso_types[] = {
  { 0, N_("Reserved") }, { 1, N_("Keepalive") }, { 2, N_("Retry delay") },
  { 3, N_("Encryption padding") }, { 64, N_("Subscribe") }, { 65, N_("Push") },
  { 66, N_("Unsubscribe") }, { 67, N_("Reconfirm") },
};
/* clang-format on */
