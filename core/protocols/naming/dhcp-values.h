/* dhcp-values.h - names of the numbers in DHCP messages; for dhcp-fields.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gi18n-lib.h>

#include "bytes/octet-names.h"

/* clang-format off */
static const OctetName operations[] = {
  { 1, N_("Request of a client") }, { 2, N_("Reply of a server") },
};

static const OctetName hardware[] = {
  { 1, "Ethernet" }, { 2, N_("Experimental Ethernet") }, { 3, "AX.25" }, { 6, "IEEE 802" },
  { 7, "ARCNET" }, { 11, "LocalTalk" }, { 15, N_("Frame Relay") }, { 16, "ATM" }, { 17, "HDLC" },
  { 18, N_("Fibre Channel") }, { 19, "ATM" }, { 20, N_("Serial line") }, { 24, "IEEE 1394" },
  { 27, "EUI-64" }, { 31, N_("IPsec tunnel") }, { 32, "InfiniBand" },
};

static const OctetName messages[] = {
  { 1, N_("Discover") }, { 2, N_("Offer") }, { 3, N_("Request") }, { 4, N_("Decline") },
  { 5, N_("ACK") }, { 6, N_("NAK") }, { 7, N_("Release") }, { 8, N_("Inform") },
  { 9, N_("Force Renew") }, { 10, N_("Lease Query") }, { 11, N_("Lease Unassigned") },
  { 12, N_("Lease Unknown") }, { 13, N_("Lease Active") }, { 14, N_("Bulk Lease Query") },
  { 15, N_("Lease Query Done") }, { 16, N_("Active Lease Query") },
  { 17, N_("Lease Query Status") }, { 18, "TLS" },
};

