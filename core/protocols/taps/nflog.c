/* nflog.c - packets that a rule of Linux's firewall logged, LINKTYPE_NFLOG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0           1           2                 4
 *     +-----------+-----------+-----------------+-----------------------------
 *     | family    | version 0 | group           | elements …
 *     +-----------+-----------+-----------------+-----------------------------
 *
 * An element; length and type are in the order of the machine that recorded, and the next
 * one starts at a multiple of four. The packet itself is the element of type 9.
 *
 *     0           2           4
 *     +-----------+-----------+----------------------
 *     | length    | type      | value …
 *     +-----------+-----------+----------------------
 *
 * Described at tcpdump.org/linktypes/LINKTYPE_NFLOG.html; the types are those of the kernel's
 * interface linux/netfilter/nfnetlink_log.h.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-time.h"
#include "dissect/octet-dissector.h"

#define LINK_NFLOG 239

enum
{
  FAMILY, VERSION, GROUP, ELEMENT, LENGTH, TYPE, PROTOCOL, HOOK, IN_DEVICE, OUT_DEVICE,
  IN_PORT, OUT_PORT, PREFIX, USER, USERS_GROUP, TIMESTAMP, VALUE,
};

enum
{
  TYPE_PACKET_HEADER = 1, TYPE_TIMESTAMP = 3, TYPE_IN_DEVICE, TYPE_OUT_DEVICE, TYPE_IN_PORT,
  TYPE_OUT_PORT, TYPE_PAYLOAD = 9, TYPE_PREFIX, TYPE_USER, TYPE_USERS_GROUP = 14,
};

enum { FAMILY_IPV4 = 2, FAMILY_IPV6 = 10 };

static const OctetName families[] = {
  { 0, N_("Unspecified") }, { 1, "IPv4 + IPv6" }, { 2, "IPv4" }, { 3, "ARP" },
  { 5, N_("Network device") }, { 7, N_("Bridge") }, { 10, "IPv6" }, { 12, "DECnet" },
};

static const OctetName types[] = {
  { 1, N_("Packet header") }, { 2, N_("Mark") }, { 3, N_("Time") }, { 4, N_("Device in") },
  { 5, N_("Device out") }, { 6, N_("Bridge port in") }, { 7, N_("Bridge port out") },
  { 8, N_("Hardware address") }, { 9, N_("Packet") }, { 10, N_("Prefix") }, { 11, N_("User") },
  { 12, N_("Sequence number") }, { 13, N_("Sequence number of all groups") },
  { 14, N_("User's group") }, { 15, N_("Hardware type") }, { 16, N_("Link header") },
  { 17, N_("Length of the link header") },
};

static const OctetName protocols[] = {
  { 0x0800, "IPv4" }, { 0x0806, "ARP" }, { 0x8100, N_("802.1Q virtual LAN") },
  { 0x86dd, "IPv6" },
};

static const OctetName hooks[] = {
  { 0, N_("Before routing") }, { 1, N_("To this machine") }, { 2, N_("Passing through") },
  { 3, N_("From this machine") }, { 4, N_("After routing") },
};

/* clang-format off */
static const OctetField fields[] = {
  [FAMILY] = { "nflog.family", N_("Family"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    OCTET_NAMED (families), .lesson = N_("Which part of the firewall logged the packet.") },
  [VERSION] = { "nflog.version", N_("Version"), OCTET_FIELD_UINT, .at = 1, .size = 1,
    .lesson = N_("Zero: there is only one version.") },
  [GROUP] = { "nflog.res_id", N_("Group"), OCTET_FIELD_UINT, .at = 2, .size = 2,
    .lesson = N_("The number in the rule; a program asks for the packets of one number.") },
  [ELEMENT] = { "nflog.tlv", N_("Element"), OCTET_FIELD_BYTES,
    .lesson = N_("One fact about the packet: its length, what it is, and its value.") },
  [LENGTH] = { "nflog.tlv_length", N_("Length"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Octets of the element, four for length and type with them.") },
  [TYPE] = { "nflog.tlv_type", N_("Type"), OCTET_FIELD_UINT, .bits = 16, .mask = 0x7fff,
    OCTET_NAMED (types), .lesson = N_("Which fact it is.") },
  [PROTOCOL] = { "nflog.protocol", N_("Protocol"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (protocols),
    .lesson = N_("What the packet is, by the numbers that Ethernet uses. It is zero where the "
                 "machine itself had just made it.") },
  [HOOK] = { "nflog.hook", N_("Hook"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (hooks),
    .lesson = N_("At which point of its way through the machine the packet was logged.") },
  [IN_DEVICE] = { "nflog.ifindex_indev", N_("Device in"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The number of the interface that the packet came in by.") },
  [OUT_DEVICE] = { "nflog.ifindex_outdev", N_("Device out"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The number of the interface that the packet was to leave by.") },
  [IN_PORT] = { "nflog.ifindex_physindev", N_("Bridge port in"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Where a bridge is in between: the number of its port that the packet came "
                 "in by.") },
  [OUT_PORT] = { "nflog.ifindex_physoutdev", N_("Bridge port out"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Where a bridge is in between: the number of its port that the packet was to "
                 "leave by.") },
  [PREFIX] = { "nflog.prefix", N_("Prefix"), OCTET_FIELD_STRING,
    .lesson = N_("A word that the rule's author chose, to find its packets again.") },
  [USER] = { "nflog.uid", N_("User"), OCTET_FIELD_INT, .bits = 32,
    .lesson = N_("The number of the user whose program sent the packet.") },
  [USERS_GROUP] = { "nflog.gid", N_("User's group"), OCTET_FIELD_INT, .bits = 32,
    .lesson = N_("The number of the group of the user whose program sent the packet.") },
  [TIMESTAMP] = { "nflog.timestamp", N_("Time"), OCTET_FIELD_TIME,
    .lesson = N_("When the packet came to the network card, as the kernel saw it.") },
  [VALUE] = { "nflog.tlv_value", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("The value of an element that needs no explanation of its own.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "frame.link", LINK_NFLOG } };

/* Seconds and microseconds, 64 bits each, in network order. */
static void
add_timestamp (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);
  OctetReader *rest = octet_dissector_rest (self);
  guint64 seconds = octet_reader_be (rest, 8);
  guint64 microseconds = octet_reader_be (rest, 8);

  if (seconds <= G_MAXINT64 / G_GINT64_CONSTANT (2000000000) && microseconds < 1000000)
    octet_dissector_add_time (self, TIMESTAMP,
                              (gint64) (seconds * 1000000000 + microseconds * 1000), at, 16);
  else
    octet_dissector_add (self, VALUE, at, 16);
}

static void
add_value (OctetDissector *self,
           guint           type,
           gsize           size)
{
  if (type == TYPE_PACKET_HEADER && size >= 4)
    {
      octet_dissector_read (self, PROTOCOL);
      octet_dissector_read (self, HOOK);
      octet_reader_skip (octet_dissector_rest (self), size - 3);
    }
  else if (type == TYPE_TIMESTAMP && size == 16)
    add_timestamp (self);
  else if (type >= TYPE_IN_DEVICE && type <= TYPE_OUT_PORT && size == 4)
    octet_dissector_read (self, IN_DEVICE + type - TYPE_IN_DEVICE);
  else if (type == TYPE_PAYLOAD)
    octet_reader_skip (octet_dissector_rest (self), size);
  else if (type == TYPE_PREFIX && size > 0)
    octet_dissector_read_size (self, PREFIX, size);
  else if (type == TYPE_USER && size == 4)
    octet_dissector_read (self, USER);
  else if (type == TYPE_USERS_GROUP && size == 4)
    octet_dissector_read (self, USERS_GROUP);
  else if (size > 0)
    octet_dissector_read_size (self, VALUE, size);
}

static guint
read_number (OctetDissector *self,
             gboolean        is_little)
{
  OctetReader *rest = octet_dissector_rest (self);

  return is_little ? octet_reader_le16 (rest) : octet_reader_be16 (rest);
}

/* One element. Returns whether there can be another one. */
static gboolean
add_element (OctetDissector *self,
             gboolean        is_little,
             gsize          *ret_payload_at,
             gsize          *ret_payload_size)
{
  gsize at = octet_dissector_get_position (self);
  gsize size = read_number (self, is_little);
  guint type = read_number (self, is_little) & 0x7fff;
  gsize left = octet_reader_left (octet_dissector_rest (self));

  octet_dissector_open_at (self, ELEMENT, at);
  octet_dissector_add_uint (self, LENGTH, size, at, 2);
  octet_dissector_add_uint (self, TYPE, type, at + 2, 2);
  if (size >= 4)
    add_value (self, type, size - 4);
  octet_dissector_close (self);
  if (type == TYPE_PAYLOAD && size >= 4)
    {
      *ret_payload_at = at + 4;
      *ret_payload_size = size - 4;
    }
  if (size < 4 || size - 4 > left)
    return FALSE;
  left -= size - 4;
  octet_reader_skip (octet_dissector_rest (self), MIN ((0 - size) & 3, left));
  return left >= 4;
}

static void
nflog_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  /* The first element, the packet header, is eight octets long. */
  gboolean is_little = octet_reader_peek_be (rest, 1, 1) == 0;
  guint family = (guint) octet_dissector_get_uint (self, FAMILY);
  guint32 type = family == FAMILY_IPV4 ? 0x0800 : family == FAMILY_IPV6 ? 0x86dd : 0;
  gsize payload_at = 0, payload_size = 0;

  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  while (octet_dissector_ok (self) && octet_reader_left (rest) >= 4 &&
         add_element (self, is_little, &payload_at, &payload_size))
    ;
  if (payload_size > 0)
    octet_dissector_call_part (self, "ethertype", type, payload_at, payload_size);
}

const OctetProtocol octet_protocol_nflog = {
  .key = "nflog",
  .name = N_("Log of the Linux firewall"),
  .short_name = "NFLOG",
  .reference = "LINKTYPE_NFLOG",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = nflog_dissect,
  .lesson = N_("Not a wire's header but the firewall's: a rule logged the packet and noted where "
               "it came from and whose it was."),
};
