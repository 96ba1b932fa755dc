/* null.c - the four octets that BSD systems put before packets of a loopback interface.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                   4
 *     +-------------------+----------
 *     | address family    | payload …
 *     +-------------------+----------
 *
 * The number is in the byte order of the computer that recorded (LINKTYPE_NULL)
 * or in network order (LINKTYPE_LOOP).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { TYPE, FAMILY };

static const OctetName families[] = {
  { 2, "IPv4" }, { 7, "OSI" }, { 10, N_("IPv6 (Linux)") }, { 16, "AppleTalk" }, { 23, "IPX" },
  { 24, N_("IPv6 (NetBSD, OpenBSD)") }, { 28, N_("IPv6 (FreeBSD)") },
  { 30, N_("IPv6 (macOS)") },
};

static const OctetField fields[] = {
  [TYPE] = { "null.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Some programs write an Ethernet type here in place of an address family.") },
  [FAMILY] = { "null.family", N_("Address family"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (families),
    .lesson = N_("Which protocol is inside, as the recording system numbers its address "
                 "families. IPv4 is 2 everywhere; for IPv6 every system chose another "
                 "number.") },
};

static const OctetCarrier carriers[] = { { "frame.link", 0 }, { "frame.link", 108 } };

static guint32
find_ethertype (guint32 family)
{
  switch (family)
    {
    case 2:
      return 0x0800;
    case 10:
    case 24:
    case 28:
    case 30:
      return 0x86dd;
    case 16:
      return 0x809b;
    case 23:
      return 0x8137;
    default:
      return 0;
    }
}

static void
null_dissect (OctetDissector *self)
{
  guint32 family = (guint32) octet_bytes_le (octet_dissector_get_bytes (self), 4);
  guint32 type;

  /* Families are small numbers, so the wrong byte order shows. */
  if (family > 0xffff)
    family = GUINT32_SWAP_LE_BE (family);
  if (family > 1500)
    {
      type = family & 0xffff;
      octet_dissector_add_uint (self, TYPE, type, 0, 4);
    }
  else
    {
      octet_dissector_add_uint (self, FAMILY, family, 0, 4);
      type = find_ethertype (family);
    }
  octet_dissector_hand_on (self, "ethertype", type, type);
}

const OctetProtocol octet_protocol_null = {
  .key = "null",
  .name = N_("Loopback"),
  .short_name = "Loopback",
  .reference = "LINKTYPE_NULL",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = null_dissect,
  .lesson = N_("Packets that a computer sends to itself have no link header. BSD and macOS record "
               "a number in its place that says what is inside."),
};