static const OctetName options[] = {
  { 0, N_("Padding") }, { 1, N_("Subnet mask") }, { 2, N_("Time offset") }, { 3, N_("Router") },
  { 4, N_("Time server") }, { 5, N_("Name server") }, { 6, N_("DNS server") },
  { 7, N_("Log server") }, { 8, N_("Quotes server") }, { 9, N_("Print server") },
  { 10, N_("Impress server") }, { 11, N_("Resource location server") }, { 12, N_("Host name") },
  { 13, N_("Start file size") }, { 14, N_("Dump file") }, { 15, N_("Domain name") },
  { 16, N_("Swap server") }, { 17, N_("Root path") }, { 18, N_("Extensions path") },
  { 19, N_("IP forwarding") }, { 20, N_("Non-local source routing") }, { 21, N_("Policy filter") },
  { 22, N_("Largest datagram to reassemble") }, { 23, N_("Default time to live") },
  { 24, N_("Path MTU aging timeout") }, { 25, N_("Path MTU plateaus") },
  { 26, N_("Interface MTU") },
  { 27, N_("All subnets are local") }, { 28, N_("Broadcast address") },
  { 29, N_("Perform mask discovery") }, { 30, N_("Mask supplier") },
  { 31, N_("Perform router discovery") }, { 32, N_("Router solicitation address") },
  { 33, N_("Static routes") }, { 34, N_("Trailer encapsulation") }, { 35, N_("ARP cache timeout") },
  { 36, N_("Ethernet encapsulation") }, { 37, N_("TCP default time to live") },
  { 38, N_("TCP keepalive interval") }, { 39, N_("TCP keepalive garbage") },
  { 40, N_("NIS domain") },
  { 41, N_("NIS server") }, { 42, N_("NTP server") }, { 43, N_("Vendor's information") },
  { 44, N_("NetBIOS name server") }, { 45, N_("NetBIOS datagram server") },
  { 46, N_("NetBIOS node type") }, { 47, N_("NetBIOS scope") }, { 48, N_("X font server") },
  { 49, N_("X display manager") }, { 50, N_("Requested IP address") }, { 51, N_("Lease time") },
  { 52, N_("Option overload") }, { 53, N_("DHCP message type") }, { 54, N_("Server identifier") },
  { 55, N_("Requested options") }, { 56, N_("Message") }, { 57, N_("Largest message") },
  { 58, N_("Renewal time") }, { 59, N_("Rebinding time") }, { 60, N_("Vendor class") },
  { 61, N_("Client identifier") }, { 62, N_("NetWare domain") }, { 63, N_("NetWare options") },
  { 64, N_("NIS+ domain") }, { 65, N_("NIS+ server") }, { 66, N_("TFTP server name") },
  { 67, N_("Start file name") }, { 68, N_("Mobile IP home agent") }, { 69, N_("SMTP server") },
  { 70, N_("POP3 server") }, { 71, N_("NNTP server") }, { 72, N_("Web server") },
  { 73, N_("Finger server") }, { 74, N_("IRC server") }, { 75, N_("StreetTalk server") },
  { 76, N_("StreetTalk assistance server") }, { 77, N_("User class") },
  { 78, N_("Directory agents") }, { 79, N_("Service scope") }, { 80, N_("Rapid commit") },
  { 81, N_("Client's full name") }, { 82, N_("Relay agent's information") },
  { 83, N_("Storage name server") }, { 85, N_("Novell directory server") },
  { 86, N_("Novell directory tree") }, { 87, N_("Novell directory context") },
  { 90, N_("Authentication") }, { 91, N_("Time since the last transaction") },
  { 92, N_("Associated addresses") }, { 93, N_("Client's architecture") },
  { 94, N_("Client's network interface") }, { 95, "LDAP" }, { 97, N_("Client's UUID") },
  { 98, N_("User authentication") }, { 99, N_("Civic location") }, { 100, N_("Time zone rule") },
  { 101, N_("Time zone name") }, { 108, N_("IPv6 only preferred") },
  { 112, N_("NetInfo parent server") }, { 113, N_("NetInfo parent tag") },
  { 114, N_("Captive portal") }, { 116, N_("Auto-configuration") },
  { 117, N_("Name service search") }, { 118, N_("Subnet selection") },
  { 119, N_("Search domains") },
  { 120, N_("SIP servers") }, { 121, N_("Classless routes") },
  { 122, N_("Cable client configuration") }, { 123, N_("Location by coordinates") },
  { 124, N_("Vendor class by enterprise") }, { 125, N_("Vendor's information by enterprise") },
  { 136, N_("PANA agent") }, { 137, N_("Location server") },
  { 138, N_("Wi-Fi access controller") }, { 139, N_("Mobility servers") },
  { 140, N_("Mobility server names") }, { 141, N_("SIP user agent domains") },
  { 142, N_("Network selection server") }, { 143, N_("Zero-touch start address") },
  { 144, N_("Location by coordinates") }, { 145, N_("Forced renewal nonce") },
  { 146, N_("DNS servers by domain") }, { 150, N_("TFTP server address") },
  { 151, N_("Status code") }, { 152, N_("Base time") }, { 153, N_("Time in this state") },
  { 154, N_("Query start time") }, { 155, N_("Query end time") }, { 156, N_("Lease state") },
  { 157, N_("Data source") }, { 158, N_("PCP servers") }, { 159, N_("Port parameters") },
  { 160, N_("Captive portal (old number)") }, { 161, N_("Device description address") },
  { 175, N_("Etherboot") }, { 208, N_("PXELINUX magic") }, { 209, N_("PXELINUX configuration") },
  { 210, N_("PXELINUX path prefix") }, { 211, N_("PXELINUX reboot time") },
  { 212, N_("IPv6 rapid deployment") }, { 213, N_("Access network domain") },
  { 220, N_("Subnet allocation") }, { 221, N_("Virtual subnet selection") },
  { 224, N_("Private use"), 248 }, { 249, N_("Classless routes (Microsoft)") },
  { 250, N_("Private use"), 251 }, { 252, N_("Proxy discovery") },
  { 253, N_("Private use"), 254 }, { 255, N_("End") },
};

static const OctetName node_types[] = {
  { 1, N_("Calls out (B-node)") }, { 2, N_("Asks a server (P-node)") },
  { 4, N_("Calls out, then asks (M-node)") }, { 8, N_("Asks, then calls out (H-node)") },
};

static const OctetName overloads[] = {
  { 1, N_("The start file's field holds options") },
  { 2, N_("The server name's field holds options") },
  { 3, N_("Both fields hold options") },
};

static const OctetName duids[] = {
  { 1, N_("Hardware address and time") }, { 2, N_("Given by the maker") },
  { 3, N_("Hardware address") }, { 4, "UUID" },
};

