/* icmp-extensions.c - what routers add to ICMP messages: RFC 4884 objects, mobility agents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                 2                 4                 6        7        8
 *     +----+------------+-----------------+-----------------+--------+--------+------
 *     | 2  | reserved   | checksum        | object's length | class  | c-type | data …
 *     +----+------------+-----------------+-----------------+--------+--------+------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-checksum.h"
#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"

enum { MPLS = 1, INTERFACE = 2, IDENTIFICATION = 3 };

enum
{
  VERSION, RESERVED, CHECKSUM, STATUS, LENGTH, CLASS, KIND, KIND_INTERFACE, ROLE, ROLE_RESERVED,
  HAS_INDEX, HAS_ADDRESS, HAS_NAME, HAS_MTU, DATA, LABEL, EXPERIMENTAL, BOTTOM, TTL, INDEX,
  FAMILY, FAMILY_RESERVED, IPV4, IPV6, ADDRESS, NAME_LENGTH, NAME, MTU, WANTED_NAME, WANTED_INDEX,
  WANTED_FAMILY, WANTED_LENGTH, WANTED_RESERVED, WANTED_IPV4, WANTED_IPV6, WANTED_ADDRESS,
};

static const OctetName classes[] = {
  { 1, N_("MPLS label stack") }, { 2, N_("Interface information") },
  { 3, N_("Interface identification") },
};

static const OctetName roles[] = {
  { 0, N_("Where the packet arrived") }, { 1, N_("Part of where the packet arrived") },
  { 2, N_("Where the packet would have left") }, { 3, N_("The next hop") },
};

static const OctetName families[] = {
  { 1, "IPv4" }, { 2, "IPv6" }, { 6, "IEEE 802" }, { 16389, N_("MAC, 48 bits") },
  { 16390, N_("MAC, 64 bits") },
};

#define PRESENT(key, name, bit, text) { key, name, OCTET_FIELD_BOOL, \
    .under = OCTET_UNDER (KIND_INTERFACE), .bits = 8, .mask = bit, .on = N_("Present"), \
    .off = N_("Not present"), .lesson = text }
#define LESSON_FAMILY N_("Which kind of address follows.")
#define LESSON_ADDRESS N_("An address of the interface.")
#define LESSON_RESERVED N_("Zero; kept for later use.")

/* clang-format off */
static const OctetField fields[] = {
  [VERSION] = { "icmp.ext.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8, .mask = 0xf0,
    .lesson = N_("Always 2.") },
  [RESERVED] = { "icmp.ext.res", N_("Reserved"), OCTET_FIELD_HEX, .bits = 16, .mask = 0x0fff,
    .lesson = LESSON_RESERVED },
  [CHECKSUM] = { "icmp.ext.checksum", N_("Checksum"), OCTET_FIELD_CHECKSUM, .bits = 16, .at = 2,
    .lesson = N_("A sum over the extensions alone. It tells them from octets of the quoted "
                 "packet.") },
  [STATUS] = { "icmp.ext.checksum.status", N_("Checksum status"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (octet_ip_verdicts),
    .lesson = N_("Whether the checksum fits the extensions.") },
  [LENGTH] = { "icmp.ext.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"), .lesson = N_("Octets of this object, these four with it.") },
  [CLASS] = { "icmp.ext.class", N_("Class"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (classes),
    .lesson = N_("What the object is about.") },
  [KIND] = { "icmp.ext.ctype", N_("Type in the class"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which form of the class it is.") },
  [KIND_INTERFACE] = { "icmp.ext.ctype", N_("Type in the class"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which interface is meant and what is told about it.") },
  [ROLE] = { "icmp.int_info.role", N_("Role"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (KIND_INTERFACE), .bits = 8, .mask = 0xc0, OCTET_NAMED (roles),
    .lesson = N_("What the interface had to do with the packet.") },
  [ROLE_RESERVED] = { "icmp.int_info.reserved", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (KIND_INTERFACE), .bits = 8, .mask = 0x30, .lesson = LESSON_RESERVED },
  [HAS_INDEX] = PRESENT ("icmp.int_info.ifindex", N_("Index"), 0x08,
    N_("Whether the router's number of the interface follows.")),
  [HAS_ADDRESS] = PRESENT ("icmp.int_info.ipaddr", N_("Address"), 0x04,
    N_("Whether an address of the interface follows.")),
  [HAS_NAME] = PRESENT ("icmp.int_info.name_present", N_("Name"), 0x02,
    N_("Whether the name of the interface follows.")),
  [HAS_MTU] = PRESENT ("icmp.int_info.mtu_present", "MTU", 0x01,
    N_("Whether the largest packet size of the interface follows.")),
  [DATA] = { "icmp.ext.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets of an object that Octet does not know.") },
  [LABEL] = { "icmp.mpls.label", N_("Label"), OCTET_FIELD_UINT, .bits = 24, .mask = 0xfffff0,
    .lesson = N_("By this number the provider's routers switched the packet on. The trace route "
                 "tool shows it.") },
  [EXPERIMENTAL] = { "icmp.mpls.exp", N_("Traffic class"), OCTET_FIELD_UINT, .bits = 24,
    .mask = 0x0e, .lesson = N_("The packet's class of service.") },
  [BOTTOM] = { "icmp.mpls.s", N_("Bottom of the stack"), OCTET_FIELD_BOOL, .bits = 24,
    .mask = 0x01, .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Set in the last label.") },
  [TTL] = { "icmp.mpls.ttl", N_("Time to live"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How many more routers the label may pass.") },
  [INDEX] = { "icmp.int_info.index", N_("Interface index"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The router's number of the interface.") },
  [FAMILY] = { "icmp.int_info.afi", N_("Address family"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (families), .lesson = LESSON_FAMILY },
  [FAMILY_RESERVED] = { "icmp.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = LESSON_RESERVED },
  [IPV4] = { "icmp.int_info.ipv4", N_("Address"), OCTET_FIELD_IPV4, .lesson = LESSON_ADDRESS },
  [IPV6] = { "icmp.int_info.ipv6", N_("Address"), OCTET_FIELD_IPV6, .lesson = LESSON_ADDRESS },
  [ADDRESS] = { "icmp.int_info.ipunknown", N_("Address"), OCTET_FIELD_BYTES,
    .lesson = LESSON_ADDRESS },
  [NAME_LENGTH] = { "icmp.int_info.name_length", N_("Length of the name"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("Octets of the name, this one with it.") },
  [NAME] = { "icmp.int_info.name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("What the router calls the interface.") },
  [MTU] = { "icmp.int_info.mtu", "MTU", OCTET_FIELD_UINT, .bits = 32, .unit = N_("bytes"),
    .lesson = N_("The largest packet that fits the interface.") },
  [WANTED_NAME] = { "icmp.int_ident.name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("The question is about the interface with this name.") },
  [WANTED_INDEX] = { "icmp.int_ident.index", N_("Interface index"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The question is about the interface with this number.") },
  [WANTED_FAMILY] = { "icmp.int_ident.afi", N_("Address family"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (families), .lesson = LESSON_FAMILY },
  [WANTED_LENGTH] = { "icmp.int_ident.addr_length", N_("Address length"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("Octets of the address.") },
  [WANTED_RESERVED] = { "icmp.int_ident.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = LESSON_RESERVED },
  [WANTED_IPV4] = { "icmp.int_ident.ipv4", N_("Address"), OCTET_FIELD_IPV4,
    .lesson = LESSON_ADDRESS },
  [WANTED_IPV6] = { "icmp.int_ident.ipv6", N_("Address"), OCTET_FIELD_IPV6,
    .lesson = LESSON_ADDRESS },
  [WANTED_ADDRESS] = { "icmp.int_ident.address", N_("Address"), OCTET_FIELD_BYTES,
    .lesson = LESSON_ADDRESS },
};
/* clang-format on */

enum { BAD_CHECKSUM };

static const OctetNote notes[] = {
  [BAD_CHECKSUM] = { "icmp.ext.checksum_bad", OCTET_NOTE_WARNING, OCTET_GROUP_CHECKSUM,
    N_("The checksum does not fit the extensions") },
};

static const OctetCarrier carriers[] = { { "icmp.extensions", 0 } };

static gsize
left_before (OctetDissector *self,
             gsize           end)
{
  gsize position = octet_dissector_get_position (self);

  return octet_dissector_ok (self) && position < end ? end - position : 0;
}

/* RFC 4950, 3 */
static void
add_labels (OctetDissector *self,
            gsize           end)
{
  while (left_before (self, end) >= 4)
    {
      gsize at = octet_dissector_get_position (self);

      octet_dissector_open_text (self, _("Label"));
      octet_dissector_add (self, LABEL, at, 3);
      octet_dissector_add (self, EXPERIMENTAL, at + 2, 1);
      octet_dissector_add (self, BOTTOM, at + 2, 1);
      octet_dissector_add (self, TTL, at + 3, 1);
      octet_reader_skip (octet_dissector_rest (self), 4);
      octet_dissector_close (self);
    }
}

static void
add_address (OctetDissector *self,
             gsize           end)
{
  guint family;

  octet_dissector_open_text (self, _("Address"));
  family = (guint) octet_dissector_read (self, FAMILY);
  octet_dissector_read_size (self, FAMILY_RESERVED, 2);
  if (family == 1 && left_before (self, end) >= 4)
    octet_dissector_read (self, IPV4);
  else if (family == 2 && left_before (self, end) >= 16)
    octet_dissector_read (self, IPV6);
  else if (left_before (self, end) > 0)
    octet_dissector_read_size (self, ADDRESS, left_before (self, end));
  octet_dissector_close (self);
}

static void
add_name (OctetDissector *self,
          gsize           end)
{
  gsize length;

  octet_dissector_open_text (self, _("Interface name"));
  length = octet_dissector_read (self, NAME_LENGTH);
  if (length > 1 && length - 1 <= left_before (self, end))
    octet_dissector_read_size (self, NAME, length - 1);
  octet_dissector_close (self);
}

/* RFC 5837, 4 */
static void
add_interface (OctetDissector *self,
               gsize           end)
{
  guint kind = (guint) octet_dissector_read (self, KIND_INTERFACE);

  if ((kind & 8) != 0 && left_before (self, end) >= 4)
    octet_dissector_read (self, INDEX);
  if ((kind & 4) != 0 && left_before (self, end) >= 4)
    add_address (self, end);
  if ((kind & 2) != 0 && left_before (self, end) >= 1)
    add_name (self, end);
  if ((kind & 1) != 0 && left_before (self, end) >= 4)
    octet_dissector_read (self, MTU);
}

/* RFC 8335, 2.1 */
static void
add_wanted (OctetDissector *self,
            gsize           end)
{
  guint kind = (guint) octet_dissector_read (self, KIND);
  guint family;

  if (kind == 1 && left_before (self, end) > 0)
    octet_dissector_read_size (self, WANTED_NAME, left_before (self, end));
  else if (kind == 2 && left_before (self, end) >= 4)
    octet_dissector_read (self, WANTED_INDEX);
  if (kind != 3 || left_before (self, end) < 4)
    return;
  family = (guint) octet_dissector_read (self, WANTED_FAMILY);
  octet_dissector_read (self, WANTED_LENGTH);
  octet_dissector_read_size (self, WANTED_RESERVED, 1);
  if (family == 1 && left_before (self, end) >= 4)
    octet_dissector_read (self, WANTED_IPV4);
  else if (family == 2 && left_before (self, end) >= 16)
    octet_dissector_read (self, WANTED_IPV6);
  else if (left_before (self, end) > 0)
    octet_dissector_read_size (self, WANTED_ADDRESS, left_before (self, end));
}

static void
add_object (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize start = rest->position, left = octet_reader_left (rest);
  gsize size = octet_reader_peek_be (rest, 0, 2);
  guint class = (guint) octet_reader_peek_be (rest, 2, 1);
  const char *name = octet_name_find (classes, G_N_ELEMENTS (classes), class);
  gsize end = start + MIN (size >= 4 ? size : left, left);

  octet_dissector_open_text (self, name != NULL ? _(name) : _("Unknown object"));
  octet_dissector_read (self, LENGTH);
  octet_dissector_read (self, CLASS);
  if (class == INTERFACE)
    add_interface (self, end);
  else if (class == IDENTIFICATION)
    add_wanted (self, end);
  else
    {
      octet_dissector_read (self, KIND);
      if (class == MPLS)
        add_labels (self, end);
      if (left_before (self, end) > 0)
        octet_dissector_read_size (self, DATA, left_before (self, end));
    }
  octet_reader_skip (rest, left_before (self, end));
  octet_dissector_close (self);
}

static void
extensions_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = octet_dissector_get_size (self);
  guint version = (guint) octet_dissector_add (self, VERSION, 0, 1);
  guint16 sum;
  int verdict = 2;

  octet_dissector_read (self, RESERVED);
  if (octet_dissector_read (self, CHECKSUM) == 0)
    verdict = 3;
  else if (octet_dissector_sum_internet (self, size, -1, &sum))
    verdict = sum == 0xffff;
  octet_dissector_set_verdict (self, CHECKSUM, STATUS, BAD_CHECKSUM, verdict);
  while (version == 2 && octet_reader_left (rest) >= 4)
    add_object (self);
}

const OctetProtocol octet_protocol_icmp_extensions = {
  .key = "icmp.ext",
  .name = N_("ICMP extensions"),
  .short_name = "ICMP",
  .reference = "RFC 4884",
  .level = OCTET_LEVEL_NETWORK,
  .is_part = TRUE,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = extensions_dissect,
  .lesson = N_("Behind the quoted packet routers can tell more: the MPLS labels it had, or which "
               "interface it came in by."),
};