static const OctetName agent_options[] = {
  { 0, N_("Padding") }, { 1, N_("Circuit identifier") }, { 2, N_("Remote identifier") },
  { 4, N_("Cable device class") }, { 5, N_("Link selection") }, { 6, N_("Subscriber") },
  { 7, N_("RADIUS attributes") }, { 8, N_("Authentication") }, { 9, N_("Vendor's information") },
  { 10, N_("Flags") }, { 11, N_("Server identifier override") },
  { 12, N_("Relay agent identifier") }, { 13, N_("Access technology") },
  { 14, N_("Network name") }, { 15, N_("Access point name") }, { 16, N_("Access point address") },
  { 17, N_("Operator identifier") }, { 18, N_("Operator realm") }, { 19, N_("Source port") },
  { 150, N_("Link selection (Cisco)") }, { 151, N_("Virtual network") },
  { 152, N_("Server identifier override (Cisco)") },
};

static const OctetName auth_protocols[] = {
  { 0, N_("Password in clear text") }, { 1, N_("Delayed authentication") },
  { 3, N_("Key for reconfiguration") },
};
static const OctetName auth_algorithms[] = { { 1, "HMAC-MD5" } };
static const OctetName auth_replays[] = { { 0, N_("Growing counter") } };

static const OctetName architectures[] = {
  { 0, N_("x86, BIOS") }, { 1, "NEC PC-98" }, { 2, "Itanium" }, { 3, "Alpha" },
  { 4, "Arc x86" }, { 5, "Intel Lean Client" }, { 6, N_("x86, 32 bits, UEFI") },
  { 7, N_("x86, 64 bits, UEFI") }, { 8, N_("XScale, UEFI") }, { 9, N_("EFI byte code") },
  { 10, N_("ARM, 32 bits, UEFI") }, { 11, N_("ARM, 64 bits, UEFI") },
  { 12, "PowerPC Open Firmware" }, { 13, "PowerPC ePAPR" }, { 14, "POWER OPAL" },
  { 15, N_("x86, 32 bits, UEFI over HTTP") }, { 16, N_("x86, 64 bits, UEFI over HTTP") },
  { 17, N_("EFI byte code over HTTP") }, { 18, N_("ARM, 32 bits, UEFI over HTTP") },
  { 19, N_("ARM, 64 bits, UEFI over HTTP") }, { 20, N_("x86, BIOS over HTTP") },
  { 21, N_("ARM, 32 bits, U-Boot") }, { 22, N_("ARM, 64 bits, U-Boot") },
  { 23, N_("ARM, 32 bits, U-Boot over HTTP") }, { 24, N_("ARM, 64 bits, U-Boot over HTTP") },
  { 25, N_("RISC-V, 32 bits, UEFI") }, { 26, N_("RISC-V, 32 bits, UEFI over HTTP") },
  { 27, N_("RISC-V, 64 bits, UEFI") }, { 28, N_("RISC-V, 64 bits, UEFI over HTTP") },
  { 29, N_("RISC-V, 128 bits, UEFI") }, { 30, N_("RISC-V, 128 bits, UEFI over HTTP") },
  { 31, "s390 Basic" }, { 32, "s390 Extended" },
};

static const OctetName auto_configurations[] = {
  { 0, N_("Do not make up an address") }, { 1, N_("Make up an address") },
};

static const OctetName sip_encodings[] = { { 0, N_("Names") }, { 1, N_("IPv4 addresses") } };

static const OctetName enterprises[] = {
  { 9, "Cisco" }, { 311, "Microsoft" }, { 343, "Intel" }, { 2636, "Juniper" },
  { 3561, "Broadband Forum" }, { 4491, "CableLabs" }, { 14823, "Aruba" }, { 30065, "Arista" },
};

static const OctetName tr111_options[] = {
  { 1, N_("Device maker") }, { 2, N_("Device serial number") }, { 3, N_("Device product class") },
  { 4, N_("Gateway maker") }, { 5, N_("Gateway serial number") },
  { 6, N_("Gateway product class") },
};

static const OctetName preferences[] = {
  { 0, N_("Medium") }, { 1, N_("High") }, { 2, N_("Reserved") }, { 3, N_("Low") },
};

static const OctetName statuses[] = {
  { 0, N_("Success") }, { 1, N_("Unspecified failure") }, { 2, N_("Query terminated") },
  { 3, N_("Malformed query") }, { 4, N_("Not allowed") },
};

static const OctetName lease_states[] = {
  { 1, N_("Available") }, { 2, N_("Active") }, { 3, N_("Expired") }, { 4, N_("Released") },
  { 5, N_("Abandoned") }, { 6, N_("Reset") }, { 7, N_("Remote") }, { 8, N_("Transitioning") },
};
/* clang-format on */
